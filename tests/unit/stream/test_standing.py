from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure, Plan
from tidegauge.core.time_range import MINUTE_MS, Interval
from tidegauge.stream.live_query import LiveQuery
from tidegauge.stream.slice import Shape
from tidegauge.stream.standing import MAX_PENDING
from tidegauge.stream.window import pane_grid

NOW_MS = 1_763_800_000_000
PERSON = resolve_field("person")


def _query(plan: Plan) -> LiveQuery:
    return LiveQuery(plan, Shape(pane_grid(plan), (plan.dimensions, plan.timezone), plan.condition), NOW_MS, 0)


def _read(query: LiveQuery, now_ms: int = NOW_MS) -> tuple[int, list[tuple[str, int]], list[tuple[str, int, int]]]:
    table = query.cells(now_ms)
    cells = [(cell.group[0], (cell.bucket_ms or 0) - NOW_MS, cell.count) for cell in table.cells]
    return table.overall.count, [(cell.group[0], cell.count) for cell in table.groups], sorted(cells)


def _fold(bench: Any, query: LiveQuery, *events: Event) -> None:
    query.fold(bench.columns(events))


def test_a_read_makes_only_the_cells_that_changed(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(by=["name"], interval=Interval("minute")))
    _fold(bench, query, event("a"), event("b"), event("a", at_ms=-MINUTE_MS))
    before = {(cell.group, cell.bucket_ms): cell for cell in query.cells(NOW_MS).cells}
    _fold(bench, query, event("a"), event("c"))
    after = {(cell.group, cell.bucket_ms): cell for cell in query.cells(NOW_MS).cells}
    changed = {place for place, cell in after.items() if before.get(place) is not cell}
    assert {(group[0], bucket == max(start for _, start in after)) for group, bucket in changed} == {("a", True), ("c", True)}
    assert _read(query)[:2] == (5, [("a", 3), ("b", 1), ("c", 1)])


def test_events_outside_the_range_count_when_it_reaches_them(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(by=["name"]))
    _fold(bench, query, event("a"))
    assert _read(query)[0] == 1
    _fold(bench, query, event("a"), event("a", at_ms=5 * MINUTE_MS), event("b", at_ms=-120 * MINUTE_MS))
    assert _read(query)[:2] == (2, [("a", 2)])
    assert _read(query, NOW_MS + 5 * MINUTE_MS)[:2] == (3, [("a", 3)])


def test_a_group_beyond_the_limit_ends_what_stands(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(by=["name"], limit=2, other=True, interval=Interval("hour")))
    _fold(bench, query, event("a"), event("a"), event("b"))
    assert _read(query)[1] == [("a", 2), ("b", 1)]
    for _ in range(3):
        _fold(bench, query, event("c"))
    total, groups, cells = _read(query)
    assert (total, groups) == (6, [("c", 3), ("a", 2), ("(other)", 1)])
    assert sorted(count for _, _, count in cells) == [1, 2, 3]


def test_many_folds_without_a_read_are_read_anew(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(by=["name"]))
    _read(query)
    for folds in range(MAX_PENDING + 3):
        _fold(bench, query, event("a"))
        assert query.version == folds + 2
    assert _read(query)[0] == MAX_PENDING + 3


def test_distinct_values_count_once_however_often_they_are_read(bench: Any, event: Any, make_plan: Any) -> None:
    query = _query(make_plan(Measure("unique_count", PERSON), by=["name"]))
    people: Sequence[str] = ("u1", "u2", "u1", "u3", "u2")
    for person in people:
        _fold(bench, query, event("a", user_id=person), event("b", user_id="u1"))
        table = query.cells(NOW_MS)
    assert table.overall.values == (3,)
    assert [(cell.group, cell.values) for cell in table.groups] == [(("a",), (3,)), (("b",), (1,))]
