"""Members of projects in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from tidegauge.core.errors import Conflict, NotFound
from tidegauge.meta.model import Dashboard, DashboardShare, LoginSession, Membership, Person, Project, RefreshToken

_ADMIN = "admin"


class MemberRow(NamedTuple):
    """A member; `last_seen_ms`: when the newest token was given to them."""

    person_id: str
    name: str
    email: str
    role: str
    is_active: bool
    last_seen_ms: int | None


class CandidateRow(NamedTuple):
    """Somebody who is no member."""

    person_id: str
    name: str
    email: str


def list_members(session: Session, project_id: int) -> list[MemberRow]:
    """Everyone in a project, by name."""
    seen = (
        select(func.max(RefreshToken.issued_at_ms))
        .join(LoginSession, LoginSession.id == RefreshToken.session_id)
        .where(LoginSession.person_id == Person.id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Person.id, Person.name, Person.email, Membership.role, Person.is_active, seen)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.project_id == project_id)
        .order_by(func.lower(Person.name), Person.email)
    )
    return [MemberRow._make(row) for row in rows]


def add_existing(session: Session, project_id: int, email: str, role: str) -> str:
    """Let an active person into a project and give their id. `email` in lower case.

    Raises NotFound for an address that nobody has, Conflict for somebody who is a member already.
    """
    person_id = session.scalar(select(Person.id).where(Person.email == email, Person.is_active))
    if person_id is None:
        raise NotFound("Nobody has an account with this address.")
    if session.get(Membership, (person_id, project_id)) is not None:
        raise Conflict("This person is in the project already.")
    session.add(Membership(project_id=project_id, person_id=person_id, role=role))
    return person_id


def change_role(session: Session, project_id: int, person_id: str, role: str) -> None:
    """Give a member another role. Raises NotFound; Conflict when no admin would be left."""
    member = _locked(session, project_id, person_id)
    if member.role == _ADMIN and role != _ADMIN:
        _require_another_admin(session, project_id, person_id)
    member.role = role


def remove_member(session: Session, project_id: int, person_id: str) -> None:
    """Take a member, and what was shared with them, out of a project. Raises NotFound; Conflict when no admin would be left."""
    member = _locked(session, project_id, person_id)
    if member.role == _ADMIN:
        _require_another_admin(session, project_id, person_id)
    boards = select(Dashboard.id).where(Dashboard.project_id == project_id)
    session.execute(delete(DashboardShare).where(DashboardShare.person_id == person_id, DashboardShare.dashboard_id.in_(boards)))
    session.delete(member)


def find_candidates(session: Session, project_id: int, search: str, *, of_person: str | None, limit: int) -> list[CandidateRow]:
    """Active people who are not in the project and whose name or address holds `search` (lower case), by name.

    Of everyone, or with `of_person` only of those who share a project with that person.
    """
    inside = select(Membership.person_id).where(Membership.project_id == project_id)
    query = select(Person.id, Person.name, Person.email).where(Person.is_active, Person.id.not_in(inside))
    if search:
        query = query.where(or_(func.lower(Person.name).contains(search, autoescape=True), Person.email.contains(search, autoescape=True)))
    if of_person is not None:
        own = select(Membership.project_id).where(Membership.person_id == of_person)
        query = query.where(Person.id.in_(select(Membership.person_id).where(Membership.project_id.in_(own))))
    return [CandidateRow._make(row) for row in session.execute(query.order_by(func.lower(Person.name), Person.email).limit(limit))]


def _locked(session: Session, project_id: int, person_id: str) -> Membership:
    """The membership, while nobody else changes the project's: two admins who leave at once must not both succeed."""
    session.scalar(select(Project.id).where(Project.id == project_id).with_for_update())
    member = session.get(Membership, (person_id, project_id))
    if member is None:
        raise NotFound("This person is not in the project.")
    return member


def _require_another_admin(session: Session, project_id: int, person_id: str) -> None:
    query = select(Membership.person_id).join(Person, Person.id == Membership.person_id)
    query = query.where(Membership.project_id == project_id, Membership.role == _ADMIN, Membership.person_id != person_id, Person.is_active)
    if session.scalar(query.limit(1)) is None:
        raise Conflict("A project needs an admin. Make somebody else admin first.", code="last_admin")
