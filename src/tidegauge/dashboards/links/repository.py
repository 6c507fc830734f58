"""Public links in the relational store."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from tidegauge.core.errors import LimitReached
from tidegauge.core.ids import is_id
from tidegauge.dashboards.limit import MAX_LINKS
from tidegauge.dashboards.links.link import Link
from tidegauge.dashboards.sharing.repository import set_visibility
from tidegauge.meta.model import Dashboard, DashboardLink, Project


class Opened(NamedTuple):
    """What a token leads to."""

    link: Link
    project_id: int
    project_name: str
    timezone: str
    version: int
    owner_id: str | None
    """Who made the link: those who come in by it see what they may see."""


def add_link(session: Session, link: Link, hash: bytes, person_id: str) -> None:
    """Insert a link; its dashboard is public from now on. Raises LimitReached."""
    set_visibility(session, link.dashboard_id, "public")
    count = session.scalar(select(func.count()).select_from(DashboardLink).where(DashboardLink.dashboard_id == link.dashboard_id)) or 0
    if count >= MAX_LINKS:
        raise LimitReached(f"A dashboard has at most {MAX_LINKS} links. Remove some.")
    session.add(
        DashboardLink(
            id=link.id,
            dashboard_id=link.dashboard_id,
            hash=hash,
            password_hash=link.password_hash,
            expires_at_ms=link.expires_at_ms,
            is_embed=link.is_embed,
            allow_filters=link.allow_filters,
            origins=msgspec.json.encode(link.origins).decode(),
            created_at_ms=link.created_at_ms,
            created_by_id=person_id,
        )
    )


def list_links(session: Session, board_id: str) -> list[Link]:
    """Newest first."""
    return [_link(row) for row in session.scalars(select(DashboardLink).where(DashboardLink.dashboard_id == board_id).order_by(DashboardLink.id.desc()))]


def remove_link(session: Session, board_id: str, link_id: str) -> bool:
    """Whether there was one."""
    if not is_id(link_id):
        return False
    found = session.scalar(select(DashboardLink.id).where(DashboardLink.id == link_id, DashboardLink.dashboard_id == board_id))
    session.execute(delete(DashboardLink).where(DashboardLink.id == link_id, DashboardLink.dashboard_id == board_id))
    return found is not None


def find_opened(session: Session, hash: bytes, now_ms: int) -> Opened | None:
    """What a token opens now: None when it is unknown or over, or its dashboard or project is no longer public or there."""
    row = session.execute(
        select(DashboardLink, Dashboard.version, Project.id, Project.name, Project.timezone)
        .join(Dashboard, Dashboard.id == DashboardLink.dashboard_id)
        .join(Project, Project.id == Dashboard.project_id)
        .where(DashboardLink.hash == hash, Dashboard.visibility == "public", Dashboard.deleted_at_ms.is_(None), Project.deleted_at_ms.is_(None))
    ).first()
    if row is None or (link := _link(row[0])).is_over(now_ms):
        return None
    return Opened(link, row.id, row.name, row.timezone, row.version, row[0].created_by_id)


def find_document(session: Session, board_id: str) -> bytes | None:
    """The document's JSON as it is now."""
    document = session.scalar(select(Dashboard.document).where(Dashboard.id == board_id, Dashboard.deleted_at_ms.is_(None)))
    return None if document is None else document.encode()


def touch_link(session: Session, link_id: str, now_ms: int) -> None:
    """Remember that it was used."""
    link = session.get(DashboardLink, link_id)
    if link is not None:
        link.last_used_at_ms = now_ms


def _link(row: DashboardLink) -> Link:
    return Link(
        id=row.id,
        dashboard_id=row.dashboard_id,
        password_hash=row.password_hash,
        expires_at_ms=row.expires_at_ms,
        is_embed=row.is_embed,
        allow_filters=row.allow_filters,
        origins=tuple(msgspec.json.decode(row.origins, type=list[str])),
        created_at_ms=row.created_at_ms,
        last_used_at_ms=row.last_used_at_ms,
    )
