"""System health."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.system import sample
from tidegauge.dashboards.templates.template import Ask, Template, ask, board, named, part, row, trend

_LOAD_COLOURS: Final = [{"value": 0, "colour": "positive"}, {"value": 75, "colour": "warning"}, {"value": 90, "colour": "negative"}]
_PERCENT: Final[dict[str, Any]] = {"unit": "percent", "min": 0, "max": 100}
_HOSTS: Final = named(("web-1", "web-1", "series-1"), ("web-2", "web-2", "series-8"), ("worker-1", "worker-1", "series-5"), ("db-1", "db-1", "series-2"))
_RATE: Final = "bytes_per_second"


def _by_host(metric: str) -> Ask:
    return ask(metric, aggregation="average", interval="auto", group_by=["host"])


def system() -> Document:
    """How the machines are."""
    return board(
        "System health",
        "Processor, memory, disk and network of every machine, database queries and errors.",
        row(
            4,
            part("gauge", "CPU", ask("cpu_percent", aggregation="average"), **_PERCENT, thresholds=_LOAD_COLOURS),
            part("gauge", "Memory", ask("memory_percent", aggregation="average"), **_PERCENT, thresholds=_LOAD_COLOURS),
            part("gauge", "Fullest disk", ask("disk_percent", aggregation="max"), **_PERCENT, thresholds=_LOAD_COLOURS),
            part("number", "Network", trend("network_bytes_per_second", aggregation="average"), unit=_RATE),
            part("number", "Query time, p95", trend("db_query", aggregation="p95", value_field="duration_ms"), unit="duration_ms", good_when="down"),
            part("number", "Errors", trend("errors"), good_when="down", sparkline="bars"),
        ),
        row(
            7,
            part(
                "line",
                "CPU by machine",
                _by_host("cpu_percent"),
                **_PERCENT,
                thresholds=[{"value": 90, "colour": "negative", "label": "90 %"}],
                value_mappings=_HOSTS,
            ),
            part("line", "Memory by machine", _by_host("memory_percent"), **_PERCENT, value_mappings=_HOSTS),
        ),
        row(
            7,
            part("stacked", "Network by machine", _by_host("network_bytes_per_second"), unit=_RATE, value_mappings=_HOSTS),
            part("anomaly", "Load average", ask("load_average", "Load", aggregation="average", interval="15_minutes"), decimals=2),
        ),
        row(
            5,
            part(
                "table",
                "Machines",
                ask("cpu_percent", "CPU", aggregation="average", group_by=["host"]),
                ask("memory_percent", "Memory", aggregation="average", group_by=["host"]),
                ask("disk_percent", "Disk", aggregation="last", group_by=["host"]),
                ask("load_average", "Load", aggregation="average", group_by=["host"]),
                width=5,
                columns=[
                    {"key": "host", "label": "Machine"},
                    {"key": "A", "bar": True, "unit": "percent", "decimals": 1},
                    {"key": "B", "bar": True, "unit": "percent", "decimals": 1},
                    {"key": "C", "bar": True, "unit": "percent", "decimals": 1},
                    {"key": "D", "decimals": 2},
                ],
            ),
            part(
                "heatmap",
                "CPU by hour and machine",
                ask("cpu_percent", aggregation="average", interval="hour", group_by=["host"]),
                width=4,
                y="host",
                unit="percent",
            ),
            part("horizontal_bar", "Errors by message", ask("errors", group_by=["message"], limit=10), width=3, good_when="down"),
        ),
        row(
            7,
            part("histogram", "Query times", ask("db_query", aggregation="histogram", value_field="duration_ms"), width=4, unit="duration_ms", buckets=24),
            part(
                "line",
                "Query time by table, p95",
                ask("db_query", aggregation="p95", value_field="duration_ms", interval="2_hours", group_by=["table"]),
                width=4,
                unit="duration_ms",
                connect_nulls=True,
            ),
            part("feed", "Latest errors", width=4, filters=[{"field": "type", "operator": "eq", "value": "error"}], columns=["time", "host", "message"]),
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
