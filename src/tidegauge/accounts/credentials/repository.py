"""Passwords of people in the relational store, and links that wait to be mailed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session

from tidegauge.accounts.credentials.letter import Recipient
from tidegauge.accounts.people.repository import PersonRow
from tidegauge.accounts.sessions.repository import end_logins
from tidegauge.meta.model import Person, WaitingLink


class Waiting(NamedTuple):
    """A link that is to be mailed, taken in hand for the `attempts`th time."""

    person_id: str
    is_invitation: bool
    asked_at_ms: int
    attempts: int


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


def keep_link(session: Session, person_id: str, *, is_invitation: bool, now_ms: int, due_at_ms: int) -> None:
    """Let a link wait to be mailed, in place of one that waits for the same person."""
    session.merge(WaitingLink(person_id=person_id, is_invitation=is_invitation, asked_at_ms=now_ms, due_at_ms=due_at_ms, attempts=0))


def claim_link(session: Session, now_ms: int, lease_ms: int) -> Waiting | None:
    """Take in hand what has been due longest; it is due again after the lease. None when nothing is."""
    due = select(WaitingLink).where(WaitingLink.due_at_ms <= now_ms).order_by(WaitingLink.due_at_ms)
    row = session.scalars(due.limit(1).with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    row.due_at_ms, row.attempts = now_ms + lease_ms, row.attempts + 1
    return Waiting(row.person_id, row.is_invitation, row.asked_at_ms, row.attempts)


def put_off_link(session: Session, waiting: Waiting, due_at_ms: int) -> None:
    """Try again then, if nobody else has taken it in hand since."""
    session.execute(update(WaitingLink).where(_holds(waiting)).values(due_at_ms=due_at_ms))


def forget_link(session: Session, waiting: Waiting) -> None:
    """It was mailed, or never will be: also when another has taken it in hand since, but not when it was asked for anew."""
    session.execute(delete(WaitingLink).where(_is(waiting)))


def drop_link(session: Session, person_id: str) -> None:
    """The person has their link: none waits for them any more."""
    session.execute(delete(WaitingLink).where(WaitingLink.person_id == person_id))


def _is(waiting: Waiting) -> ColumnElement[bool]:
    return and_(WaitingLink.person_id == waiting.person_id, WaitingLink.asked_at_ms == waiting.asked_at_ms)


def _holds(waiting: Waiting) -> ColumnElement[bool]:
    return and_(_is(waiting), WaitingLink.attempts == waiting.attempts)
