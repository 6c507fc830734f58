"""AI usage."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.ai_usage import sample
from tidegauge.dashboards.templates.template import Template, ask, board, part, row, trend

_USD: Final = "currency"


def ai_usage() -> Document:
    """What language models are asked and what that costs."""
    return board(
        "AI usage",
        "Calls, tokens, cost, time and failures of language models.",
        row(
            3,
            part("number", "Calls", trend("ai_request")),
            part("number", "Cost", trend("ai_request", aggregation="sum"), unit=_USD, decimals=2, good_when="down"),
            part("number", "Tokens", trend("ai_request", aggregation="sum", value_field="tokens")),
            part("number", "People", trend("ai_request", aggregation="unique_count")),
            part("number", "Time, p95", trend("ai_request", aggregation="p95", value_field="duration_ms"), unit="duration_ms", good_when="down"),
            part(
                "number",
                "Failed (%)",
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
            part("stacked", "Cost by model (USD)", ask("ai_request", aggregation="sum", interval="auto", group_by=["model"]), width=8, unit=_USD, shape="bars"),
            part("doughnut", "Cost by feature (USD)", ask("ai_request", aggregation="sum", group_by=["feature"]), width=4, unit=_USD),
        ),
        row(
            7,
            part(
                "area",
                "Tokens read and written",
                ask("ai_request", "Read", aggregation="sum", value_field="input_tokens", interval="auto"),
                ask("ai_request", "Written", aggregation="sum", value_field="output_tokens", interval="auto"),
                width=6,
            ),
            part(
                "line",
                "Time by model, p95",
                ask("ai_request", aggregation="p95", value_field="duration_ms", interval="auto", group_by=["model"]),
                width=6,
                unit="duration_ms",
            ),
        ),
        row(
            7,
            part(
                "table",
                "Models",
                ask("ai_request", "Calls", group_by=["model"]),
                ask("ai_request", "Cost (USD)", aggregation="sum", group_by=["model"]),
                ask("ai_request", "Tokens", aggregation="sum", value_field="tokens", group_by=["model"]),
                ask("ai_request", "Time, p95", aggregation="p95", value_field="duration_ms", group_by=["model"]),
                width=7,
                formulas=(("USD per 1,000 calls", "B / A * 1000"),),
                columns=[
                    {"key": "model"},
                    {"key": "A", "bar": True},
                    {"key": "B", "unit": _USD, "decimals": 2},
                    {"key": "C"},
                    {"key": "D", "unit": "duration_ms"},
                    {"key": "F1", "unit": _USD, "decimals": 2},
                ],
            ),
            part(
                "sankey", "From feature to model (tokens)", ask("ai_request", aggregation="sum", value_field="tokens", group_by=["feature", "model"]), width=5
            ),
        ),
        row(
            7,
            part(
                "forecast",
                "Cost a day (USD)",
                ask("ai_request", "Cost", aggregation="sum", interval="day"),
                width=6,
                unit=_USD,
                horizon=14,
                range_="last_30_days",
            ),
            part("pie", "Answers from the cache", ask("ai_request", group_by=["is_cached"]), width=3),
            part("horizontal_bar", "Status codes", ask("ai_request", group_by=["status"]), width=3),
        ),
        tags=("ai", "cost"),
    )


AI_USAGE: Final = Template(
    key="ai_usage", name="AI usage", description="Calls, tokens, cost, latency and errors per model.", needs=("ai_request",), board=ai_usage, sample=sample
)
