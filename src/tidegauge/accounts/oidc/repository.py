"""People of the provider in the relational store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

import structlog
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from tidegauge.accounts.audit.action import Action
from tidegauge.accounts.audit.entry import Entry
from tidegauge.accounts.credentials.link import invited_hash
from tidegauge.accounts.oidc.configuration import OidcConfiguration
from tidegauge.accounts.oidc.entitlement import Entitlement, entitlement_of
from tidegauge.accounts.oidc.identity import Identity
from tidegauge.accounts.oidc.logout_token import SignedOut
from tidegauge.accounts.oidc.refusal import SignInRefused
from tidegauge.accounts.people.repository import add_person, change_person
from tidegauge.accounts.projects.repository import first_project
from tidegauge.core.errors import Conflict
from tidegauge.meta.lock import PEOPLE, hold_lock
from tidegauge.meta.model import ExternalIdentity, LoginSession, Membership, Person, Project, ProviderChallenge, ProviderLogin, SpentAttempt

Sign = Callable[[Session, Entry], None]
"""Adds an entry to the audit log in a transaction that is under way."""

log = structlog.get_logger(__name__)


class Admitted(NamedTuple):
    """Who came in."""

    person_id: str
    email: str
    is_administrator: bool


def spend(session: Session, hash: bytes, ends_at_ms: int, now_ms: int) -> bool:
    """Use a try, once: False when it was used before. Tries whose time is over go."""
    session.execute(delete(SpentAttempt).where(SpentAttempt.ends_at_ms < now_ms))
    hold_lock(session, PEOPLE)
    if session.get(SpentAttempt, hash) is not None:
        return False
    session.add(SpentAttempt(hash=hash, ends_at_ms=ends_at_ms))
    return True


def admit(session: Session, identity: Identity, configuration: OidcConfiguration, sign: Sign, now_ms: int) -> Admitted:
    """The person whom the provider calls so, made or linked when the settings allow it, with what their groups give. Raises SignInRefused."""
    hold_lock(session, PEOPLE)  # two first sign-ins of one person at once
    entitlement = entitlement_of(identity.groups, configuration, first_project(session, is_demo=False))
    known = session.scalar(select(ExternalIdentity).where(ExternalIdentity.issuer == identity.issuer, ExternalIdentity.subject == identity.subject))
    person = session.get_one(Person, known.person_id) if known is not None else _newcomer(session, identity, configuration, entitlement, sign, now_ms)
    if not person.is_active:
        raise SignInRefused("deactivated", "the account may not sign in")
    if known is None:
        known = ExternalIdentity(person_id=person.id, issuer=identity.issuer, subject=identity.subject, created_at_ms=now_ms)
        session.add(known)
        sign(session, _entry(Action.IDENTITY_LINKED, person))
    known.last_used_at_ms = now_ms
    _apply(session, person, entitlement, sign, now_ms)
    return Admitted(person.id, person.email, person.role == "admin")


def keep_login(session: Session, session_id: str, sealed: bytes, provider_session: str | None) -> None:
    """Remember that a login came by the provider."""
    session.add(ProviderLogin(session_id=session_id, sealed=sealed, provider_session=provider_session))


def keep_challenge(session: Session, challenge_id: str, sealed: bytes, provider_session: str | None, ends_at_ms: int, now_ms: int) -> None:
    """The same of a challenge. Those whose time is over go."""
    session.execute(delete(ProviderChallenge).where(ProviderChallenge.ends_at_ms < now_ms))
    session.add(ProviderChallenge(challenge_id=challenge_id, sealed=sealed, provider_session=provider_session, ends_at_ms=ends_at_ms))


def carry_over(session: Session, challenge_id: str, session_id: str, reseal: Callable[[bytes], bytes]) -> None:
    """The login that a challenge led to came by the provider as the challenge did; nothing happens for one after a password."""
    row = session.get(ProviderChallenge, challenge_id)
    if row is not None:
        keep_login(session, session_id, reseal(row.sealed), row.provider_session)
        session.delete(row)


def end_logins(session: Session, said: SignedOut, issuer: str, now_ms: int) -> int | None:
    """End the open logins that came by a session of the provider, or (without one) all of a person that came by it; how many. None when the token was used.

    Logins of before sessions were told apart end with any session of their person.
    """
    if not spend(session, hashlib.sha256(f"signed out: {said.token_id}".encode()).digest(), said.ends_s * 1000, now_ms):
        return None
    found = select(LoginSession).join(ProviderLogin, ProviderLogin.session_id == LoginSession.id).where(LoginSession.ended_at_ms.is_(None))
    if said.subject is not None:
        same = (ExternalIdentity.issuer == issuer, ExternalIdentity.subject == said.subject)
        found = found.where(LoginSession.person_id.in_(select(ExternalIdentity.person_id).where(*same)))
    if said.session is not None:
        is_it = ProviderLogin.provider_session == said.session
        found = found.where(is_it if said.subject is None else or_(is_it, ProviderLogin.provider_session.is_(None)))
        session.execute(delete(ProviderChallenge).where(ProviderChallenge.provider_session == said.session))
    logins = session.scalars(found.order_by(LoginSession.id)).all()
    for login in logins:
        login.ended_at_ms, login.ended_by = now_ms, "provider"
    return len(logins)


def find_login(session: Session, session_id: str) -> bytes | None:
    """The sealed token of a login that came by the provider; None for others."""
    return session.scalar(select(ProviderLogin.sealed).where(ProviderLogin.session_id == session_id))


def _newcomer(session: Session, identity: Identity, configuration: OidcConfiguration, entitlement: Entitlement, sign: Sign, now_ms: int) -> Person:
    if not identity.email:
        raise SignInRefused("no_email", "the provider gave no address: is the scope email granted?")
    if not identity.is_email_verified:
        raise SignInRefused("email_not_verified", "the provider does not say that the address is verified (email_verified); see oidc_email_is_trusted")
    found = session.scalar(select(Person).where(Person.email == identity.email))
    if found is not None:
        if not configuration.is_linked_by_email:
            raise SignInRefused("account_exists", "an account has this address, and oidc_link_by_email is off")
        if found.is_email_claimed:
            raise SignInRefused("account_exists", f"person {found.id} gave themselves this address; an administrator has to say that it is theirs")
        if session.scalar(select(ExternalIdentity.id).where(ExternalIdentity.person_id == found.id, ExternalIdentity.issuer == identity.issuer)):
            raise SignInRefused("account_exists", f"person {found.id} has this address, and the provider knew somebody else by it before")
        return found
    if not entitlement.roles and not entitlement.is_administrator:
        raise SignInRefused("no_access", "no group of this person gives a role (oidc_group_roles), and oidc_default_role is none")
    person_id = add_person(session, email=identity.email, name=identity.name, role="member", password_hash=invited_hash(), now_ms=now_ms)
    person = session.get_one(Person, person_id)
    sign(session, _entry(Action.ACCOUNT_MADE, person))
    for project_id in entitlement.roles.keys() - entitlement.decided:
        _set_role(session, person, project_id, entitlement.roles[project_id], sign)
    return person


def _apply(session: Session, person: Person, entitlement: Entitlement, sign: Sign, now_ms: int) -> None:
    for project_id in entitlement.decided:
        _set_role(session, person, project_id, entitlement.roles.get(project_id), sign)
    wanted = {None: person.role, True: "admin", False: "member"}[entitlement.is_administrator]
    if wanted == person.role:
        return
    try:
        change_person(session, person.id, name=None, role=wanted, is_active=None, now_ms=now_ms)
    except Conflict:
        person.role = "admin"
        log.warning("last_administrator_kept", person_id=person.id)
        return
    sign(session, _entry(Action.ACCOUNT_CHANGED, person))


def _set_role(session: Session, person: Person, project_id: int, role: str | None, sign: Sign) -> None:
    """In the project with the role, or (None) not in it; projects that are not there are left alone."""
    is_there = session.scalar(select(Project.id).where(Project.id == project_id, Project.deleted_at_ms.is_(None))) is not None
    membership = session.get(Membership, (person.id, project_id))
    if not is_there or (membership.role if membership else None) == role:
        return
    if role is None:
        session.delete(membership)
        sign(session, _entry(Action.MEMBER_REMOVED, person, project_id))
    elif membership is None:
        session.add(Membership(person_id=person.id, project_id=project_id, role=role))
        sign(session, _entry(Action.MEMBER_ADDED, person, project_id))
    else:
        membership.role, membership.granted = role, ""  # what was given beyond the old role goes with it; what was withheld is withheld still
        membership.withheld = "" if role == "admin" else membership.withheld
        sign(session, _entry(Action.MEMBER_CHANGED, person, project_id))


def _entry(action: Action, person: Person, project_id: int | None = None) -> Entry:
    """By the product itself: the provider's groups and the settings decided it."""
    kind = "membership" if project_id is not None else "person"
    return Entry(number=0, at_ms=0, project_id=project_id, action=action, target_kind=kind, target_id=person.id, target_name=person.name, email=person.email)
