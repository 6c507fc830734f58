from __future__ import annotations

from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Dimension, Measure, MeasureRef, Plan
from tidegauge.core.time_range import Window
from tidegauge.testing.table_difference import table_differences

VALUE = resolve_field("value")


def _plan(*measures: Measure) -> Plan:
    return Plan(1, "m", measures, MeasureRef(0), Window("rolling", "last_hour"), dimensions=(Dimension("name", resolve_field("name")),))


def _table(*groups: tuple[str, float | None], overall: float = 3.0, count: int = 2, **parts: object) -> CellTable:
    return CellTable(Cell((), (overall,), count), [Cell((name,), (value,), 1) for name, value in groups], **parts)


SUM = _plan(Measure("sum", VALUE))


def test_rounding_is_no_difference() -> None:
    assert table_differences(SUM, _table(("a", 1.0), ("b", 2.0)), _table(("a", 1.0 + 1e-12), ("b", 2.0), overall=3.0 + 1e-10)) == []


def test_tells_what_differs() -> None:
    found = _table(("a", 1.0), ("b", None), count=3, is_truncated=True)
    assert table_differences(SUM, found, _table(("a", 1.1), ("b", 2.0))) == [
        "overall: count 3 != 2",
        "truncated True != False",
        "group ('a',): sum 1.0 != 1.1",
        "group ('b',): sum None != 2.0",
    ]


def test_groups_may_change_places_only_when_tied() -> None:
    assert table_differences(SUM, _table(("a", 1.0), ("b", 1.0 + 1e-12)), _table(("b", 1.0), ("a", 1.0))) == []
    assert table_differences(SUM, _table(("a", 1.0), ("b", 2.0)), _table(("b", 2.0), ("a", 1.0))) == ["groups [('a',), ('b',)] != [('b',), ('a',)]"]


def test_buckets_must_be_the_same() -> None:
    found, wanted = _table(("a", 1.0)), _table(("a", 1.0))
    found.cells = [Cell(("a",), (1.0,), 1, 5)]
    assert table_differences(SUM, found, wanted) == ["buckets [\"(('a',), 5)\"] are only in one"]
    wanted.cells = [Cell(("a",), (2.0,), 1, 5)]
    assert table_differences(SUM, found, wanted) == ["cell (('a',), 5): sum 1.0 != 2.0"]


def test_a_sketch_may_be_one_percent_off_an_exact_percentile() -> None:
    plan = _plan(Measure("percentile", VALUE, 50.0))
    found, wanted = _table(("a", 100.9)), _table(("a", 100.0))
    assert table_differences(plan, found, wanted, is_sketch_against_exact=True) == []
    assert table_differences(plan, found, wanted) == ["group ('a',): percentile 100.9 != 100.0"]
