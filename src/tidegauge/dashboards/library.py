"""The dashboards of an installation: made, listed, saved, deleted and brought back, each for who may."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Literal, NamedTuple

import msgspec

from tidegauge.accounts.principal import Principal
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, NotFound
from tidegauge.core.time_range import DAY_MS
from tidegauge.dashboards.access import access_to, require_edit, require_owner, require_person, require_view
from tidegauge.dashboards.document import Document, outline
from tidegauge.dashboards.limit import KEPT_DAYS, DashboardLimits
from tidegauge.dashboards.repository import NewBoard, find_board, list_boards, remove_deleted, set_deleted, set_favourite
from tidegauge.dashboards.statement import require_known_statements
from tidegauge.dashboards.validation import Rules, checked_document, encoded, read_document
from tidegauge.dashboards.versions.repository import Edition, create_board, find_version, list_versions, save_edition
from tidegauge.dashboards.versions.version import VersionDocument, VersionView
from tidegauge.dashboards.view import Board, DashboardView, SummaryView, dashboard_view, summary_view
from tidegauge.meta.database import Database
from tidegauge.query.catalogue import Catalogue

DEFAULT_VISIBILITY: Final = "everyone"


class Saved(NamedTuple):
    """A new version, for those who look at the dashboard now."""

    id: str
    version: int
    document: Document


class Remark(NamedTuple):
    """Comments or annotations that changed: those of a dashboard, or the annotations of a whole project (`board_id` None)."""

    what: Literal["annotations", "comments"]
    project_id: int
    board_id: str | None


class Shelf(NamedTuple):
    """What a list asks for: texts to find, a folder with those in it, a tag, favourites only, deleted ones instead."""

    search: str = ""
    folder: str = ""
    tag: str = ""
    favourite: bool = False
    deleted: bool = False


class Library:
    """All calls take the caller; they raise NotFound for what the caller may not see, Forbidden for what they may not do."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock, limits: DashboardLimits | None = None) -> None:
        self.limits = limits or DashboardLimits()
        self.on_saved: list[Callable[[Saved], Awaitable[None]]] = []
        self.on_gone: list[Callable[[str], Awaitable[None]]] = []
        self.on_shared: list[Callable[[str], Awaitable[None]]] = []
        self.on_remark: list[Callable[[Remark], Awaitable[None]]] = []
        self._database, self._catalogue, self._clock = database, catalogue, clock

    async def find(self, caller: Principal, shelf: Shelf) -> list[SummaryView]:
        """Those the caller may see, favourites first, then newest change first."""
        boards = await self._database.read(list_boards, caller.project_id, caller.person_id, is_deleted=shelf.deleted)
        views = [summary_view(board, access) for board in boards if (access := access_to(board.claim, caller)) is not None and _is_on(board, shelf)]
        return sorted(views, key=lambda view: not view.is_favourite)

    async def get(self, caller: Principal, board_id: str) -> DashboardView:
        """The whole dashboard."""
        board, document = await self._found(caller, board_id)
        return dashboard_view(board, require_view(board.claim, caller), document)

    async def board(self, caller: Principal, board_id: str) -> Board:
        """The board without its document."""
        return (await self._found(caller, board_id))[0]

    async def document(self, caller: Principal, board_id: str) -> tuple[Board, Document]:
        """The board and its document, decoded."""
        board, document = await self._found(caller, board_id)
        return board, read_document(msgspec.json.decode(document))

    async def create(
        self, caller: Principal, document: Document, *, message: str = "", visibility: str = DEFAULT_VISIBILITY, known: Document | None = None
    ) -> DashboardView:
        """A new dashboard of the caller's. `known`: what it is a copy of. Raises InvalidInput, LimitReached, Forbidden for SQL from who may write none."""
        owner_id = require_person(caller)
        require_known_statements(caller, document, known)
        document = await self.checked(caller, document)
        new = NewBoard(caller.project_id, owner_id, visibility, encoded(document), outline(document), self._clock.now_ms())
        return await self.get(caller, await self._database.write(create_board, new, self.limits.dashboards_per_person, message))

    async def copy(self, caller: Principal, board_id: str, name: str = "") -> DashboardView:
        """A new dashboard of the caller's with the document of one they may see."""
        _, document = await self.document(caller, board_id)
        name = name or f"{document.name[:193]} (copy)"
        return await self.create(caller, msgspec.structs.replace(document, name=name), message=f"Copied from {document.name}"[:300], known=document)

    async def save(
        self, caller: Principal, board_id: str, document: Document, *, base_version: int, message: str = "", force: bool = False, known: Document | None = None
    ) -> DashboardView:
        """The next version. `known`: what it brings back. Raises InvalidInput, Forbidden for SQL from who may write none; Conflict with the dashboard as it
        is when another version was saved since, unless `force`."""
        board, before = await self.document(caller, board_id)
        require_edit(board.claim, caller)
        require_known_statements(caller, document, known or before)
        document = await self.checked(caller, document)
        edition = Edition(document, None if force else base_version, message, require_person(caller), self._clock.now_ms())
        is_saved = await self._database.write(save_edition, board_id, edition)
        now = await self.get(caller, board_id)
        if not is_saved:
            who = now.updated_by.name or "Somebody"
            raise Conflict(f"{who} saved version {now.version} meanwhile; yours was made from version {base_version}.", extra={"current": now})
        for listener in self.on_saved:
            await listener(Saved(board_id, now.version, document))
        return now

    async def delete(self, caller: Principal, board_id: str) -> None:
        """Hide it; it can be brought back for KEPT_DAYS."""
        board = await self.board(caller, board_id)
        require_owner(board.claim, caller)
        await self._database.write(set_deleted, board_id, self._clock.now_ms())
        for listener in self.on_gone:
            await listener(board_id)

    async def restore(self, caller: Principal, board_id: str) -> DashboardView:
        """Bring a deleted one back."""
        found = await self._database.read(find_board, board_id, caller.person_id, is_deleted=True)
        require_owner(found[0].claim if found else None, caller)
        await self._database.write(set_deleted, board_id, None)
        return await self.get(caller, board_id)

    async def set_favourite(self, caller: Principal, board_id: str, *, is_favourite: bool) -> None:
        """Keep it at hand, for this person."""
        person_id = require_person(caller)
        await self.board(caller, board_id)
        await self._database.write(set_favourite, board_id, person_id, is_favourite=is_favourite)

    async def versions(self, caller: Principal, board_id: str) -> list[VersionView]:
        """The history, newest first."""
        await self.board(caller, board_id)
        return await self._database.read(list_versions, board_id)

    async def version(self, caller: Principal, board_id: str, version: int) -> VersionDocument:
        """The document of a version. Raises NotFound."""
        await self.board(caller, board_id)
        document = await self._database.read(find_version, board_id, version)
        if document is None:
            raise NotFound(f"There is no version {version} of this dashboard, or it is too old to be kept.")
        return VersionDocument(version, msgspec.Raw(document))

    async def restore_version(self, caller: Principal, board_id: str, version: int) -> DashboardView:
        """An old version as the newest."""
        kept = await self.version(caller, board_id, version)
        document = read_document(msgspec.json.decode(kept.document))
        return await self.save(caller, board_id, document, base_version=0, message=f"Version {version} brought back", force=True, known=document)

    async def tell_shared(self, board_id: str) -> None:
        """Others may see it now, or no longer."""
        for listener in self.on_shared:
            await listener(board_id)

    async def tell_remark(self, remark: Remark) -> None:
        """Comments or annotations are others now."""
        for listener in self.on_remark:
            await listener(remark)

    async def checked(self, caller: Principal, document: Document) -> Document:
        """The document, checked against the caller's project. Raises InvalidInput, LimitReached, PayloadTooLarge."""
        rules = Rules(self._catalogue, caller.project_id, caller.timezone, self._clock.now_ms(), self.limits.widgets)
        return await asyncio.to_thread(checked_document, document, rules)

    async def purge(self) -> int:
        """Drop what was deleted more than KEPT_DAYS ago; gives the number."""
        return await self._database.write(remove_deleted, self._clock.now_ms() - KEPT_DAYS * DAY_MS)

    async def _found(self, caller: Principal, board_id: str) -> tuple[Board, bytes]:
        found = await self._database.read(find_board, board_id, caller.person_id)
        require_view(found[0].claim if found else None, caller)
        assert found is not None
        return found


def _is_on(board: Board, shelf: Shelf) -> bool:
    what = board.outline
    words = shelf.search.casefold().split()
    text = " ".join((what.name, what.description, what.folder, *what.tags)).casefold()
    return (
        all(word in text for word in words)
        and (not shelf.folder or what.folder == shelf.folder or what.folder.startswith(f"{shelf.folder}/"))
        and (not shelf.tag or shelf.tag in what.tags)
        and (not shelf.favourite or board.is_favourite)
    )
