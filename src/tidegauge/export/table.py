"""The one shape that every writer of files takes: columns and rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from tidegauge.contracts.answer import Answer, ResultRow

Cell = str | int | float | bool | None | datetime
"""A time carries its zone. A float is finite."""

SAFE_INTEGER: Final = 2**53
"""Beyond it a program that holds numbers as doubles, as spreadsheets do, would change the number: such a one is written as text."""


class Table(msgspec.Struct):
    """What is written: `title` in one line, names of columns, and rows that are as long as they are."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def of_answer(title: str, answer: Answer) -> Table:
    """An answer's rows in their order. `time` is the beginning of a bucket, `count` how many events stand behind a value; each where there is one."""
    results = answer.results
    dimensions = list(dict.fromkeys(name for row in results for name in row.dimensions))
    has_time = answer.meta.interval is not None
    has_previous = any(row.previous is not msgspec.UNSET for row in results)
    columns = ["metric", *dimensions, *(["time"] if has_time else []), "value", *(["previous"] if has_previous else []), "count"]

    def cells(row: ResultRow) -> list[Cell]:
        time = [None if row.timestamp is None else datetime.fromisoformat(row.timestamp)] if has_time else []
        previous = [_number(None if row.previous is msgspec.UNSET else row.previous)] if has_previous else []
        return [row.name, *(row.dimensions.get(name) for name in dimensions), *time, _number(row.value), *previous, row.count]

    return Table(title, columns, [cells(row) for row in results])


def cell_of(value: object) -> Cell:
    """Any value of JSON as a cell: lists and objects as their JSON text, a number that is none as nothing."""
    if isinstance(value, str | bool | datetime) or value is None:
        return value
    if isinstance(value, int | float):
        return _number(value)
    return msgspec.json.encode(value).decode()


def _number(value: float | int | list[list[float]] | None) -> Cell:
    if isinstance(value, list):
        return msgspec.json.encode(value).decode()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
