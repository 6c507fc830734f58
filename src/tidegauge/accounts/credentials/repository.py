"""Passwords of people in the relational store."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from tidegauge.accounts.credentials.letter import Recipient
from tidegauge.accounts.people.repository import PersonRow
from tidegauge.accounts.sessions.repository import end_logins
from tidegauge.meta.model import Person


def find_recipient(session: Session, person_id: str) -> Recipient | None:
    """To whom a person's mail goes; None for who may not sign in."""
    person = session.get(Person, person_id)
    return Recipient(person.email, person.name, person.language, person.timezone) if person is not None and person.is_active else None


def set_password(
    session: Session, person_id: str, new_hash: str, *, now_ms: int, keep: str | None = None, may: Callable[[PersonRow], bool] | None = None
) -> bool:
    """Replace the hash when `may(who they are)` allows it, and end the person's logins but `keep`; whether it was done. Of two at once the second sees the
    first's hash."""
    person = session.get(Person, person_id, with_for_update=True)
    if person is None or not person.is_active or (may is not None and not may(PersonRow(person.email, person.name, person.password_hash))):
        return False
    person.password_hash = new_hash
    end_logins(session, person_id, "password", now_ms, but=keep)
    return True
