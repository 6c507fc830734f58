from __future__ import annotations

from tidegauge.stream.cell_index import DISCARD, CellIndex


def test_cells_are_numbered_from_one_and_found_again() -> None:
    index = CellIndex()
    assert index.place([(10, ("a",)), (10, ("b",)), (20, ("a",))], 0) == [1, 2, 3]
    assert index.place([(20, ("a",)), (30, ("c",))], 0) == [3, 4]
    assert [index.groups[group] for group in index.group_of[1:5].tolist()] == [("a",), ("b",), ("a",), ("c",)]


def test_panes_before_the_range_are_discarded() -> None:
    index = CellIndex()
    assert index.place([(10, ()), (20, ())], 15) == [DISCARD, 1]
    assert len(index) == 1


def test_finds_the_cells_of_a_range() -> None:
    index = CellIndex()
    index.place([(start, ()) for start in (10, 30, 20)], 0)
    assert index.within(10, 30).tolist() == [1, 3]
    assert index.has_between(21, 31)
    assert not index.has_between(21, 30)
    assert not index.has_between(30, 10)


def test_grows_and_forgets() -> None:
    index = CellIndex()
    index.place([(start, (str(start),)) for start in range(200)], 0)
    fresh, cells, targets = index.kept(150)
    assert (len(fresh), len(fresh.groups), index.capacity) == (50, 50, 256)
    assert index.starts[cells].tolist() == fresh.starts[targets].tolist() == list(range(150, 200))
