"""The transactions of a first start."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tidegauge.accounts.keys.key import hash_key, shown_prefix
from tidegauge.accounts.keys.repository import add_key, find_key_id
from tidegauge.accounts.keys.seal import Seal
from tidegauge.accounts.people.repository import add_person, has_people
from tidegauge.accounts.projects.repository import add_member, add_project, create_project, first_project
from tidegauge.accounts.retention.repository import set_retention
from tidegauge.contracts.retention import Retention
from tidegauge.meta.lock import SETUP, hold_lock
from tidegauge.meta.model import Membership, Person, Project

SYSTEM_RETENTION: Final = Retention(30, {"system_sample": 7})
"""Days that the product's own project keeps its events at first; a machine is sampled each second, all else less often."""


class NewInstallation(NamedTuple):
    """What a new installation begins with."""

    admin_email: str
    password_hash: str
    write_key: str
    now_ms: int


def set_up(session: Session, new: NewInstallation, seal: Seal) -> bool:
    """Make the first person, project and key, unless another node just did (False)."""
    hold_lock(session, SETUP)
    if has_people(session):
        return False
    name = new.admin_email.partition("@")[0].capitalize()
    person_id = add_person(session, email=new.admin_email, name=name, role="admin", password_hash=new.password_hash, now_ms=new.now_ms)
    project_id = create_project(session, name="Default", timezone="UTC", is_demo=False, admin_id=person_id, now_ms=new.now_ms)
    _add_write_key(session, project_id, new.write_key, seal, new.now_ms)
    return True


def add_given_key(session: Session, text: str, seal: Seal, now_ms: int) -> None:
    """Add a write key to the first project that is no demo, unless it is known (also when it was revoked)."""
    hold_lock(session, SETUP)
    project_id = first_project(session, is_demo=False)
    if project_id is not None and find_key_id(session, hash_key(text)) is None:
        _add_write_key(session, project_id, text, seal, now_ms)


def ensure_demo(session: Session, now_ms: int) -> int:
    """The demo project's id; it is made with every administrator in it when there is none."""
    hold_lock(session, SETUP)
    found = first_project(session, is_demo=True)
    if found is not None:
        return found
    project_id = add_project(session, name="Demo shop", timezone="UTC", is_demo=True, now_ms=now_ms)
    for person_id in session.scalars(select(Person.id).where(Person.role == "admin")):
        add_member(session, project_id, person_id, "admin")
    return project_id


def first_admin(session: Session, project_id: int) -> str | None:
    """The administrator of a project who came first."""
    query = select(Person.id).join(Membership, Membership.person_id == Person.id)
    return session.scalar(query.where(Membership.project_id == project_id, Membership.role == "admin").order_by(Person.created_at_ms, Person.id).limit(1))


def ensure_system(session: Session, now_ms: int) -> tuple[int, str] | None:
    """The product's own project, made when there is none, and the administrator of the installation who came first; every administrator is in it.
    None while there is no administrator."""
    hold_lock(session, SETUP)
    admins = list(session.scalars(select(Person.id).where(Person.role == "admin", Person.is_active).order_by(Person.created_at_ms, Person.id)))
    if not admins:
        return None
    project_id = session.scalar(select(Project.id).where(Project.is_system, Project.deleted_at_ms.is_(None)))
    if project_id is None:
        project_id = add_project(session, name="Tidegauge", timezone="UTC", is_demo=False, now_ms=now_ms, is_system=True)
        set_retention(session, project_id, SYSTEM_RETENTION)
    members = set(session.scalars(select(Membership.person_id).where(Membership.project_id == project_id)))
    for person_id in admins:
        if person_id not in members:
            add_member(session, project_id, person_id, "admin")
    return project_id, admins[0]


def _add_write_key(session: Session, project_id: int, text: str, seal: Seal, now_ms: int) -> None:
    hash = hash_key(text)
    add_key(session, project_id, kind="write", name="First key", prefix=shown_prefix(text), hash=hash, sealed=seal.close(text, hash), now_ms=now_ms)
