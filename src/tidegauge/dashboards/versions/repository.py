"""Versions in the relational store."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import zstandard
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.core.timestamps import format_timestamp
from tidegauge.dashboards.change import Changes, changes
from tidegauge.dashboards.document import Document, outline
from tidegauge.dashboards.limit import MAX_DOCUMENT_BYTES, MAX_VERSIONS
from tidegauge.dashboards.repository import NewBoard, add_board, locked_board, replace_document
from tidegauge.dashboards.validation import encoded, read_document
from tidegauge.dashboards.versions.version import VersionView
from tidegauge.dashboards.view import PersonName
from tidegauge.meta.model import DashboardVersion, Person


def add_version(session: Session, board_id: str, version: int, document: bytes, made: Changes, *, message: str, person_id: str, now_ms: int) -> None:
    """Keep a saved document; versions beyond the newest MAX_VERSIONS go."""
    session.add(
        DashboardVersion(
            dashboard_id=board_id,
            version=version,
            document=zstandard.compress(document),
            message=message,
            added=made.added,
            removed=made.removed,
            changed=made.changed,
            moved=made.moved,
            saved_at_ms=now_ms,
            saved_by_id=person_id,
        )
    )
    session.execute(delete(DashboardVersion).where(DashboardVersion.dashboard_id == board_id, DashboardVersion.version <= version - MAX_VERSIONS))


def list_versions(session: Session, board_id: str) -> list[VersionView]:
    """Newest first."""
    columns = (
        DashboardVersion.version,
        DashboardVersion.saved_at_ms,
        DashboardVersion.message,
        DashboardVersion.added,
        DashboardVersion.removed,
        DashboardVersion.changed,
        DashboardVersion.moved,
        Person.id,
        Person.name,
        Person.email,
    )
    query = select(*columns).outerjoin(Person, Person.id == DashboardVersion.saved_by_id).where(DashboardVersion.dashboard_id == board_id)
    return [
        VersionView(
            version,
            format_timestamp(saved_at_ms),
            PersonName(person_id, name or email) if person_id else PersonName(),
            message,
            Changes(added, removed, changed, moved),
        )
        for version, saved_at_ms, message, added, removed, changed, moved, person_id, name, email in session.execute(
            query.order_by(DashboardVersion.version.desc())
        )
    ]


def find_version(session: Session, board_id: str, version: int) -> bytes | None:
    """The document's JSON of a version."""
    packed = session.scalar(select(DashboardVersion.document).where(DashboardVersion.dashboard_id == board_id, DashboardVersion.version == version))
    return None if packed is None else zstandard.decompress(packed, max_output_size=4 * MAX_DOCUMENT_BYTES)


def create_board(session: Session, new: NewBoard, most: int, message: str) -> str:
    """Insert a dashboard with its first version; gives its id. Raises LimitReached."""
    board_id = add_board(session, new, most)
    add_version(session, board_id, 1, new.document, Changes(added=new.outline.widget_count), message=message, person_id=new.owner_id, now_ms=new.now_ms)
    return board_id


class Edition(NamedTuple):
    """What is to become the next version. `base_version`: the one it was made from; None takes its place whatever is there."""

    document: Document
    base_version: int | None
    message: str
    person_id: str
    now_ms: int


def save_edition(session: Session, board_id: str, edition: Edition) -> bool:
    """Save the next version; False when another was saved since, or the dashboard is gone."""
    board = locked_board(session, board_id)
    if board is None or (edition.base_version is not None and board.version != edition.base_version):
        return False
    made = changes(read_document(msgspec.json.decode(board.document)), edition.document)
    document = encoded(edition.document)
    replace_document(board, document, outline(edition.document), edition.person_id, edition.now_ms)
    add_version(session, board_id, board.version, document, made, message=edition.message, person_id=edition.person_id, now_ms=edition.now_ms)
    return True
