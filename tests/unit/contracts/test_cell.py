from tidegauge.contracts.cell import Cell, CellTable


def test_a_table_of_one_number() -> None:
    table = CellTable(Cell((), (5,), 5))
    assert (table.groups, table.cells, table.is_exact, table.is_truncated, table.source) == ([], [], True, False, "raw")
    assert table.overall.bucket_ms is None
