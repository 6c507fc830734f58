"""API performance."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.api import sample
from tidegauge.dashboards.templates.template import Ask, Template, ask, board, part, row, trend

_MS: Final[dict[str, Any]] = {"unit": "duration_ms", "good_when": "down"}


def _percentile(level: str, label: str = "", **question: Any) -> Ask:
    return ask("requests", label, aggregation=level, value_field="duration_ms", **question)


def api() -> Document:
    """How much is asked, how quick and how good the answers are."""
    return board(
        "API performance",
        "Requests, response times, errors and the endpoints behind them.",
        row(
            3,
            part("number", "Requests", trend("requests")),
            part("number", "Response time, p50", trend("requests", aggregation="p50", value_field="duration_ms"), **_MS),
            part("number", "Response time, p95", trend("requests", aggregation="p95", value_field="duration_ms"), **_MS),
            part("number", "Response time, p99", trend("requests", aggregation="p99", value_field="duration_ms"), **_MS),
            part("number", "Error rate (%)", trend("error_rate"), unit="percent", decimals=2, good_when="down"),
            part("number", "Server errors", trend("errors"), good_when="down"),
        ),
        row(
            7,
            part(
                "line",
                "Response time",
                _percentile("p50", "p50", interval="auto"),
                _percentile("p95", "p95", interval="auto"),
                _percentile("p99", "p99", interval="auto"),
                width=8,
                unit="duration_ms",
                thresholds=[{"value": 500, "colour": "warning", "label": "500 ms"}],
            ),
            part("histogram", "Response times", _percentile("histogram"), width=4, unit="duration_ms"),
        ),
        row(
            7,
            part("stacked", "Requests by status", ask("requests", interval="auto", group_by=["status"]), width=6, shape="bars"),
            part("anomaly", "Error rate over time (%)", ask("error_rate", "Error rate", interval="hour"), width=6, unit="percent", direction="above"),
        ),
        row(
            8,
            part(
                "table",
                "Endpoints",
                ask("requests", "Requests", group_by=["path"], limit=100),
                _percentile("p50", "p50", group_by=["path"], limit=100),
                _percentile("p95", "p95", group_by=["path"], limit=100),
                ask("error_rate", "Errors (%)", group_by=["path"], limit=100),
                width=7,
                columns=[
                    {"key": "path", "width": 220},
                    {"key": "A", "bar": True},
                    {"key": "B", "unit": "duration_ms"},
                    {"key": "C", "unit": "duration_ms"},
                    {"key": "D", "unit": "percent", "decimals": 2},
                ],
            ),
            part(
                "bubble",
                "Busy, slow or failing endpoints",
                ask("requests", "Requests", group_by=["path"], limit=50),
                _percentile("p95", "p95", group_by=["path"], limit=50),
                ask("requests", "Bytes", aggregation="sum", value_field="bytes", group_by=["path"], limit=50),
                width=5,
                unit="duration_ms",
                size_unit="bytes",
                x_label="Requests",
                axis_label="p95",
            ),
        ),
        row(
            7,
            part(
                "box_plot",
                "Response time by region",
                *(_percentile(level, level, group_by=["region"]) for level in ("p5", "p25", "p50", "p75", "p95")),
                width=4,
                unit="duration_ms",
            ),
            part("heatmap", "Requests by hour and weekday", ask("requests", interval="hour"), width=4),
            part("doughnut", "Methods", ask("requests", group_by=["method"]), width=2),
            part("alert_list", "Alerts", width=2),
        ),
        tags=("operations",),
    )


API: Final = Template(
    key="api",
    name="API performance",
    description="Requests, response times, errors and endpoints.",
    needs=("request", "http_request", "api_request"),
    board=api,
    sample=sample,
)
