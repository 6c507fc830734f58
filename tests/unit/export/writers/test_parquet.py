import io
from datetime import UTC, datetime, timedelta, timezone

import pyarrow.parquet as pq
import pytest

from tidegauge.export.table import Cell, Table
from tidegauge.export.writers.parquet import write_parquet


def read(columns: list[str], rows: list[list[Cell]]) -> dict[str, tuple[str, list[object]]]:
    file = io.BytesIO()
    write_parquet(Table("t", columns, rows), file)
    table = pq.read_table(io.BytesIO(file.getvalue()))
    return {name: (str(table.schema.field(name).type), table.column(name).to_pylist()) for name in table.column_names}


@pytest.mark.req("I1")
def test_a_column_has_the_type_of_its_values() -> None:
    time = datetime(2026, 11, 29, 7, tzinfo=timezone(timedelta(hours=7)))
    rows: list[list[Cell]] = [[1, 1, True, "=x", time, 1, None], [None, 2.5, None, "ก", None, "a", None]]
    assert read([*"abcdefg"], rows) == {
        "a": ("int64", [1, None]),
        "b": ("double", [1.0, 2.5]),
        "c": ("bool", [True, None]),
        "d": ("string", ["=x", "ก"]),
        "e": ("timestamp[ms]", [time.astimezone(UTC).replace(tzinfo=None), None]),
        "f": ("string", ["1", "a"]),
        "g": ("string", [None, None]),
    }


def test_columns_of_one_name_are_told_apart_and_numbers_that_fit_nowhere_are_text() -> None:
    assert read(["n", "n"], [[2**64, 1]]) == {"n": ("string", [str(2**64)]), "n_2": ("int64", [1])}
