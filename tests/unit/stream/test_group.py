from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Dimension
from tidegauge.stream.group import group_column, time_part_text


def _groups(columns: Any, *dimensions: Dimension, timezone: str = "UTC") -> list[tuple[str, ...]]:
    found = group_column(columns, (dimensions, timezone))
    return found.groups * columns.size if found.codes is None else [found.groups[code] for code in found.codes.tolist()]


def test_absent_values_are_the_empty_group(bench: Any, event: Any) -> None:
    columns = bench.columns([event("a", country="TH"), event("b"), event("a", properties={"k": 1})])
    name, country, k = (Dimension(each, resolve_field(each)) for each in ("name", "country", "k"))
    assert _groups(columns) == [(), (), ()]
    assert _groups(columns, country) == [("TH",), ("",), ("",)]
    assert _groups(columns, name, country, k) == [("a", "TH", ""), ("b", "", ""), ("a", "", "1")]


SPRING_MS = 1_774_746_000_000  # 2026-03-29T01:00Z, Berlin's clocks go from 2:00 to 3:00


@pytest.mark.parametrize(
    ("part", "instant_ms", "text"),
    [
        ("minute", SPRING_MS, "2026-03-29T03:00+0200"),
        ("minute", SPRING_MS - 60_000, "2026-03-29T01:59+0100"),
        ("hour", SPRING_MS + 1_800_000, "2026-03-29T03:00+0200"),
        ("day", SPRING_MS + 22 * 3_600_000, "2026-03-30"),
        ("week", SPRING_MS, "2026-03-23"),
        ("month", SPRING_MS, "2026-03"),
        ("hour_of_day", SPRING_MS - 3_600_000, "1"),
        ("day_of_week", SPRING_MS, "7"),
    ],
)
def test_time_parts_are_local(part: str, instant_ms: int, text: str) -> None:
    assert time_part_text(instant_ms, part, "Europe/Berlin") == text


def test_rows_get_their_time_part(bench: Any, event: Any) -> None:
    columns = bench.columns([event(at_ms=0), event(at_ms=3_600_000), event(at_ms=1)])
    assert _groups(columns, Dimension("hour_of_day", None, "hour_of_day"), timezone="Asia/Kathmandu") == [("14",), ("15",), ("14",)]
