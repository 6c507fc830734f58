from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tidegauge.cli.importing.instant import to_instant

BANGKOK, PARIS = ZoneInfo("Asia/Bangkok"), ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2010-12-01 08:26:00", datetime(2010, 12, 1, 1, 26, tzinfo=UTC)),
        (datetime(2010, 12, 1, 8, 26), datetime(2010, 12, 1, 1, 26, tzinfo=UTC)),
        ("2010-12-01T08:26:00Z", datetime(2010, 12, 1, 8, 26, tzinfo=UTC)),
        ("2010-12-01T08:26:00-05:00", datetime(2010, 12, 1, 13, 26, tzinfo=UTC)),
        (date(2010, 12, 1), datetime(2010, 11, 30, 17, tzinfo=UTC)),
        (1446249499322, 1446249499322),
        ("1446249499.5", 1446249499.5),
        ("yesterday", None),
        ("", None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        ([1], None),
        (datetime.min, None),
    ],
)
def test_cells_become_instants_in_the_zone(cell: Any, expected: Any) -> None:
    assert to_instant(cell, BANGKOK, None) == expected


def test_local_times_at_clock_changes() -> None:
    assert to_instant("2026-10-25 02:30", PARIS, None) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # twice: the earlier
    assert to_instant("2026-03-29 02:30", PARIS, None) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # never: moved forward


def test_a_given_format_is_the_only_one() -> None:
    assert to_instant("31/12/2010 8:05", BANGKOK, "%d/%m/%Y %H:%M") == datetime(2010, 12, 31, 1, 5, tzinfo=UTC)
    assert to_instant("2010-12-31", BANGKOK, "%d/%m/%Y %H:%M") is None
