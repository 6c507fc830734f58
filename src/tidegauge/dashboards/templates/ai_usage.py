"""AI usage."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.ai_usage import sample
from tidegauge.dashboards.templates.template import Template, ask, board, named, part, row, trend

_USD: Final = "currency"
_MODELS: Final = named(("Large", "Large", "series-1"), ("Small", "Small", "series-8"), ("Vision", "Vision", "series-5"), ("Embedding", "Embedding", "series-3"))
_FAILURES: Final = named(("429", "429 Too many", "series-2"), ("500", "500 Error", "series-7"))
_CACHE: Final = named(("Hit", "From the cache", "series-3"), ("Miss", "Computed", "series-1"))


def ai_usage() -> Document:
    """What language models are asked and what that costs."""
    return board(
        "AI usage",
        "Calls, tokens, cost, time and failures of language models.",
        row(
            3,
            part("number", "Calls", trend("ai_request")),
            part("number", "Cost", trend("ai_request", "Cost", aggregation="sum"), unit=_USD, good_when="down"),
            part("number", "Tokens", trend("ai_request", "Tokens", aggregation="sum", value_field="tokens")),
            part("number", "People", trend("ai_request", "People", aggregation="unique_count")),
            part("number", "Time, p95", trend("ai_request", "Time", aggregation="p95", value_field="duration_ms"), unit="duration_ms", good_when="down"),
            part(
                "number",
                "Failed",
                trend("ai_request", "Failed", is_hidden=True, where=[("status", "gte", 400)]),
                trend("ai_request", "All", is_hidden=True),
                formulas=(("Failed", "A / B * 100"),),
                unit="percent",
                decimals=2,
                good_when="down",
            ),
        ),
        row(
            7,
            part(
                "stacked",
                "Cost by model",
                ask("ai_request", "Cost", aggregation="sum", interval="6_hours", group_by=["model"]),
                width=8,
                unit=_USD,
                shape="bars",
                value_mappings=_MODELS,
            ),
            part("doughnut", "Cost by feature", ask("ai_request", "Cost", aggregation="sum", group_by=["feature"]), width=4, unit=_USD),
        ),
        row(
            7,
            part(
                "area",
                "Tokens read and written",
                ask("ai_request", "Read", aggregation="sum", value_field="input_tokens", interval="3_hours"),
                ask("ai_request", "Written", aggregation="sum", value_field="output_tokens", interval="3_hours"),
                width=6,
            ),
            part(
                "line",
                "Time by model, p95",
                ask("ai_request", aggregation="p95", value_field="duration_ms", interval="6_hours", group_by=["model"]),
                width=6,
                unit="duration_ms",
                value_mappings=_MODELS,
            ),
        ),
        row(
            6,
            part(
                "table",
                "Models",
                ask("ai_request", "Calls", group_by=["model"]),
                ask("ai_request", "Cost", aggregation="sum", group_by=["model"]),
                ask("ai_request", "Tokens", aggregation="sum", value_field="tokens", group_by=["model"]),
                ask("ai_request", "Time, p95", aggregation="p95", value_field="duration_ms", group_by=["model"]),
                width=7,
                formulas=(("Per 1,000 calls", "B / A * 1000"),),
                columns=[
                    {"key": "model"},
                    {"key": "A", "bar": True},
                    {"key": "B", "unit": _USD, "decimals": 2},
                    {"key": "C"},
                    {"key": "D", "unit": "duration_ms"},
                    {"key": "F1", "unit": _USD, "decimals": 2},
                ],
                show_total=True,
            ),
            part(
                "sankey",
                "Tokens from feature to model",
                ask("ai_request", "Tokens", aggregation="sum", value_field="tokens", group_by=["feature", "model"]),
                width=5,
            ),
        ),
        row(
            7,
            part(
                "forecast",
                "Cost a day",
                ask("ai_request", "Cost", aggregation="sum", interval="day"),
                width=6,
                unit=_USD,
                horizon=14,
                range_="last_28_days",
            ),
            part("pie", "Prompt cache", ask("ai_request", "Calls", group_by=["cache"]), width=3, value_mappings=_CACHE),
            part(
                "stacked",
                "Failed calls",
                ask("ai_request", "Failed", interval="day", group_by=["status"], where=[("status", "gte", 400)]),
                width=3,
                shape="bars",
                value_mappings=_FAILURES,
            ),
        ),
        tags=("ai", "cost"),
    )  # fmt: skip


AI_USAGE: Final = Template(
    key="ai_usage", name="AI usage", description="Calls, tokens, cost, latency and errors per model.", needs=("ai_request",), board=ai_usage, sample=sample
)
