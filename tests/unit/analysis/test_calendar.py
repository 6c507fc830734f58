from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidegauge.analysis.calendar import Period, calendar, numbered
from tidegauge.core.time_range import DAY_MS, HOUR_MS, TimeRange
from tidegauge.query.compile.statement import Binder

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Bangkok", "Australia/Lord_Howe", "Africa/Cairo", "America/Sao_Paulo", "Pacific/Apia")


def at(text: str, zone: str = "UTC") -> int:
    return int(pd.Timestamp(text, tz=zone).timestamp() * 1000)


def run(sql: str, binder: Binder, time_ms: int) -> int:
    """What the engine makes of it: intDiv rounds towards zero, arrays count from 1."""
    text = re.sub(r"\{(p\d+):[^}]+\}", lambda match: repr(binder.parameters[match[1]]), sql)
    names: dict[str, Any] = {"t": time_ms, "intDiv": lambda a, b: abs(a) // b * (1 if a >= 0 else -1)}
    if text.startswith("["):
        values, _, index = text.rpartition("][")
        months = eval(values + "]")
        return int(months[eval(index.removesuffix("]"), names) - 1])
    return int(eval(text, names))


@pytest.mark.req("C2")
@settings(deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    period=st.sampled_from(("daily", "weekly", "monthly")),
    first=st.datetimes(datetime(2010, 1, 1), datetime(2025, 1, 1)),
    days=st.integers(1, 800),
    share=st.floats(0, 1, exclude_max=True),
)
def test_the_number_of_a_period_is_that_of_a_search_among_the_starts(zone: str, period: Period, first: datetime, days: int, share: float) -> None:
    from_ms = int(first.replace(tzinfo=UTC).timestamp() * 1000)
    periods = calendar(period, TimeRange(from_ms, from_ms + days * DAY_MS), zone)
    time_ms = periods.span.from_ms + int(share * (periods.span.to_ms - periods.span.from_ms))
    binder = Binder()
    found = run(periods.index_sql("t", binder), binder, time_ms)
    assert periods.starts[found] <= time_ms < periods.end_of(found)
    local = pd.Timestamp(time_ms, unit="ms", tz=zone).tz_localize(None)
    expected = local.to_period({"daily": "D", "weekly": "W-SUN", "monthly": "M"}[period]).start_time.date().isoformat()
    assert periods.label(found) == expected


@pytest.mark.req("C2")
def test_edges_of_days_of_23_and_25_hours() -> None:
    periods = calendar("daily", TimeRange(at("2025-03-29", "Europe/Berlin"), at("2025-04-01", "Europe/Berlin")), "Europe/Berlin")
    assert [later - earlier for earlier, later in zip(periods.starts, periods.starts[1:], strict=False)] == [DAY_MS, DAY_MS - HOUR_MS]
    binder = Binder()
    sql = periods.index_sql("t", binder)
    for index, start in enumerate(periods.starts):
        assert run(sql, binder, start) == index
        assert run(sql, binder, periods.end_of(index) - 1) == index


def test_a_zone_without_changes_needs_no_correction() -> None:
    binder = Binder()
    assert numbered("t", (0, DAY_MS, 2 * DAY_MS), DAY_MS, binder) == "intDiv(t - {p0:Int64}, {p1:Int64})"


@pytest.mark.req("C2")
def test_periods_are_whole_at_the_front_and_complete_once_over() -> None:
    periods = calendar("monthly", TimeRange(at("2010-12-15"), at("2011-02-10")), "UTC")
    assert [periods.label(index) for index in range(len(periods))] == ["2010-12-01", "2011-01-01", "2011-02-01"]
    assert [periods.is_complete(index, at("2030-01-01")) for index in range(3)] == [True, True, False]
    assert [periods.is_complete(index, at("2011-01-20")) for index in range(3)] == [True, False, False]
    assert (periods.index_of("2011-01-01"), periods.index_of("2011-01-02")) == (1, None)
    assert periods.end_of(2) == at("2011-03-01")


def test_an_empty_span_has_no_periods() -> None:
    periods = calendar("daily", TimeRange(5, 5), "UTC")
    assert (len(periods), periods.span) == (0, TimeRange(5, 5))
