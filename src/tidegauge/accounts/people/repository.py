"""People and what they may reach, in the relational store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from tidegauge.accounts.access import Access, ProjectAccess
from tidegauge.accounts.credentials.link import is_invited
from tidegauge.accounts.grant import Grant, highest
from tidegauge.accounts.members.repository import May, put_member
from tidegauge.accounts.sessions.repository import end_logins
from tidegauge.core.errors import Conflict, NotFound
from tidegauge.core.ids import new_id
from tidegauge.meta.lock import PEOPLE, hold_lock
from tidegauge.meta.model import ExternalIdentity, LoginSession, Membership, Person, Project, RefreshToken, SecondFactor, TeamMember, TeamProject


class UserRow(NamedTuple):
    """A person of the installation; `factor_ms`: since when they sign in in two steps; `last_seen_ms`: when the newest token was given to them;
    `is_by_provider`: a provider knows them."""

    id: str
    email: str
    name: str
    role: str
    is_active: bool
    password_hash: str
    created_ms: int
    factor_ms: int | None
    last_seen_ms: int | None
    is_by_provider: bool


class PersonRow(NamedTuple):
    """Somebody who may sign in."""

    email: str
    name: str
    password_hash: str


class LoginRow(NamedTuple):
    """What a login is checked against."""

    person_id: str
    password_hash: str
    is_active: bool


class Place(NamedTuple):
    """Where in a project somebody is to be; `may` as of the members' repository."""

    project_id: int
    grant: Grant
    may: May


def add_person(session: Session, *, email: str, name: str, role: str, password_hash: str, now_ms: int) -> str:
    """Insert a person and give the id. `email` in lower case."""
    person = Person(id=new_id(), email=email, name=name, role=role, password_hash=password_hash, is_active=True, created_at_ms=now_ms)
    session.add(person)
    session.flush()
    return person.id


def has_people(session: Session) -> bool:
    """Whether anyone was ever added."""
    return session.scalar(select(Person.id).limit(1)) is not None


def find_login(session: Session, email: str) -> LoginRow | None:
    """The person with this address (lower case)."""
    row = session.execute(select(Person.id, Person.password_hash, Person.is_active).where(Person.email == email)).first()
    if row is None:
        return None
    # Who has not chosen a password has a hash that none fits: "" takes as long to refuse as any.
    return LoginRow(row[0], "" if is_invited(row[1]) else row[1], row[2])


def active_person(session: Session, person_id: str) -> PersonRow | None:
    """Somebody who may sign in; None for others."""
    row = session.execute(select(Person.email, Person.name, Person.password_hash).where(Person.id == person_id, Person.is_active)).first()
    return PersonRow._make(row) if row else None


def comes_by_provider(session: Session, person_id: str) -> bool:
    """Whether a provider knows the person."""
    return session.scalar(select(ExternalIdentity.id).where(ExternalIdentity.person_id == person_id).limit(1)) is not None


def list_users(session: Session) -> list[UserRow]:
    """Everyone, by name."""
    seen = (
        select(func.max(RefreshToken.issued_at_ms))
        .join(LoginSession, LoginSession.id == RefreshToken.session_id)
        .where(LoginSession.person_id == Person.id)
        .scalar_subquery()
    )
    columns = (Person.id, Person.email, Person.name, Person.role, Person.is_active, Person.password_hash, Person.created_at_ms)
    by_provider = select(ExternalIdentity.id).where(ExternalIdentity.person_id == Person.id).exists()
    query = select(*columns, SecondFactor.confirmed_at_ms, seen, by_provider).outerjoin(SecondFactor, SecondFactor.person_id == Person.id)
    return [UserRow._make(row) for row in session.execute(query.order_by(func.lower(Person.name), Person.email))]


def invite(session: Session, *, email: str, name: str, role: str, password_hash: str, now_ms: int, places: Sequence[Place] = ()) -> str:
    """Add a person, put them into their places and give the id. `email` in lower case. Raises Conflict when somebody has it."""
    hold_lock(session, PEOPLE)
    if session.scalar(select(Person.id).where(Person.email == email)) is not None:
        raise Conflict("Somebody has this address already.", code="address_taken")
    person_id = add_person(session, email=email, name=name, role=role, password_hash=password_hash, now_ms=now_ms)
    for place in places:
        put_member(session, place.project_id, person_id, place.grant, may=place.may)
    return person_id


