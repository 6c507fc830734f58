"""Refused items in the relational store: the newest KEPT of each project."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, and_, delete, insert, select
from sqlalchemy.orm import Session

from tidegauge.ingest.refusals.log import RefusedItem
from tidegauge.meta.database import Database
from tidegauge.meta.model import Project, RejectedItem

KEPT: Final = 1_000
_COLUMNS = (
    RejectedItem.id,
    RejectedItem.project_id,
    RejectedItem.at_ms,
    RejectedItem.key_id,
    RejectedItem.call,
    RejectedItem.reason,
    RejectedItem.field,
    RejectedItem.item_index,
    RejectedItem.body,
)


class SavedRefusals:
    """Implements refusals.log.RefusalStore, and gives items back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, items: list[RefusedItem]) -> None:
        """See RefusalStore; items of a project that is gone meanwhile are left out."""
        await self._database.write(_add, items)

    async def list(self, project: int) -> list[RefusedItem]:
        """All that are kept, the newest first."""
        return await self._database.read(_list, RejectedItem.project_id == project)

    async def find(self, project: int, item_id: str) -> RefusedItem | None:
        """One of them."""
        found = await self._database.read(_list, and_(RejectedItem.project_id == project, RejectedItem.id == item_id))
        return found[0] if found else None

    async def remove(self, project: int, item_id: str | None = None) -> int:
        """Forget one, or all; gives how many there were."""
        return await self._database.write(_remove, project, item_id)


def _add(session: Session, items: list[RefusedItem]) -> None:
    projects = set(session.scalars(select(Project.id).where(Project.id.in_({item.project for item in items}))))
    names = ("id", "project_id", "at_ms", "key_id", "call", "reason", "field", "item_index", "body")
    rows = [dict(zip(names, item, strict=True)) for item in items if item.project in projects]
    if rows:
        session.execute(insert(RejectedItem), rows)
    for project in projects:
        oldest = select(RejectedItem.id).where(RejectedItem.project_id == project).order_by(RejectedItem.id.desc()).offset(KEPT).limit(1)
        beyond = session.scalar(oldest)
        if beyond is not None:
            session.execute(delete(RejectedItem).where(RejectedItem.project_id == project, RejectedItem.id <= beyond))


def _list(session: Session, condition: ColumnElement[bool]) -> list[RefusedItem]:
    rows = session.execute(select(*_COLUMNS).where(condition).order_by(RejectedItem.id.desc()).limit(KEPT))
    return [RefusedItem._make(row) for row in rows]


def _remove(session: Session, project: int, item_id: str | None) -> int:
    condition = RejectedItem.project_id == project
    if item_id is not None:
        condition = and_(condition, RejectedItem.id == item_id)
    gone = list(session.scalars(select(RejectedItem.id).where(condition)))
    session.execute(delete(RejectedItem).where(condition))
    return len(gone)
