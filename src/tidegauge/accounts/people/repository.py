"""People and what they may reach, in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tidegauge.accounts.access import Access, ProjectAccess
from tidegauge.core.ids import new_id
from tidegauge.meta.model import LoginSession, Membership, Person, Project, SecondFactor


class LoginRow(NamedTuple):
    """What a login is checked against."""

    person_id: str
    password_hash: str
    is_active: bool


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
    return LoginRow(*row) if row else None


def active_email(session: Session, person_id: str) -> str | None:
    """The address of somebody who may sign in; None for others."""
    return session.scalar(select(Person.email).where(Person.id == person_id, Person.is_active))


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
    rows = session.execute(
        select(Project.id, Project.name, Project.timezone, Project.is_demo, Membership.role, Project.is_system)
        .join(Membership, Membership.project_id == Project.id)
        .where(Membership.person_id == person_id, Project.deleted_at_ms.is_(None))
        .order_by(Project.is_system, Project.id)
    )
    factor = select(SecondFactor.person_id).where(SecondFactor.person_id == person_id, SecondFactor.confirmed_at_ms.is_not(None))
    projects = tuple(ProjectAccess(*row) for row in rows)
    return Access(person.id, person.email, person.name, person.role, projects, has_second_factor=session.scalar(factor) is not None)
