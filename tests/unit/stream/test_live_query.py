from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import OTHER, Arithmetic, Compare, Constant, Measure, MeasureRef, Plan
from tidegauge.contracts.ports import Rows
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import HOUR_MS, MINUTE_MS, Interval, Window
from tidegauge.stream.live_query import LiveQuery, unsupported
from tidegauge.stream.slice import Shape
from tidegauge.stream.window import pane_grid

NOW_MS = 1_763_800_000_000
VALUE = resolve_field("value")


def _query(plan: Plan, now_ms: int = NOW_MS, max_cells: int = 1_000) -> LiveQuery:
    return LiveQuery(plan, Shape(pane_grid(plan), (plan.dimensions, plan.timezone), plan.condition), now_ms, 0, max_cells)


def _fold(bench: Any, query: LiveQuery, events: Sequence[Event]) -> None:
    query.fold(bench.columns(events))


def test_overall_groups_and_buckets(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(Measure("sum", VALUE), by=["name"], interval=Interval("minute", 30)))
    _fold(bench, query, [event("a", 1.0), event("b", 5.0, at_ms=-31 * MINUTE_MS), event("a", 2.0, at_ms=-31 * MINUTE_MS)])
    table = query.cells(NOW_MS)
    assert (table.overall.values, table.overall.count, table.rows_read) == ((8.0,), 3, 3)
    assert [(cell.group, cell.values, cell.count) for cell in table.groups] == [(("b",), (5.0,), 1), (("a",), (3.0,), 2)]
    assert {(cell.group, (cell.bucket_ms or 0) - NOW_MS, cell.values) for cell in table.cells} == {
        (("a",), -1_600_000, (1.0,)),
        (("a",), -3_400_000, (2.0,)),
        (("b",), -3_400_000, (5.0,)),
    }
    assert table.is_exact
    assert not table.is_truncated


@pytest.mark.req("F6")
def test_a_single_number_read_anew_is_what_stands_for_all_groups(bench: Any, event: Any, make_plan: Any) -> None:
    measures = (Measure("count"), Measure("sum", VALUE), Measure("average", VALUE), Measure("max", VALUE), Measure("rate"))
    single, grouped = _query(make_plan(*measures)), _query(make_plan(*measures, by=["name"]))
    for step in range(5):
        events = [event("ab"[index % 2], float(index), at_ms=-index * MINUTE_MS) for index in range(step + 1)]
        for query in (single, grouped):
            _fold(bench, query, events)
        for later_ms in (0, 20 * MINUTE_MS):
            found, stands = single.cells(NOW_MS + later_ms), grouped.cells(NOW_MS + later_ms)
            assert (found.overall, found.rows_read, found.groups) == (stands.overall, stands.rows_read, [])
    assert (_query(make_plan(*measures)).cells(NOW_MS).overall.values) == (0, 0.0, None, None, 0.0)


def test_groups_beyond_the_limit_merge_into_other(bench: Any, event: Any, make_plan: Any) -> None:
    plan = make_plan(Measure("average", VALUE), by=["name"], limit=1, other=True, interval=Interval("hour"))
    query = _query(plan)
    _fold(bench, query, [event("a", 9.0), event("b", 1.0), event("c", 2.0), event("c", 6.0)])
    table = query.cells(NOW_MS)
    assert [(cell.group, cell.values, cell.count) for cell in table.groups] == [(("a",), (9.0,), 1), ((OTHER,), (3.0,), 3)]
    assert sorted((cell.group[0], cell.values) for cell in table.cells) == [(OTHER, (3.0,)), ("a", (9.0,))]
    assert table.is_truncated


def test_groups_are_ordered_by_the_formula(bench: Any, event: Any, make_plan: Any) -> None:
    measures = (Measure("count", condition=Compare(VALUE, "gt", 1.0)), Measure("count"))
    ratio = Arithmetic("*", Arithmetic("/", MeasureRef(0), MeasureRef(1)), Constant(100.0))
    plan = make_plan(*measures, by=["name"])
    query = _query(Plan(1, "m", measures, ratio, plan.window, dimensions=plan.dimensions))
    _fold(bench, query, [event("a", 2.0), event("a", 0.0), event("b", 2.0), event("c", 0.0)])
    assert [cell.group[0] for cell in query.cells(NOW_MS).groups] == ["b", "a", "c"]


def test_nothing_is_zero_or_nothing(make_plan: Any) -> None:
    table = _query(make_plan(Measure("count"), Measure("average", VALUE), by=["name"])).cells(NOW_MS)
    assert table.overall.values == (0, None)
    assert table.groups == []


def test_panes_leave_with_time_and_make_a_version(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan())
    _fold(bench, query, [event(at_ms=0), event(at_ms=-30 * MINUTE_MS)])
    version = query.version
    assert not query.changed_since(version, NOW_MS + 10 * MINUTE_MS)
    assert query.changed_since(version, NOW_MS + 31 * MINUTE_MS)
    assert query.cells(NOW_MS + 31 * MINUTE_MS).overall.count == 1
    assert query.cells(NOW_MS + 2 * HOUR_MS).overall.count == 0
    assert query.cell_count == 0


def test_events_of_later_panes_count_when_the_range_reaches_them(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan())
    _fold(bench, query, [event(at_ms=5 * MINUTE_MS)])
    assert query.cells(NOW_MS).overall.count == 0
    assert query.changed_since(query.version, NOW_MS + 5 * MINUTE_MS)
    assert query.cells(NOW_MS + 5 * MINUTE_MS).overall.count == 1


