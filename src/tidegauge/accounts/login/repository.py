"""Login sessions and their refresh tokens in the relational store."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.accounts.credentials.link import fits
from tidegauge.accounts.login.caller import Caller
from tidegauge.accounts.people.repository import active_person, comes_by_provider
from tidegauge.core.ids import new_id
from tidegauge.meta.model import LoginSession, Person, ProviderChallenge, RefreshToken


class Outcome(Enum):
    """What became of a refresh token that was shown."""

    RENEWED = "renewed"
    REFUSED = "refused"
    REUSED = "reused"


class Renewal(NamedTuple):
    """The outcome, and whose session it is about ("" when the token is unknown)."""

    outcome: Outcome
    person_id: str = ""
    session_id: str = ""


def open_session(session: Session, person_id: str, caller: Caller, expires_at_ms: int, now_ms: int) -> str:
    """Begin a login session and give its id. The person's sessions that ran out are dropped."""
    session.execute(delete(LoginSession).where(LoginSession.person_id == person_id, LoginSession.expires_at_ms < now_ms))
    place = {"agent": caller.kept_agent, "network": caller.network}
    opened = LoginSession(id=new_id(), person_id=person_id, created_at_ms=now_ms, expires_at_ms=expires_at_ms, **place)
    session.add(opened)
    session.flush()
    return opened.id


def add_refresh_token(session: Session, session_id: str, hash: bytes, now_ms: int) -> None:
    """Remember a token that is given out."""
    session.add(RefreshToken(hash=hash, session_id=session_id, issued_at_ms=now_ms))


class Lives(NamedTuple):
    """Of a login: unused, and however it is used. Milliseconds."""

    unused_ms: int
    longest_ms: int


def renew(session: Session, hash: bytes, new_hash: bytes, caller: Caller, *, received_at_ms: int, grace_ms: int, lives: Lives, now_ms: int) -> Renewal:
    """Spend a refresh token and remember its successor; a login that has had its longest life is not renewed.

    A token spent before `received_at_ms - grace_ms` was copied by somebody: its whole session ends. One spent later than that came from a
    request under way at the same time (two tabs) and is renewed once more.
    """
    shown = session.scalar(select(RefreshToken).where(RefreshToken.hash == hash).with_for_update())
    login = session.scalar(select(LoginSession).where(LoginSession.id == shown.session_id).with_for_update()) if shown else None
    if shown is None or login is None:
        return Renewal(Outcome.REFUSED)
    is_active = session.scalar(select(Person.is_active).where(Person.id == login.person_id))
    latest_ms = login.created_at_ms + lives.longest_ms
    if login.ended_at_ms is not None or min(login.expires_at_ms, latest_ms) <= now_ms or not is_active:
        return Renewal(Outcome.REFUSED, login.person_id, login.id)
    if shown.used_at_ms is not None and received_at_ms >= shown.used_at_ms + grace_ms:
        login.ended_at_ms, login.ended_by = now_ms, "reuse"
        return Renewal(Outcome.REUSED, login.person_id, login.id)
    shown.used_at_ms = shown.used_at_ms or now_ms
    login.expires_at_ms = min(now_ms + lives.unused_ms, latest_ms)
    login.agent, login.network = caller.kept_agent, caller.network
    add_refresh_token(session, login.id, new_hash, now_ms)
    return Renewal(Outcome.RENEWED, login.person_id, login.id)


def challenged_email(session: Session, person_id: str, challenge_id: str) -> str | None:
    """The address of somebody who has a second step before them: None when they may not sign in, have another password or address since, or the provider
    that they came by has signed them out or is not theirs any more."""
    person = active_person(session, person_id)
    if person is None:
        return None
    by_provider = session.get(ProviderChallenge, challenge_id) is not None and comes_by_provider(session, person_id)
    stands = by_provider or fits(challenge_id, person.password_hash, person.email)
    return person.email if stands else None


def login_began_ms(session: Session, session_id: str) -> int | None:
    """When the person of a login proved who they are; None for no login."""
    return session.scalar(select(LoginSession.created_at_ms).where(LoginSession.id == session_id))


def end_session(session: Session, session_id: str, ended_by: str, now_ms: int) -> None:
    """End a session that is open; others stay as they are."""
    login = session.get(LoginSession, session_id)
    if login is not None and login.ended_at_ms is None:
        login.ended_at_ms, login.ended_by = now_ms, ended_by