def change_person(
    session: Session,
    person_id: str,
    *,
    name: str | None,
    role: str | None,
    is_active: bool | None,
    now_ms: int,
    place: Place | None = None,
    email: str | None = None,
) -> None:
    """Change what is given; who may not sign in any more loses all logins. `email` in lower case.

    Raises NotFound, Forbidden; Conflict when no administrator would be left, or somebody else has the address.
    """
    hold_lock(session, PEOPLE)  # two administrators who demote each other must not both succeed
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound("There is no such person.")
    was_admin = person.role == "admin" and person.is_active
    if email is not None:
        _give_address(session, person, email, is_claimed=False)
    person.name = name or person.name
    person.role = role or person.role
    person.is_active = person.is_active if is_active is None else is_active
    session.flush()
    if was_admin and session.scalar(select(Person.id).where(Person.role == "admin", Person.is_active).limit(1)) is None:
        raise Conflict("The installation needs an administrator. Make somebody else one first.", code="last_admin")
    if place is not None:
        put_member(session, place.project_id, person_id, place.grant, may=place.may)
    if is_active is False:
        end_logins(session, person_id, "deactivated", now_ms)


def change_profile(session: Session, person_id: str, *, name: str | None, email: str | None, timezone: str | None, language: str | None) -> None:
    """Change what is given of what a person says of themselves. `email` in lower case. Raises Conflict when somebody else has it."""
    hold_lock(session, PEOPLE)
    person = session.get_one(Person, person_id)
    if email is not None:
        _give_address(session, person, email, is_claimed=True)
    person.name = name or person.name
    person.timezone = person.timezone if timezone is None else timezone
    person.language = person.language if language is None else language


def _give_address(session: Session, person: Person, email: str, *, is_claimed: bool) -> None:
    if session.scalar(select(Person.id).where(Person.email == email, Person.id != person.id)) is not None:
        raise Conflict("Somebody has this address already.", code="address_taken")
    person.email, person.is_email_claimed = email, is_claimed


def set_password_hash(session: Session, person_id: str, password_hash: str) -> None:
    """Replace a person's hash."""
    session.get_one(Person, person_id).password_hash = password_hash


def load_access(session: Session, person_id: str, session_id: str, now_ms: int) -> Access | None:
    """An active person with an open login session, and their projects in the order these were made, the product's own last; else None."""
    person = session.scalar(
        select(Person)
        .join(LoginSession, LoginSession.person_id == Person.id)
        .where(
            Person.id == person_id,
            Person.is_active,
            LoginSession.id == session_id,
            LoginSession.ended_at_ms.is_(None),
            LoginSession.expires_at_ms > now_ms,
        )
    )
    if person is None:
        return None
    grants = grants_of(session, person_id)
    found = session.scalars(select(Project).where(Project.id.in_(grants), Project.deleted_at_ms.is_(None)).order_by(Project.is_system, Project.id))
    factor = select(SecondFactor.person_id).where(SecondFactor.person_id == person_id, SecondFactor.confirmed_at_ms.is_not(None))
    projects = tuple(_project(project, grants[project.id]) for project in found)
    says = {"timezone": person.timezone, "language": person.language}
    return Access(person.id, person.email, person.name, person.role, projects, has_second_factor=session.scalar(factor) is not None, **says)


def grants_of(session: Session, person_id: str) -> dict[int, list[Grant]]:
    """Project -> what the person is given in it: by themselves and through each of their teams."""
    own = select(Membership.project_id, Membership.role, Membership.granted, Membership.withheld).where(Membership.person_id == person_id)
    teams = select(TeamProject.project_id, TeamProject.role, TeamProject.granted, TeamProject.withheld)
    teams = teams.join(TeamMember, TeamMember.team_id == TeamProject.team_id).where(TeamMember.person_id == person_id)
    grants: dict[int, list[Grant]] = {}
    for project_id, *grant in session.execute(union_all(own, teams)):
        grants.setdefault(project_id, []).append(Grant(*grant))
    return grants


def grants_in(session: Session, project_id: int) -> dict[str, list[Grant]]:
    """Person -> what they are given in a project: by themselves and through each of their teams."""
    own = select(Membership.person_id, Membership.role, Membership.granted, Membership.withheld).where(Membership.project_id == project_id)
    teams = select(TeamMember.person_id, TeamProject.role, TeamProject.granted, TeamProject.withheld)
    teams = teams.join(TeamProject, TeamProject.team_id == TeamMember.team_id).where(TeamProject.project_id == project_id)
    grants: dict[str, list[Grant]] = {}
    for person_id, *grant in session.execute(union_all(own, teams)):
        grants.setdefault(person_id, []).append(Grant(*grant))
    return grants


def _project(project: Project, grants: list[Grant]) -> ProjectAccess:
    permissions = frozenset().union(*(grant.permissions for grant in grants))
    role = highest(grant.role for grant in grants)
    return ProjectAccess(project.id, project.name, project.timezone, project.is_demo, role, project.is_system, permissions)