def test_events_before_the_range_are_dropped_and_counted(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(Measure("unique_count", resolve_field("person"))))
    _fold(bench, query, [event(at_ms=-2 * HOUR_MS, user_id="u"), event(at_ms=-2 * HOUR_MS), event(user_id="u")])
    assert (query.dropped_rows, query.cell_count, query.cells(NOW_MS).overall.count) == (2, 1, 1)
    version = query.version
    _fold(bench, query, [event(at_ms=-2 * HOUR_MS)])
    assert (query.dropped_rows, query.version) == (3, version)


def test_time_alone_changes_a_growing_rate_and_the_buckets(bench: Any, event: Any, make_plan: Any) -> None:
    for plan in (make_plan(Measure("rate"), fixed=Window("calendar", "today")), make_plan(interval=Interval("minute"))):
        query = _query(plan)
        assert query.changed_since(query.version, NOW_MS + HOUR_MS)
    still = _query(make_plan(fixed=Window("calendar", "today")))
    assert not still.changed_since(still.version, NOW_MS + HOUR_MS)


def test_a_rate_is_per_second_of_its_time_in_the_range(bench: Any, event: Any, make_plan: Any) -> None:
    fixed = Window("fixed", "", NOW_MS, NOW_MS + 90_000)  # 26:40 to 28:10 past the hour
    query = _query(make_plan(Measure("rate"), fixed=fixed, interval=Interval("minute")))
    _fold(bench, query, [event(at_ms=0), event(at_ms=1), event(at_ms=20_000), event(at_ms=89_999), event(at_ms=90_000)])
    table = query.cells(NOW_MS)
    assert table.overall.values == (4 / 90,)
    assert [cell.values[0] for cell in table.cells] == [2 / 20, 1 / 60, 1 / 10]


@pytest.mark.hostile(258)
def test_too_many_cells_overflow_and_free_the_state(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(by=["name"]), max_cells=10)
    _fold(bench, query, [event(str(i)) for i in range(10)])
    assert not query.is_overflowed
    _fold(bench, query, [event("one more")])
    assert query.is_overflowed
    assert query.cell_count == 0
    assert query.cells(NOW_MS).overall.count == 0


def test_a_snapshot_of_too_many_cells_overflows_before_any_is_placed(make_plan: Any) -> None:
    query = _query(make_plan(by=["name"]), max_cells=2)
    query.load(Rows(["pane_ms", "d0", "events", "m0_count"], [(0, "a", 1, 1), (0, "b", 1, 1), (0, "c", 1, 1)]))
    assert query.is_overflowed
    assert query.cell_count == 0


def test_cells_that_left_do_not_count_against_the_bound(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(by=["name"]), max_cells=10)
    for hour in range(5):
        query.advance(NOW_MS + hour * HOUR_MS)
        _fold(bench, query, [event(str(i), at_ms=hour * HOUR_MS) for i in range(8)])
    assert not query.is_overflowed
    assert query.cells(NOW_MS + 4 * HOUR_MS).overall.count == 8


def test_an_exact_plan_overflows_rather_than_estimate(bench: Any, event: Any, make_plan: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidegauge.stream.aggregators.unique_count.EXACT_TOTAL", 1_000)
    query = _query(make_plan(Measure("unique_count", resolve_field("person")), exact=True))
    _fold(bench, query, [event(user_id=f"u{i}") for i in range(3_000)])
    query.cells(NOW_MS)
    assert query.is_overflowed


def test_starts_from_partials_and_goes_on(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(Measure("sum", VALUE), by=["name"]))
    pane_ms = NOW_MS // MINUTE_MS * MINUTE_MS
    query.load(Rows(["pane_ms", "d0", "events", "m0_sum", "m0_count"], [(pane_ms, "a", 4, 10.0, 3), (pane_ms - 2 * HOUR_MS, "a", 1, 99.0, 1)]))
    _fold(bench, query, [event("a", 1.0)])
    table = query.cells(NOW_MS)
    assert [(cell.group, cell.values, cell.count) for cell in table.groups] == [(("a",), (11.0,), 5)]


def test_sketches_say_so(bench: Any, event: Any, make_plan: Any) -> None:
    table = _query(make_plan(Measure("percentile", VALUE, 50.0))).cells(NOW_MS)
    assert (table.is_exact, table.error_bound) == (False, 0.01)


def test_a_table_is_made_once_per_version(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan())
    first = query.cells(NOW_MS)
    assert query.cells(NOW_MS + 1) is first
    _fold(bench, query, [event()])
    assert query.cells(NOW_MS) is not first


def test_too_many_buckets_are_refused_at_once(make_plan: Any) -> None:
    with pytest.raises(LimitReached):
        _query(make_plan(window="last_90_days", interval=Interval("minute")))


@pytest.mark.parametrize(
    ("measure", "reason"),
    [
        (Measure("histogram", VALUE), "histograms need the store"),
        (Measure("count", source="sessions"), "measures of whole sessions need the store"),
        (Measure("count", condition=Compare(VALUE, "regex", "(")), "the pattern is not RE2's"),
        (Measure("count"), None),
    ],
)
def test_says_which_measures_it_does_not_keep(measure: Measure, reason: str | None) -> None:
    assert unsupported(measure) == reason
