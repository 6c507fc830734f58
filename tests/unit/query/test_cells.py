import pytest

from tidegauge.contracts.cell import Cell
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Dimension, Measure, MeasureRef, Plan
from tidegauge.core.time_range import HOUR_MS, Interval, TimeRange, Window
from tidegauge.query.cells import CellSeconds, empty_values, merge_sources, rank_groups, read_cells

SPAN = TimeRange(HOUR_MS // 2, 2 * HOUR_MS)


def _plan(*aggregations: str, order_by: str = "value", descending: bool = True, groups: int = 1) -> Plan:
    measures = tuple(Measure(name, resolve_field("value")) for name in aggregations)  # type: ignore[arg-type]
    dimensions = tuple(Dimension(f"d{i}", resolve_field(f"d{i}")) for i in range(groups))
    window = Window("fixed", "", SPAN.from_ms, SPAN.to_ms)
    return Plan(1, "x", measures, MeasureRef(0), window, dimensions=dimensions, interval=Interval("hour"), order_by=order_by, descending=descending)  # type: ignore[arg-type]


def test_rates_divide_by_the_part_of_the_bucket_inside_the_span() -> None:
    plan = _plan("rate")
    seconds = CellSeconds(plan, SPAN)
    assert [seconds.of(bucket) for bucket in (None, 0, HOUR_MS)] == [5_400, 1_800, 3_600]
    cells = read_cells([(0, 0, "a", 0, 9, 9), (1, 1, "", 0, 9, 54)], plan, seconds)
    assert cells[("a",), 0].values == (9 / 1_800,)
    assert cells[None, None].values == (54 / 5_400,)


def test_rows_become_cells_by_place_and_nothing_to_measure_is_none_or_zero() -> None:
    plan = _plan("average", "sum", groups=2)
    cells = read_cells([(0, 1, ["a", "b"], 0, 3, None, None), (2, 1, "", 0, 1, float("inf"), 2.0)], plan, CellSeconds(plan, SPAN))
    assert cells[("a", "b"), None] == Cell(("a", "b"), (None, 0), 3)
    assert cells[(), None].values == (None, 2.0)
    assert empty_values(plan) == (None, 0)


def test_histograms_list_every_bin() -> None:
    plan = _plan("histogram")
    cells = read_cells([(0, 1, "a", 0, 3, [0.0, 20.0, 0.0, 19.0, 2.0, 1.0])], plan, CellSeconds(plan, SPAN))
    (bins,) = cells[("a",), None].values
    assert isinstance(bins, list)
    assert (len(bins), bins[0], bins[1], bins[-1]) == (20, [0.0, 1.0, 2], [1.0, 2.0, 0], [19.0, 20.0, 1])
    same = read_cells([(0, 1, "a", 0, 3, [5.0, 5.0, 0.0, 3.0])], plan, CellSeconds(plan, SPAN))
    assert same[("a",), None].values == ([[5.0, 5.0, 3]],)
    none = read_cells([(0, 1, "a", 0, 3, [0.0, 0.0])], plan, CellSeconds(plan, SPAN))
    assert none[("a",), None].values == (None,)


@pytest.mark.parametrize(
    ("order_by", "descending", "expected"),
    [("value", True, "cabd"), ("value", False, "abcd"), ("count", True, "dabc"), ("name", True, "dcba"), ("name", False, "abcd")],
)
def test_groups_are_ranked_with_nulls_last_and_ties_by_name(order_by: str, descending: bool, expected: str) -> None:
    cells = [Cell(("d",), (None,), 9), Cell(("b",), (1.0,), 1), Cell(("c",), (2.0,), 1), Cell(("a",), (1.0,), 1)]
    plan = _plan("average", order_by=order_by, descending=descending)
    assert "".join(cell.group[0] for cell in rank_groups(cells, plan)) == expected


def test_each_measure_comes_from_its_own_source() -> None:
    plan = Plan(1, "x", (Measure("count"), Measure("count", source="sessions")), MeasureRef(0), Window("rolling", "last_hour"))
    events = {(("a",), None): Cell(("a",), (5, 0), 5), (None, None): Cell((), (5, 0), 5)}
    sessions = {(("b",), None): Cell(("b",), (0, 2), 2), (None, None): Cell((), (0, 2), 2)}
    merged = merge_sources([("events", events), ("sessions", sessions)], plan)
    assert merged[None, None].values == (5, 2)
    assert merged[("a",), None] == Cell(("a",), (5, 0), 5)
    assert merged[("b",), None] == Cell(("b",), (0, 2), 2)
