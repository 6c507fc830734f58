"""Linked providers in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tidegauge.accounts.credentials.link import is_invited
from tidegauge.core.errors import Conflict, NotFound
from tidegauge.meta.lock import PEOPLE, hold_lock
from tidegauge.meta.model import ExternalIdentity, LoginSession, Person, ProviderLogin


class IdentityRow(NamedTuple):
    """A linked provider."""

    id: str
    issuer: str
    linked_ms: int
    last_used_ms: int | None


class Linked(NamedTuple):
    """Whether a person has a password, and the providers linked to their account, the first linked first."""

    has_password: bool
    identities: list[IdentityRow]


class Doors(NamedTuple):
    """What one may sign in by here: a password, and the provider `issuer` ("" for none)."""

    password: bool
    issuer: str

    def is_last(self, identity_id: str, linked: Linked) -> bool:
        """Whether a person could not sign in without this identity, and can with it."""
        opens = [row.id for row in linked.identities if row.issuer == self.issuer]
        return opens == [identity_id] and not (self.password and linked.has_password)


def find_linked(session: Session, person_id: str) -> Linked:
    """What is linked to a person's account. Raises NotFound for nobody."""
    hash = session.scalar(select(Person.password_hash).where(Person.id == person_id))
    if hash is None:
        raise NotFound("There is no such person.")
    columns = (ExternalIdentity.id, ExternalIdentity.issuer, ExternalIdentity.created_at_ms, ExternalIdentity.last_used_at_ms)
    rows = session.execute(select(*columns).where(ExternalIdentity.person_id == person_id).order_by(ExternalIdentity.created_at_ms, ExternalIdentity.id))
    return Linked(not is_invited(hash), [IdentityRow._make(row) for row in rows])


def unlink(session: Session, person_id: str, identity_id: str, doors: Doors, now_ms: int, *, may_be_last: bool) -> int:
    """Take a provider off an account and end the logins that came by one; how many. Raises NotFound, Conflict for the last way in."""
    hold_lock(session, PEOPLE)  # two that are unlinked at once must not both be the other's way out
    linked = find_linked(session, person_id)
    identity = session.get(ExternalIdentity, identity_id)
    if identity is None or identity.person_id != person_id:
        raise NotFound("No such provider is linked to the account.")
    if not may_be_last and doors.is_last(identity_id, linked):
        raise Conflict("There would be no way left to sign in. Ask an administrator for a link to set a password first.", code="last_way_in")
    session.delete(identity)
    came = select(ProviderLogin.session_id).where(ProviderLogin.session_id == LoginSession.id).exists()
    is_open = (LoginSession.person_id == person_id, LoginSession.ended_at_ms.is_(None), LoginSession.expires_at_ms > now_ms)
    ended = update(LoginSession).where(*is_open, came).values(ended_at_ms=now_ms, ended_by="unlinked")
    return len(session.scalars(ended.returning(LoginSession.id)).all())
