"""Members of projects in the relational store."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Subquery, delete, func, or_, select, union
from sqlalchemy.orm import Session

from tidegauge.accounts.grant import Grant
from tidegauge.core.errors import Conflict, NotFound
from tidegauge.meta.model import Dashboard, DashboardShare, LoginSession, Membership, Person, Project, RefreshToken, TeamMember, TeamProject

_ADMIN = "admin"

May = Callable[[Grant, Grant | None], None]
"""Raises Forbidden for who may not put the second grant in place of the first."""


class MemberRow(NamedTuple):
    """A member; `last_seen_ms`: when the newest token was given to them."""

    person_id: str
    name: str
    email: str
    grant: Grant
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
        select(Person.id, Person.name, Person.email, Membership, Person.is_active, seen)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.project_id == project_id)
        .order_by(func.lower(Person.name), Person.email)
    )
    return [MemberRow(id_, name, email, grant_in(member), is_active, seen_ms) for id_, name, email, member, is_active, seen_ms in rows]


def add_existing(session: Session, project_id: int, email: str, grant: Grant) -> str:
    """Let an active person into a project and give their id. `email` in lower case.

    Raises NotFound for an address that nobody has, Conflict for somebody who is a member already.
    """
    session.scalar(select(Project.id).where(Project.id == project_id).with_for_update())  # two who let the same person in
    person_id = session.scalar(select(Person.id).where(Person.email == email, Person.is_active))
    if person_id is None:
        raise NotFound("Nobody has an account with this address.")
    if session.get(Membership, (person_id, project_id)) is not None:
        raise Conflict("This person is in the project already.")
    session.add(Membership(project_id=project_id, person_id=person_id, role=grant.role, granted=grant.granted, withheld=grant.withheld))
    return person_id


def change_grant(session: Session, project_id: int, person_id: str, grant: Grant, *, may: May) -> None:
    """Put another grant in place of a member's. Raises NotFound, what `may` raises; Conflict when no admin would be left."""
    member = _locked(session, project_id, person_id)
    may(grant_in(member), grant)
    if member.role == _ADMIN and grant.role != _ADMIN:
        _require_another_admin(session, project_id, person_id)
    member.role, member.granted, member.withheld = grant.role, grant.granted, grant.withheld


def put_member(session: Session, project_id: int, person_id: str, grant: Grant, *, may: May) -> None:
    """Let an account into a project, or change what it is given there. Raises as `change_grant`."""
    if session.get(Membership, (person_id, project_id)) is not None:
        change_grant(session, project_id, person_id, grant, may=may)
    else:
        session.add(Membership(project_id=project_id, person_id=person_id, role=grant.role, granted=grant.granted, withheld=grant.withheld))


def remove_member(session: Session, project_id: int, person_id: str, *, may: May | None = None) -> None:
    """Take a member, and what was shared with them, out of a project. Raises NotFound, what `may` raises; Conflict when no admin would be left."""
    member = _locked(session, project_id, person_id)
    if may is not None:
        may(grant_in(member), None)
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
        own, others = reach(), reach()
        projects = select(own.c.project_id).where(own.c.person_id == of_person)
        query = query.where(Person.id.in_(select(others.c.person_id).where(others.c.project_id.in_(projects))))
    return [CandidateRow._make(row) for row in session.execute(query.order_by(func.lower(Person.name), Person.email).limit(limit))]


def reach() -> Subquery:
    """Who is in which project, by themselves or through a team: a table of `person_id` and `project_id`, each pair once."""
    own = select(Membership.person_id, Membership.project_id)
    teams = select(TeamMember.person_id, TeamProject.project_id).join(TeamProject, TeamProject.team_id == TeamMember.team_id)
    return union(own, teams).subquery()


def grant_in(row: Membership | TeamProject) -> Grant:
    """What a stored membership, or a team's place in a project, gives."""
    return Grant(row.role, row.granted, row.withheld)


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
