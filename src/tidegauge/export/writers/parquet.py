"""Parquet, with a type a column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import IO

from tidegauge.core.spreadsheet_text import printable
from tidegauge.export.table import Cell, Table


def write_parquet(table: Table, file: IO[bytes]) -> None:
    """A column is of booleans, integers, doubles, times in UTC, or, where its values differ, of text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = _apart(table.columns)
    by_column = [[row[index] if index < len(row) else None for row in table.rows] for index in range(len(names))]
    columns = [pa.array(*_typed(values)) for values in by_column]
    pq.write_table(pa.table(columns, names=names), file, compression="zstd")


def _typed(values: Sequence[Cell]) -> tuple[Sequence[Cell], str]:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return values, "bool"
    if kinds == {int}:
        return (values, "int64") if all(value is None or -(2**63) <= value < 2**63 for value in values) else (_as_text(values), "string")  # type: ignore[operator]
    if kinds and kinds <= {int, float}:
        return [None if value is None or isinstance(value, str | datetime) else float(value) for value in values], "float64"
    if kinds == {datetime}:
        return [value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else None for value in values], "timestamp[ms]"
    return _as_text(values), "string"


def _as_text(values: Sequence[Cell]) -> list[str | None]:
    return [None if value is None else printable(str(value)) for value in values]


def _apart(names: Sequence[str]) -> list[str]:
    """Names that differ: a second `n` is `n_2`."""
    seen: dict[str, int] = {}
    apart = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        apart.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return apart
