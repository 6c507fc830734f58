"""Language models that the product calls."""

from __future__ import annotations

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.templates.template import ask, board, part, row


def models() -> Document:
    """Calls by model, and those that failed."""
    failed = [("status", "neq", "ok")]
    return board(
        "AI usage",
        "Calls that Tidegauge itself makes to language models. Empty while no model is set up.",
        row(
            3,
            part("number", "Calls", ask("ai_request", "Calls", interval="auto")),
            part("number", "Failed calls", ask("ai_request", "Failed", interval="auto", where=failed), good_when="down"),
            part("number", "Models", ask("ai_request", "Models", aggregation="unique_count", value_field="model", interval="auto")),
        ),
        row(
            7,
            part("stacked", "Calls by model", ask("ai_request", "Calls", interval="auto", group_by=["model"]), width=8, shape="bars"),
            part("doughnut", "How calls ended", ask("ai_request", "Calls", group_by=["status"]), width=4),
        ),
        range_="last_24_hours",
        compare="none",
        tags=("ai",),
    )
