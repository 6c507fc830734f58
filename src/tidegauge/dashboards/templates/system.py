"""System health."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.system import sample
from tidegauge.dashboards.templates.template import Ask, Template, ask, board, part, row, trend

_LOAD_COLOURS: Final = [{"value": 0, "colour": "positive"}, {"value": 75, "colour": "warning"}, {"value": 90, "colour": "negative"}]
_PERCENT: Final[dict[str, Any]] = {"unit": "percent", "min": 0, "max": 100}


def _by_host(metric: str) -> Ask:
    return ask(metric, aggregation="average", interval="hour", group_by=["host"])


def system() -> Document:
    """How the machines are."""
    return board(
        "System health",
        "Processor, memory, disk and network of every machine, database queries and errors.",
        row(
            5,
            part("gauge", "CPU (%)", ask("cpu_percent", aggregation="average"), **_PERCENT, thresholds=_LOAD_COLOURS),
            part("gauge", "Memory (%)", ask("memory_percent", aggregation="average"), **_PERCENT, thresholds=_LOAD_COLOURS),
            part("gauge", "Fullest disk (%)", ask("disk_percent", aggregation="max"), **_PERCENT, thresholds=_LOAD_COLOURS),
            part("number", "Network (bytes/s)", trend("network_bytes_per_second", aggregation="average"), unit="bytes"),
            part("number", "Query time, p95", trend("db_query", aggregation="p95", value_field="duration_ms"), unit="duration_ms", good_when="down"),
            part("number", "Errors", trend("errors"), good_when="down"),
        ),
        row(
            7,
            part("line", "CPU by machine (%)", _by_host("cpu_percent"), **_PERCENT, thresholds=[{"value": 90, "colour": "negative", "label": "90 %"}]),
            part("line", "Memory by machine (%)", _by_host("memory_percent"), **_PERCENT),
        ),
        row(
            7,
            part("stacked", "Network by machine (bytes/s)", _by_host("network_bytes_per_second"), unit="bytes"),
            part("anomaly", "Load average", ask("load_average", "Load", aggregation="average", interval="hour")),
        ),
        row(
            7,
            part(
                "table",
                "Machines",
                ask("cpu_percent", "CPU (%)", aggregation="average", group_by=["host"]),
                ask("memory_percent", "Memory (%)", aggregation="average", group_by=["host"]),
                ask("disk_percent", "Disk (%)", aggregation="last", group_by=["host"]),
                ask("load_average", "Load", aggregation="average", group_by=["host"]),
                width=5,
                columns=[{"key": "host"}, {"key": "A", "bar": True}, {"key": "B", "bar": True}, {"key": "C", "bar": True}, {"key": "D", "decimals": 2}],
                decimals=1,
            ),
            part(
                "heatmap",
                "CPU by hour and machine (%)",
                ask("cpu_percent", aggregation="average", interval="hour", group_by=["host"]),
                width=4,
                y="host",
                unit="percent",
            ),
            part("horizontal_bar", "Errors by message", ask("errors", group_by=["message"], limit=10), width=3),
        ),
        row(
            7,
            part("histogram", "Query times (ms)", ask("db_query", aggregation="histogram", value_field="duration_ms"), width=4, unit="duration_ms"),
            part(
                "line",
                "Query time by table, p95",
                ask("db_query", aggregation="p95", value_field="duration_ms", interval="hour", group_by=["table"]),
                width=4,
                unit="duration_ms",
            ),
            part("alert_list", "Alerts", width=4),
        ),
        range_="last_24_hours",
        tags=("operations",),
    )


SYSTEM: Final = Template(
    key="system",
    name="System health",
    description="CPU, memory, disk, network, database and errors by machine.",
    needs=("cpu_percent", "memory_percent", "db_query"),
    board=system,
    sample=sample,
)
