"""SQL that people keep: their own, and what others of the project share. It is checked again whenever it runs, as whoever runs it."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, ErrorDetail, Forbidden, InvalidInput, NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database
from tidegauge.query.sql.repository import SavedRow, add_saved, change_saved, count_saved, find_saved, list_saved, remove_saved
from tidegauge.query.sql.runner import SqlQuestion
from tidegauge.query.sql.words import MAX_LENGTH

MAX_SAVED: Final = 1_000
"""Statements that a project keeps."""


class SavedSql(msgspec.Struct, forbid_unknown_fields=True):
    """What is kept. A shared statement is seen by everyone in the project and changed by its owner and the project's admins."""

    name: str
    query: str
    shared: bool = False


class SavedView(msgspec.Struct):
    """A kept statement; `is_mine` when the caller may change it."""

    id: str
    name: str
    query: str
    shared: bool
    is_mine: bool
    owner: str | None
    created_at: str
    updated_at: str


class SavedQueries:
    """Keeps statements in the relational store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def list(self, caller: Principal) -> list[SavedView]:
        """The caller's own and the shared ones, by name."""
        return [_view(row, caller) for row in await self._database.read(list_saved, caller.project_id, caller.person_id)]

    async def get(self, caller: Principal, saved_id: str) -> SavedView:
        """One of them. Raises NotFound."""
        return _view(await self._find(caller, saved_id), caller)

    async def text_of(self, caller: Principal, question: SqlQuestion) -> str:
        """The text of the kept statement that a question names. Raises NotFound; InvalidInput when it also has a text of its own."""
        if question.query:
            raise InvalidInput("saved: give either a statement or the id of a saved one.", details=[ErrorDetail("saved", "either query or saved")])
        return (await self._find(caller, question.saved or "")).query

    async def add(self, caller: Principal, given: SavedSql) -> SavedView:
        """Keep a statement. Raises InvalidInput; Forbidden for keys, which own nothing; Conflict when the project has too many."""
        _check(given)
        if not caller.person_id:
            raise Forbidden("A key keeps no statements; sign in.")
        if await self._database.read(count_saved, caller.project_id) >= MAX_SAVED:
            raise Conflict(f"The project keeps {MAX_SAVED:,} statements already; delete some.")
        row = await self._database.write(add_saved, caller.project_id, caller.person_id, given.name.strip(), given.query, given.shared, self._clock.now_ms())
        return _view(row, caller)

    async def change(self, caller: Principal, saved_id: str, given: SavedSql) -> SavedView:
        """Replace a statement. Raises InvalidInput, NotFound, Forbidden."""
        _check(given)
        row = await self._own(caller, saved_id)
        changed = await self._database.write(change_saved, row.id, given.name.strip(), given.query, given.shared, self._clock.now_ms())
        return _view(changed, caller)

    async def remove(self, caller: Principal, saved_id: str) -> None:
        """Forget a statement. Raises NotFound, Forbidden."""
        await self._database.write(remove_saved, (await self._own(caller, saved_id)).id)

    async def _find(self, caller: Principal, saved_id: str) -> SavedRow:
        row = await self._database.read(find_saved, caller.project_id, caller.person_id, saved_id)
        if row is None:
            raise NotFound("There is no such saved statement.")
        return row

    async def _own(self, caller: Principal, saved_id: str) -> SavedRow:
        row = await self._find(caller, saved_id)
        if not _is_mine(row, caller):
            raise Forbidden("Only its owner and the project's admins may change a shared statement; save a copy.")
        return row


def _is_mine(row: SavedRow, caller: Principal) -> bool:
    return bool(caller.person_id) and (row.owner_id == caller.person_id or caller.may(Permission.MANAGE_PROJECT))


def _view(row: SavedRow, caller: Principal) -> SavedView:
    created, updated = format_timestamp(row.created_at_ms), format_timestamp(row.updated_at_ms)
    return SavedView(row.id, row.name, row.query, row.is_shared, _is_mine(row, caller), row.owner, created, updated)


def _check(given: SavedSql) -> None:
    name = given.name.strip()
    if not 1 <= len(name) <= 200 or any(ord(character) < 32 for character in name):
        raise InvalidInput("name: has 1 to 200 characters, none of them control characters.", details=[ErrorDetail("name", "1 to 200 characters")])
    if not given.query.strip() or len(given.query) > MAX_LENGTH or "\x00" in given.query:
        raise InvalidInput(f"query: has 1 to {MAX_LENGTH:,} characters and no NUL.", details=[ErrorDetail("query", f"1 to {MAX_LENGTH:,} characters")])
