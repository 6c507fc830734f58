import pyarrow as pa

from tidegauge.contracts.map_column import MapColumn


def _made(column: MapColumn) -> list[list[tuple[str, object]]]:
    rows: list[list[tuple[str, object]]] = column.array().to_pylist()
    return rows


def test_whole_columns_interleave() -> None:
    column = MapColumn(pa.string(), 2)
    column.put_column("a", ["1", "2"])
    assert _made(column) == [[("a", "1")], [("a", "2")]]
    column.put_column("b", ["3", "4"])
    assert _made(column) == [[("a", "1"), ("b", "3")], [("a", "2"), ("b", "4")]]


def test_columns_with_holes_and_single_entries_come_to_their_rows() -> None:
    column = MapColumn(pa.float64(), 4)
    column.put_column("all", [0.0, 1.0, 2.0, 3.0])
    column.put_column("some", [5, 6.5], [1, 3])
    column.put_column("none", [], [])
    column.put(2, "one", 9.0)
    assert _made(column) == [[("all", 0.0)], [("all", 1.0), ("some", 5.0)], [("all", 2.0), ("one", 9.0)], [("all", 3.0), ("some", 6.5)]]


def test_an_empty_column_has_a_row_for_each() -> None:
    assert _made(MapColumn(pa.string(), 3)) == [[], [], []]
    assert _made(MapColumn(pa.string(), 0)) == []
