"""Keys in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tidegauge.accounts.keys.key import KeyKind
from tidegauge.core.ids import new_id
from tidegauge.meta.model import Key, Project


class KeyRow(NamedTuple):
    """A key as it is stored."""

    id: str
    kind: KeyKind
    name: str
    prefix: str
    hash: bytes
    sealed: bytes | None
    created_at_ms: int
    last_used_at_ms: int | None
    revoked_at_ms: int | None


class ValidKey(NamedTuple):
    """A key in force, with its project's zone."""

    hash: bytes
    id: str
    project_id: int
    kind: KeyKind
    timezone: str


def add_key(session: Session, project_id: int, *, kind: KeyKind, name: str, prefix: str, hash: bytes, sealed: bytes | None, now_ms: int) -> str:
    """Insert a key and give its id."""
    key = Key(id=new_id(), project_id=project_id, kind=kind, name=name, prefix=prefix, hash=hash, sealed=sealed, created_at_ms=now_ms)
    session.add(key)
    session.flush()
    return key.id


def find_key_id(session: Session, hash: bytes) -> str | None:
    """The id of the key with this hash, revoked or not."""
    return session.scalar(select(Key.id).where(Key.hash == hash))


def list_keys(session: Session, project_id: int) -> list[KeyRow]:
    """A project's keys, revoked ones too, in the order they were made."""
    columns = (Key.id, Key.kind, Key.name, Key.prefix, Key.hash, Key.sealed, Key.created_at_ms, Key.last_used_at_ms, Key.revoked_at_ms)
    rows = session.execute(select(*columns).where(Key.project_id == project_id).order_by(Key.created_at_ms, Key.id))
    return [KeyRow(*row) for row in rows]  # type: ignore[arg-type]


def revoke_key(session: Session, project_id: int, key_id: str, now_ms: int) -> bool:
    """Revoke a key of the project; False when there is none. A second time keeps the first time's stamp."""
    key = session.scalar(select(Key).where(Key.id == key_id, Key.project_id == project_id))
    if key is None:
        return False
    key.revoked_at_ms = key.revoked_at_ms or now_ms
    return True


def load_valid_keys(session: Session) -> list[ValidKey]:
    """Every key in force of projects that are not being deleted."""
    rows = session.execute(
        select(Key.hash, Key.id, Key.project_id, Key.kind, Project.timezone)
        .join(Project, Project.id == Key.project_id)
        .where(Key.revoked_at_ms.is_(None), Project.deleted_at_ms.is_(None))
    )
    return [ValidKey(*row) for row in rows]  # type: ignore[arg-type]


def mark_used(session: Session, used: dict[str, int]) -> None:
    """Key id -> when it was used last, in milliseconds."""
    for key_id, at_ms in used.items():
        session.execute(update(Key).where(Key.id == key_id).values(last_used_at_ms=at_ms))
