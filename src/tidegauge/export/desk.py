"""A wish -> its table -> its file."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, Final

import msgspec

from tidegauge.accounts.principal import Principal
from tidegauge.export.table import Table, cell_of, of_answer
from tidegauge.export.wish import Wish
from tidegauge.export.writers import BY_EXTENSION
from tidegauge.query.body import decode_question
from tidegauge.query.execute import QueryService
from tidegauge.query.routes import TimezoneOf
from tidegauge.query.sql.runner import SqlQuestion, SqlRunner
from tidegauge.query.sql.saved import SavedQueries

IN_MEMORY_BYTES: Final = 4 * 1024 * 1024
"""A larger file goes to the disk while it is sent."""


class ExportDesk:
    """Asks the same services as the screens do, so that a file holds what they show, within the same limits and sights."""

    def __init__(self, query: QueryService, sql: SqlRunner, saved: SavedQueries, timezone_of: TimezoneOf) -> None:
        self._query = query
        self._sql = sql
        self._saved = saved
        self._timezone_of = timezone_of

    async def table(self, wish: Wish, asker: Principal) -> Table:
        """The table of a wish that was checked. Raises as its source does."""
        if wish.table is not None:
            return Table(wish.title, wish.table.columns, [[cell_of(cell) for cell in row] for row in wish.table.rows])
        if wish.sql is not None:
            return await self._statement(wish.title, wish.sql, asker)
        question = decode_question(msgspec.json.encode(wish.question))
        return of_answer(wish.title or question.metric, await self._query.execute(question, asker.project_id, await self._timezone_of(asker.project_id)))

    async def file(self, wish: Wish, table: Table) -> IO[bytes]:
        """The written file, at its start; whoever takes it closes it. Raises LimitReached for what the format cannot hold."""
        return await asyncio.to_thread(_written, wish.format, table)

    async def _statement(self, title: str, given: SqlQuestion, asker: Principal) -> Table:
        question = given if given.saved is None else msgspec.structs.replace(given, query=await self._saved.text_of(asker, given))
        answer = await self._sql.run(question, asker.project_id, asker.name, await self._timezone_of(asker.project_id))
        return Table(title, [column.name for column in answer.columns], [[cell_of(cell) for cell in row] for row in answer.rows])


def _written(extension: str, table: Table) -> IO[bytes]:
    with ExitStack() as undo:
        file = undo.enter_context(SpooledTemporaryFile(IN_MEMORY_BYTES))
        BY_EXTENSION[extension].write(table, file)
        file.seek(0)
        undo.pop_all()
    return file
