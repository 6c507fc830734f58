from __future__ import annotations

from typing import Any

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare
from tidegauge.stream.slice import Shape, batch_slice, measure_slice
from tidegauge.stream.window import PaneGrid

VALUE = resolve_field("value")


def test_cells_are_the_panes_and_groups_that_have_rows(bench: Any, event: Any) -> None:
    events = [event("a", at_ms=0), event("b", at_ms=0), event("a", at_ms=60_000), event("a", at_ms=1)]
    keys, piece = bench.slice(events, unit_ms=20_000)
    assert [(start - keys[0][0], group) for start, group in keys] == [(0, ("a",)), (0, ("b",)), (60_000, ("a",))]
    assert piece.local.tolist() == [0, 1, 2, 0]
    assert piece.counts.tolist() == [2, 1, 1]


def test_rows_that_do_not_meet_the_condition_have_no_cell(bench: Any, event: Any) -> None:
    keys, piece = bench.slice([event("a"), event("b"), event("c")], condition=Compare(resolve_field("name"), "neq", "b"))
    assert [group for _, group in keys] == [("a",), ("c",)]
    assert piece.rows.tolist() == [0, 2]
    assert bench.slice([event("b")], condition=Compare(resolve_field("name"), "neq", "b"))[0] == []


def test_sums_and_counts_are_of_the_rows_that_have_numbers(bench: Any, event: Any) -> None:
    _, piece = bench.slice([event("a", 1.0), event("b"), event("a", 2.0), event("a")])
    assert piece.sums(VALUE).tolist() == [3.0, 0.0]
    assert piece.number_counts(VALUE).tolist() == [2, 0]
    assert piece.having(VALUE).counts.tolist() == [2, 0]
    assert piece.sums(VALUE) is piece.sums(VALUE)


def test_hashes_are_distinct_pairs_by_cell(bench: Any, event: Any) -> None:
    people = ("u1", "u2", "u1", "", "u1")
    _, piece = bench.slice([event("ab"[i % 2], user_id=user_id) for i, user_id in enumerate(people)])
    local, hashes = piece.hashes(resolve_field("person"))
    assert local.tolist() == [0, 1]
    assert len(set(hashes.tolist())) == 2
    assert [len(part) for part in piece.hashes(resolve_field("missing"))] == [0, 0]


def test_a_measures_condition_keeps_the_cells(bench: Any, event: Any) -> None:
    columns = bench.columns([event("a", 1.0), event("b", 5.0)])
    shape = Shape(PaneGrid(10**12), ((), "UTC"), And())
    _, whole = batch_slice(columns, shape)
    condition = Compare(VALUE, "gt", 2.0)
    assert measure_slice(whole, And()) is whole
    assert measure_slice(whole, condition).counts.tolist() == [1]
    assert measure_slice(whole, condition) is measure_slice(whole, condition)


def test_conditions_that_choose_the_same_rows_share_a_slice(bench: Any, event: Any) -> None:
    columns = bench.columns([event("a", 1.0), event("b", 5.0)])
    name, grid = resolve_field("name"), PaneGrid(10**12)
    found = [batch_slice(columns, Shape(grid, ((), "UTC"), Compare(name, "neq", other))) for other in ("x", "y", "a")]
    assert found[0][1] is found[1][1]
    assert found[2][1].rows.tolist() == [1]


def test_a_view_has_the_same_rows_in_other_cells(bench: Any, event: Any) -> None:
    keys, piece = bench.slice([event("a", 1.0), event("b", 5.0), event("a", 7.0, at_ms=60_000)], unit_ms=20_000)
    names, by_group = piece.view("group", keys, lambda key: key[1])
    assert (names, by_group.counts.tolist(), by_group.sums(VALUE).tolist()) == ([("a",), ("b",)], [2, 1], [8.0, 5.0])
    assert piece.view("group", keys, lambda key: key[1])[1] is by_group
    assert piece.view("cell", keys, lambda key: key)[1] is piece


def test_shapes_of_the_same_panes_and_groups_cut_alike_and_others_do_not() -> None:
    one, same, other = (Shape(PaneGrid(unit), ((), "UTC"), And()) for unit in (1_000, 1_000, 5_000))
    assert one.cutting == same.cutting
    assert hash(one.cutting) == hash(same.cutting)
    assert one.cutting != other.cutting
