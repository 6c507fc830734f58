"""CSV: every cell is read as text; a first pass over the whole file finds the columns that hold only numbers or truth values.

Guessing types from the first rows would break at the row that differs (an invoice number `C536379` after 100,000 numbers). Numbers with
leading zeros stay text: they are codes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import msgspec
import polars as pl
import pyarrow as pa
import pyarrow.csv as arrow_csv

from tidegauge.cli.importing.block import Block, Reject
from tidegauge.cli.importing.readers.options import ReadOptions
from tidegauge.cli.importing.source import Source
from tidegauge.core.errors import InvalidInput

_BLOCK_BYTES = 1 << 20
_DELIMITERS = ",;\t|"
_KINDS: tuple[tuple[str, type[pl.DataType]], ...] = (
    (r"^-?(0|[1-9][0-9]{0,17})$", pl.Int64),
    (r"^(-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?|NaN|nan)$", pl.Float64),
    (r"^(true|false|True|False|TRUE|FALSE)$", pl.Boolean),
)
_encode = msgspec.json.Encoder().encode


def read(source: Source, options: ReadOptions) -> Iterator[Block]:
    """Blocks of the table's rows (row 1 follows the header). A row with more or fewer cells than the header is a reject. Raises InvalidInput."""
    path = source.path()
    header, delimiter = _header(path, source.name, options)
    types = _types(path, header, delimiter, options)
    number = 1
    for frame, malformed in _frames(path, header, delimiter, options):
        numbers, number = _numbers(len(frame), number, malformed)
        originals = list(map(_encode, frame.rows()))
        typed = frame.with_columns(_typed(name, kind) for name, kind in types.items())
        records = typed.to_dicts()
        rejects = [Reject(row, f"{cells} cells where the header has {len(header)}", text) for row, (cells, text) in malformed.items()]
        malformed.clear()
        for start in range(0, max(len(records), 1), options.rows):
            rows = slice(start, start + options.rows)
            yield Block(records[rows], numbers[rows], originals[rows], rejects if not start else [], typed[rows])


def _header(path: Path, name: str, options: ReadOptions) -> tuple[list[str], str]:
    try:
        with open(path, encoding="utf-8-sig" if options.encoding == "utf-8" else options.encoding, newline="") as file:
            line = file.readline(1 << 20)
            delimiter = options.delimiter or max(_DELIMITERS, key=line.count)
            file.seek(0)
            header = next(csv.reader(file, delimiter=delimiter), [])
    except (UnicodeDecodeError, LookupError, csv.Error) as error:
        raise InvalidInput(f"{name}: the header cannot be read ({error}). Name the encoding with --encoding, for example --encoding latin-1.") from None
    if not header or not any(header):
        raise InvalidInput(f"{name}: no header line. A CSV file starts with its column names.")
    if len(set(header)) < len(header):
        twice = next(column for column in header if header.count(column) > 1)
        raise InvalidInput(f"{name}: column '{twice}' appears twice in the header.")
    return header, delimiter


def _frames(path: Path, header: list[str], delimiter: str, options: ReadOptions) -> Iterator[tuple[pl.DataFrame, dict[int, tuple[int, str]]]]:
    """Frames of text and, filled while reading, the malformed rows (row number -> cells, text). The header is not a row."""
    malformed: dict[int, tuple[int, str]] = {}

    def skip(row: arrow_csv.InvalidRow) -> str:
        malformed[row.number - 1] = (row.actual_columns, row.text)
        return "skip"

    try:
        with arrow_csv.open_csv(
            path,
            arrow_csv.ReadOptions(use_threads=False, block_size=_BLOCK_BYTES, encoding=options.encoding),
            arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, invalid_row_handler=skip),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(header, pa.string()), strings_can_be_null=True, null_values=[""]),
        ) as reader:
            for batch in reader:
                yield cast(pl.DataFrame, pl.from_arrow(batch)), malformed
        if malformed:
            yield pl.DataFrame(schema=dict.fromkeys(header, pl.String)), malformed
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        raise InvalidInput(f"{path}: cannot be read as CSV ({' '.join(str(error).split())[:200]}). Is --encoding or --delimiter needed?") from None


def _numbers(rows: int, first: int, malformed: dict[int, tuple[int, str]]) -> tuple[list[int], int]:
    """Row numbers of `rows` good rows from `first` on, passing over the malformed ones, and the next number."""
    numbers: list[int] = []
    while len(numbers) < rows:
        if first not in malformed:
            numbers.append(first)
        first += 1
    return numbers, first


def _types(path: Path, header: list[str], delimiter: str, options: ReadOptions) -> dict[str, type[pl.DataType]]:
    """The columns whose every cell is of one kind."""
    open_kinds = {name: list(range(len(_KINDS))) for name in header}
    is_seen = dict.fromkeys(header, False)
    for frame, malformed in _frames(path, header, delimiter, options):
        malformed.clear()
        fits = (
            frame.select(
                pl.col(name).str.contains(_KINDS[kind][0]).all(ignore_nulls=True).alias(f"{index}:{kind}")
                for index, name in enumerate(header)
                for kind in open_kinds[name]
            ).row(0, named=True)
            if any(open_kinds.values())
            else {}
        )
        for index, name in enumerate(header):
            open_kinds[name] = [kind for kind in open_kinds[name] if fits[f"{index}:{kind}"]]
            is_seen[name] = is_seen[name] or frame[name].null_count() < len(frame)
    return {name: _KINDS[kinds[0]][1] for name, kinds in open_kinds.items() if kinds and is_seen[name]}


def _typed(name: str, kind: type[pl.DataType]) -> pl.Expr:
    column = pl.col(name)
    return column.str.to_lowercase() == "true" if kind is pl.Boolean else column.cast(kind)
