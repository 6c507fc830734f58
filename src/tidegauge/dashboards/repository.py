"""Dashboards in the relational store."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import BindParameter, Select, bindparam, delete, exists, func, select
from sqlalchemy.orm import Session, aliased, defer

from tidegauge.core.errors import LimitReached
from tidegauge.core.ids import is_id, new_id
from tidegauge.dashboards.document import Outline
from tidegauge.dashboards.view import Board, PersonName
from tidegauge.meta.model import Dashboard, DashboardFavourite, DashboardShare, Person


class NewBoard(NamedTuple):
    """What an insert needs; `document` is JSON."""

    project_id: int
    owner_id: str
    visibility: str
    document: bytes
    outline: Outline
    now_ms: int


def add_board(session: Session, new: NewBoard, most: int) -> str:
    """Insert version 1 and give the id. Raises LimitReached when the owner has `most` already."""
    session.get(Person, new.owner_id, with_for_update=True)
    owned = session.scalar(select(func.count()).select_from(Dashboard).where(Dashboard.owner_id == new.owner_id, Dashboard.deleted_at_ms.is_(None))) or 0
    if owned >= most:
        raise LimitReached(f"You have {owned} dashboards; the limit is {most}. Delete some, or have dashboards_per_person raised.")
    board = Dashboard(
        id=new_id(),
        project_id=new.project_id,
        owner_id=new.owner_id,
        version=1,
        document=new.document.decode(),
        outline=_outline_json(new.outline),
        visibility=new.visibility,
        created_at_ms=new.now_ms,
        updated_at_ms=new.now_ms,
        updated_by_id=new.owner_id,
    )
    session.add(board)
    session.flush()
    return board.id


def list_boards(session: Session, project_id: int, person_id: str, *, is_deleted: bool) -> list[Board]:
    """All of a project, newest change first, with what the person has to do with each."""
    query = _boards().where(Dashboard.project_id == project_id)
    query = query.where(Dashboard.deleted_at_ms.is_not(None) if is_deleted else Dashboard.deleted_at_ms.is_(None))
    return [_board(row) for row in session.execute(query.order_by(Dashboard.updated_at_ms.desc(), Dashboard.id.desc()), {"person_id": person_id})]


def find_board(session: Session, board_id: str, person_id: str, *, is_deleted: bool = False) -> tuple[Board, bytes] | None:
    """The board and its document's JSON; None when it is not there (or not deleted, when asked for a deleted one)."""
    if not is_id(board_id):
        return None
    row = session.execute(_one_board(), {"person_id": person_id, "board_id": board_id}).first()
    if row is None or (row[0].deleted_at_ms is not None) != is_deleted:
        return None
    return _board(row), row.document.encode()


def locked_board(session: Session, board_id: str) -> Dashboard | None:
    """The row, held until the transaction ends; None when it is not there or deleted."""
    board = session.get(Dashboard, board_id, with_for_update=True)
    return board if board is not None and board.deleted_at_ms is None else None


def replace_document(board: Dashboard, document: bytes, outline: Outline, person_id: str, now_ms: int) -> None:
    """The row's next version."""
    board.version += 1
    board.document = document.decode()
    board.outline = _outline_json(outline)
    board.updated_at_ms = now_ms
    board.updated_by_id = person_id


def set_deleted(session: Session, board_id: str, deleted_at_ms: int | None) -> None:
    """Hide a board, or bring it back with None."""
    session.get_one(Dashboard, board_id).deleted_at_ms = deleted_at_ms


def set_favourite(session: Session, board_id: str, person_id: str, *, is_favourite: bool) -> None:
    """Keep it at hand or no longer."""
    found = session.get(DashboardFavourite, (person_id, board_id))
    if is_favourite and found is None:
        session.add(DashboardFavourite(person_id=person_id, dashboard_id=board_id))
    elif not is_favourite and found is not None:
        session.delete(found)


def remove_deleted(session: Session, before_ms: int) -> int:
    """Drop boards deleted before that time for good; gives their number."""
    gone: Sequence[str] = session.scalars(select(Dashboard.id).where(Dashboard.deleted_at_ms < before_ms)).all()
    if gone:
        session.execute(delete(Dashboard).where(Dashboard.id.in_(gone)))
    return len(gone)


@cache  # building it takes longer than running it
def _boards() -> Select[Any]:
    person_id: BindParameter[str] = bindparam("person_id")
    owner, editor = aliased(Person), aliased(Person)
    share = select(DashboardShare.access).where(DashboardShare.dashboard_id == Dashboard.id, DashboardShare.person_id == person_id).scalar_subquery()
    favourite = exists().where(DashboardFavourite.dashboard_id == Dashboard.id, DashboardFavourite.person_id == person_id)
    return (
        select(
            Dashboard,
            owner.id.label("owner_id"),
            owner.name.label("owner_name"),
            owner.email.label("owner_email"),
            editor.id.label("editor_id"),
            editor.name.label("editor_name"),
            editor.email.label("editor_email"),
            share.label("share"),
            favourite.label("is_favourite"),
        )
        .options(defer(Dashboard.document))
        .outerjoin(owner, owner.id == Dashboard.owner_id)
        .outerjoin(editor, editor.id == Dashboard.updated_by_id)
    )


@cache
def _one_board() -> Select[Any]:
    return _boards().add_columns(Dashboard.document).where(Dashboard.id == bindparam("board_id"))


def _board(row: Any) -> Board:
    board: Dashboard = row[0]
    return Board(
        id=board.id,
        project_id=board.project_id,
        version=board.version,
        visibility=board.visibility,
        outline=msgspec.json.decode(board.outline, type=Outline),
        owner=PersonName(row.owner_id, row.owner_name or row.owner_email) if row.owner_id else PersonName(),
        updated_by=PersonName(row.editor_id, row.editor_name or row.editor_email) if row.editor_id else PersonName(),
        updated_at_ms=board.updated_at_ms,
        deleted_at_ms=board.deleted_at_ms,
        share=row.share,
        is_favourite=bool(row.is_favourite),
    )


def _outline_json(outline: Outline) -> str:
    return msgspec.json.encode(outline).decode()
