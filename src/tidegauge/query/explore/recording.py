"""A reader that notes what every statement was and cost."""

from __future__ import annotations

import re
from contextlib import AbstractAsyncContextManager
from typing import Any, Final

import msgspec

from tidegauge.contracts.ports import QueryLimits, RowReader, Rows
from tidegauge.contracts.sight import current_sight

_PLACE: Final = re.compile(r"\{(\w+):([\w()]+)\}")
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x00": "\\0"})
_SHOWN_ITEMS: Final = 50


class StatementRun(msgspec.Struct):
    """A statement as it ran: `sql` with its values written in (to read, not to run: long lists are cut), what it read, and how long the engine took.

    Whoever sees a part is shown no values, which may be those of a row rule, and not how much was read.
    """

    sql: str
    rows_read: int
    bytes_read: int
    elapsed_ms: float


class RecordingReader:
    """A RowReader in front of another."""

    def __init__(self, reader: RowReader) -> None:
        self.runs: list[StatementRun] = []
        self._reader = reader

    @property
    def stored_sequence(self) -> int:
        """See RowReader."""
        return self._reader.stored_sequence

    def rollup_guard(self) -> AbstractAsyncContextManager[int]:
        """See RowReader."""
        guard: AbstractAsyncContextManager[int] = self._reader.rollup_guard()
        return guard

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        """See RowReader."""
        rows = await self._reader.read(statement, parameters, limits=limits)
        shown = written_in(statement, parameters or {}) if current_sight().is_whole else statement
        self.runs.append(StatementRun(shown, rows.rows_read, rows.bytes_read, round(rows.elapsed_ms, 3)))
        return rows


def written_in(statement: str, parameters: dict[str, Any]) -> str:
    """The statement with its parameters' values in their places, for people."""
    return _PLACE.sub(lambda place: _literal(parameters[place[1]]) if place[1] in parameters else place[0], statement)


def _literal(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value.translate(_ESCAPES)}'"
    if isinstance(value, list | tuple):
        items = [_literal(item) for item in value[:_SHOWN_ITEMS]]
        return f"[{', '.join(items)}{', …' if len(value) > _SHOWN_ITEMS else ''}]"
    return str(value)
