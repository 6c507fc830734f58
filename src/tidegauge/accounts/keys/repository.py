"""Keys in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from tidegauge.accounts.keys.key import KeyKind
from tidegauge.accounts.keys.scope import read_scopes
from tidegauge.accounts.people.repository import grants_of
from tidegauge.accounts.policy import Permission
from tidegauge.core.errors import Conflict
from tidegauge.core.ids import new_id
from tidegauge.meta.model import Key, Person, Project


class KeyRow(NamedTuple):
    """A key as it is stored; `made_by`: the name of who made it or rotated it last."""

    id: str
    kind: KeyKind
    name: str
    prefix: str
    hash: bytes
    sealed: bytes | None
    created_at_ms: int
    last_used_at_ms: int | None
    revoked_at_ms: int | None
    scopes: str = ""
    limits: str = ""
    expires_at_ms: int | None = None
    previous_prefix: str = ""
    previous_ends_at_ms: int | None = None
    previous_used_at_ms: int | None = None
    made_by: str | None = None


class ValidKey(NamedTuple):
    """A key in force, with its project's zone; `permissions`: of those it has, what its maker still may do. `previous_hash`: an old text that counts until
    `previous_ends_at_ms`."""

    hash: bytes
    id: str
    project_id: int
    kind: KeyKind
    timezone: str
    limits: str
    expires_at_ms: int | None
    previous_hash: bytes | None
    previous_ends_at_ms: int | None
    permissions: frozenset[Permission]


def add_key(
    session: Session,
    project_id: int,
    *,
    kind: KeyKind,
    name: str,
    prefix: str,
    hash: bytes,
    sealed: bytes | None,
    now_ms: int,
    scopes: str = "",
    limits: str = "",
    expires_at_ms: int | None = None,
    made_by_id: str = "",
) -> str:
    """Insert a key and give its id."""
    key = Key(id=new_id(), project_id=project_id, kind=kind, name=name, prefix=prefix, hash=hash, sealed=sealed, created_at_ms=now_ms)
    key.scopes, key.limits, key.expires_at_ms, key.made_by_id = scopes, limits, expires_at_ms, made_by_id
    session.add(key)
    session.flush()
    return key.id


def find_key_id(session: Session, hash: bytes) -> str | None:
    """The id of the key with this hash, now or before its last rotation, revoked or not."""
    return session.scalar(select(Key.id).where(or_(Key.hash == hash, Key.previous_hash == hash)))


def list_keys(session: Session, project_id: int) -> list[KeyRow]:
    """A project's keys, revoked ones too, in the order they were made."""
    columns = [getattr(Key, name) for name in KeyRow._fields if name != "made_by"]
    rows = session.execute(
        select(*columns, Person.name).outerjoin(Person, Person.id == Key.made_by_id).where(Key.project_id == project_id).order_by(Key.created_at_ms, Key.id)
    )
    return [KeyRow(*row) for row in rows]


def find_key(session: Session, project_id: int, key_id: str) -> KeyRow | None:
    """One key of a project."""
    return next((row for row in list_keys(session, project_id) if row.id == key_id), None)


def rotate_key(
    session: Session, project_id: int, key_id: str, *, hash: bytes, prefix: str, sealed: bytes | None, grace_ms: int, made_by_id: str, now_ms: int
) -> bool:
    """Give a key another text; the old one counts for the grace, one before that no longer. False when the project has no such key in force.

    Raises Conflict when the key has run out or was revoked.
    """
    key = session.scalar(select(Key).where(Key.id == key_id, Key.project_id == project_id).with_for_update())
    if key is None:
        return False
    if key.revoked_at_ms is not None or (key.expires_at_ms is not None and key.expires_at_ms <= now_ms):
        raise Conflict("This key does not count any more. Make a new one.", code="key_ended")
    key.previous_hash, key.previous_prefix = (key.hash, key.prefix) if grace_ms else (None, "")
    key.previous_ends_at_ms = now_ms + grace_ms if grace_ms else None
    key.previous_used_at_ms = key.last_used_at_ms if grace_ms else None
    session.flush()  # the old text leaves its column before the new one comes
    key.hash, key.prefix, key.sealed, key.last_used_at_ms, key.made_by_id = hash, prefix, sealed, None, made_by_id
    return True


def revoke_key(session: Session, project_id: int, key_id: str, now_ms: int) -> bool:
    """Revoke a key of the project, all its texts; False when there is none. A second time keeps the first time's stamp."""
    key = session.scalar(select(Key).where(Key.id == key_id, Key.project_id == project_id))
    if key is None:
        return False
    key.revoked_at_ms = key.revoked_at_ms or now_ms
    return True


def load_valid_keys(session: Session, now_ms: int) -> list[ValidKey]:
    """Every key in force of projects that are not being deleted. A read key may never do more than its maker may now; one that may do nothing is none."""
    rows = session.execute(
        select(Key, Project.timezone, Person.is_active)
        .join(Project, Project.id == Key.project_id)
        .outerjoin(Person, Person.id == Key.made_by_id)
        .where(Key.revoked_at_ms.is_(None), Project.deleted_at_ms.is_(None), or_(Key.expires_at_ms.is_(None), Key.expires_at_ms > now_ms))
    )
    makers: dict[str, dict[int, frozenset[Permission]]] = {}
    valid = []
    for key, timezone, is_active in rows:
        kind: KeyKind = "read" if key.kind == "read" else "write"
        permissions = read_scopes(kind, key.scopes)
        if kind == "read" and key.made_by_id:
            if key.made_by_id not in makers:
                makers[key.made_by_id] = _held(session, key.made_by_id) if is_active else {}
            permissions &= makers[key.made_by_id].get(key.project_id, frozenset())
        if permissions:
            previous = (key.previous_hash, key.previous_ends_at_ms)
            valid.append(ValidKey(key.hash, key.id, key.project_id, kind, timezone, key.limits, key.expires_at_ms, *previous, permissions))
    return valid


def mark_used(session: Session, used: dict[str, int], previous_used: dict[str, int]) -> None:
    """Key id -> when it was used last, in milliseconds; `previous_used` of texts before the last rotation."""
    for key_id, at_ms in used.items():
        session.execute(update(Key).where(Key.id == key_id).values(last_used_at_ms=at_ms))
    for key_id, at_ms in previous_used.items():
        session.execute(update(Key).where(Key.id == key_id).values(previous_used_at_ms=at_ms))


def _held(session: Session, person_id: str) -> dict[int, frozenset[Permission]]:
    grants = grants_of(session, person_id)
    return {project_id: frozenset().union(*(grant.permissions for grant in given)) for project_id, given in grants.items()}
