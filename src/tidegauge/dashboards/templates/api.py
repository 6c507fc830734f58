"""API performance."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.api import sample
from tidegauge.dashboards.templates.template import Ask, Template, ask, board, named, part, row, trend

_MS: Final[dict[str, Any]] = {"unit": "duration_ms", "good_when": "down"}
_LEVELS: Final = named(("p50", "p50", "series-8"), ("p95", "p95", "series-1"), ("p99", "p99", "series-5"))
_STATUSES: Final = named(
    ("200", "200 OK", "series-1"), ("201", "201 Created", "series-8"), ("404", "404 Not found", "series-2"), ("401", "401 Unauthorized", "series-5"),
    ("429", "429 Too many", "series-4"), ("500", "500 Error", "series-7"),
)  # fmt: skip


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
            part("number", "Error rate", trend("error_rate"), unit="percent", decimals=2, good_when="down"),
            part("number", "Server errors", trend("errors"), good_when="down", sparkline="bars"),
        ),
        row(
            7,
            part(
                "line",
                "Response time",
                _percentile("p50", "p50", interval="3_hours"),
                _percentile("p95", "p95", interval="3_hours"),
                _percentile("p99", "p99", interval="3_hours"),
                width=8,
                unit="duration_ms",
                thresholds=[{"value": 500, "colour": "warning", "label": "500 ms"}],
                value_mappings=_LEVELS,
            ),
            part(
                "histogram",
                "Response times up to 0.6 s",
                ask("requests", aggregation="histogram", value_field="duration_ms", where=[("duration_ms", "lte", 600)]),
                width=4,
                unit="duration_ms",
            ),
        ),
        row(
            7,
            part("stacked", "Requests by status", ask("requests", interval="3_hours", group_by=["status"]), width=6, shape="bars", value_mappings=_STATUSES),
            part("anomaly", "Error rate over time", ask("error_rate", "Error rate", interval="3_hours"), width=6, unit="percent", direction="above"),
        ),
        row(
            9,
            part(
                "table",
                "Endpoints",
                ask("requests", "Requests", group_by=["path"], limit=100),
                _percentile("p50", "p50", group_by=["path"], limit=100),
                _percentile("p95", "p95", group_by=["path"], limit=100),
                ask("error_rate", "Errors", group_by=["path"], limit=100),
                width=7,
                columns=[
                    {"key": "path", "label": "Endpoint", "width": 220},
                    {"key": "A", "bar": True},
                    {"key": "B", "unit": "duration_ms"},
                    {"key": "C", "unit": "duration_ms"},
                    {"key": "D", "unit": "percent", "decimals": 2},
                ],
            ),
            part(
                "bubble",
                "Busy, slow and heavy endpoints",
                ask("requests", "Requests", group_by=["path"], limit=50),
                _percentile("p95", "p95", group_by=["path"], limit=50),
                ask("requests", "Bytes", aggregation="sum", value_field="bytes", group_by=["path"], limit=50),
                width=5,
                unit="duration_ms",
                size_unit="bytes",
                x_label="Requests",
                axis_label="p95",
                scale="log",
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
            part("heatmap", "When requests come", ask("requests", interval="hour"), width=4),
            part("feed", "Latest failures", width=4, filters=[{"field": "status", "operator": "gte", "value": 429}]),
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
