"""The machines that the product runs on."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.templates.template import Ask, ask, board, part, row

_LOAD_COLOURS: Final = [{"value": 0, "colour": "positive"}, {"value": 75, "colour": "warning"}, {"value": 90, "colour": "negative"}]
_PERCENT: Final[dict[str, Any]] = {"unit": "percent", "min": 0, "max": 100}
_RATE: Final = "bytes_per_second"


def of_machine(field: str, label: str = "", *, aggregation: str = "average", **question: Any) -> Ask:
    """A figure of `system_sample`."""
    return ask("system_sample", label or field, aggregation=aggregation, value_field=field, **question)


def _by_host(field: str) -> Ask:
    return of_machine(field, interval="auto", group_by=["host"])


def health() -> Document:
    """Processor, memory, disk, network and load, this process, and the database."""
    return board(
        "System health",
        "Processor, memory, disk, network and load of each machine of this installation, its own process, and the database.",
        row(
            4,
            part("gauge", "CPU", of_machine("cpu_percent", "CPU"), **_PERCENT, thresholds=_LOAD_COLOURS),
            part("gauge", "Memory", of_machine("memory_percent", "Memory"), **_PERCENT, thresholds=_LOAD_COLOURS),
            part("gauge", "Disk", of_machine("disk_percent", "Disk", aggregation="last"), **_PERCENT, thresholds=_LOAD_COLOURS),
            part("number", "Load", of_machine("load_1", "Load", interval="auto"), decimals=2),
            part("number", "Tidegauge's memory", of_machine("process.tidegauge.memory_bytes", "Memory", interval="auto"), unit="bytes"),
            part("number", "Query time", of_machine("database_query_ms", "Query time", interval="auto"), unit="duration_ms", good_when="down"),
        ),
        row(7, part("line", "CPU by machine", _by_host("cpu_percent"), **_PERCENT), part("line", "Memory by machine", _by_host("memory_percent"), **_PERCENT)),
        row(
            7,
            part("line", "Received", _by_host("network_received_bytes_per_second"), unit=_RATE),
            part("line", "Sent", _by_host("network_sent_bytes_per_second"), unit=_RATE),
            part("line", "Written to disk", _by_host("disk_written_bytes_per_second"), unit=_RATE),
        ),
        row(
            7,
            part("line", "Load by machine", _by_host("load_1"), decimals=2),
            part("line", "Tidegauge's CPU", _by_host("process.tidegauge.cpu_percent"), unit="percent"),
            part("line", "Query time by machine", _by_host("database_query_ms"), unit="duration_ms", connect_nulls=True),
        ),
        range_="last_hour",
        compare="none",
        tags=("operations",),
    )
