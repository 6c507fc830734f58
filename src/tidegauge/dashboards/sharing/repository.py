"""Shares in the relational store."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.accounts.members.repository import reach
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.dashboards.sharing.message import Share, SharedPerson, SharingView
from tidegauge.meta.model import Dashboard, DashboardShare, Person


def find_sharing(session: Session, board_id: str) -> SharingView:
    """Who may see the dashboard, by name."""
    people = session.execute(
        select(Person.id, Person.name, Person.email, DashboardShare.access)
        .join(DashboardShare, DashboardShare.person_id == Person.id)
        .where(DashboardShare.dashboard_id == board_id)
        .order_by(Person.name, Person.email)
    )
    return SharingView(session.get_one(Dashboard, board_id).visibility, [SharedPerson(id_, name, email, access) for id_, name, email, access in people])


def set_sharing(session: Session, board_id: str, visibility: str, shares: Sequence[Share]) -> None:
    """Replace visibility and people. Raises InvalidInput for somebody who is not in the dashboard's project."""
    board = session.get_one(Dashboard, board_id, with_for_update=True)
    access = {_member(session, board.project_id, share, index): share.access for index, share in enumerate(shares)}
    board.visibility = visibility
    session.execute(delete(DashboardShare).where(DashboardShare.dashboard_id == board_id))
    session.add_all(DashboardShare(dashboard_id=board_id, person_id=person_id, access=access) for person_id, access in access.items())


def set_visibility(session: Session, board_id: str, visibility: str) -> None:
    """Change who may see it and leave the people."""
    session.get_one(Dashboard, board_id, with_for_update=True).visibility = visibility


def _member(session: Session, project_id: int, share: Share, index: int) -> str:
    inside = reach()
    query = select(Person.id).join(inside, inside.c.person_id == Person.id).where(inside.c.project_id == project_id, Person.is_active)
    query = query.where(Person.id == share.person_id) if share.person_id is not None else query.where(Person.email == (share.email or "").strip().lower())
    found = session.scalar(query)
    if found is None:
        raise InvalidInput("A dashboard can be shared with people of its project.", details=[ErrorDetail(f"people.{index}", "is nobody of this project")])
    return found
