"""Second factors and recovery codes in the relational store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from tidegauge.core.errors import Conflict
from tidegauge.meta.model import Person, RecoveryCode, SecondFactor


class FactorRow(NamedTuple):
    """A person's factor; `last_step`: of the last code that counted. Not on while no code has confirmed it."""

    sealed: bytes
    last_step: int
    is_on: bool


def find_factor(session: Session, person_id: str) -> FactorRow | None:
    """The factor of a person, confirmed or not."""
    row = session.get(SecondFactor, person_id)
    return None if row is None else FactorRow(row.sealed, row.last_step, row.confirmed_at_ms is not None)


def begin_factor(session: Session, person_id: str, sealed: bytes, now_ms: int) -> None:
    """Keep a secret that is not confirmed yet, in place of an earlier one that was not either. Raises Conflict when the factor is on."""
    session.get_one(Person, person_id, with_for_update=True)
    found = session.get(SecondFactor, person_id)
    if found is not None and found.confirmed_at_ms is not None:
        raise Conflict("The second step is on already. Turn it off first to use another app.", code="second_factor_on")
    if found is None:
        session.add(SecondFactor(person_id=person_id, sealed=sealed, last_step=0, created_at_ms=now_ms))
    else:
        found.sealed, found.created_at_ms = sealed, now_ms


def confirm_factor(session: Session, person_id: str, found: FactorRow, step: int, hashes: Sequence[bytes], now_ms: int) -> bool:
    """Turn the factor on with its recovery codes; False when it was on or gone, or has another secret than the one that the code was held against."""
    changed = session.scalars(
        update(SecondFactor)
        .where(SecondFactor.person_id == person_id, SecondFactor.confirmed_at_ms.is_(None), SecondFactor.sealed == found.sealed)
        .values(confirmed_at_ms=now_ms, last_step=step)
        .returning(SecondFactor.person_id)
    ).all()
    if changed:
        replace_recovery_codes(session, person_id, hashes)
    return bool(changed)


def spend_step(session: Session, person_id: str, step: int) -> bool:
    """Count a code's time step as used; False when it, or a later one, was used already: of two requests at once one wins."""
    changed = session.scalars(
        update(SecondFactor).where(SecondFactor.person_id == person_id, SecondFactor.last_step < step).values(last_step=step).returning(SecondFactor.person_id)
    )
    return bool(changed.all())


def spend_recovery_code(session: Session, person_id: str, hash: bytes, now_ms: int) -> bool:
    """Count a recovery code as used; False when there is no such code left."""
    changed = session.scalars(
        update(RecoveryCode)
        .where(RecoveryCode.hash == hash, RecoveryCode.person_id == person_id, RecoveryCode.used_at_ms.is_(None))
        .values(used_at_ms=now_ms)
        .returning(RecoveryCode.hash)
    )
    return bool(changed.all())


def replace_recovery_codes(session: Session, person_id: str, hashes: Sequence[bytes]) -> None:
    """Drop all codes of a person and keep these."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
    session.add_all(RecoveryCode(hash=hash, person_id=person_id) for hash in hashes)


def count_recovery_codes(session: Session, person_id: str) -> int:
    """How many codes are left."""
    query = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.person_id == person_id, RecoveryCode.used_at_ms.is_(None))
    return session.scalar(query) or 0


def remove_factor(session: Session, person_id: str) -> bool:
    """Forget a person's factor and recovery codes; False when there was none."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
    return bool(session.scalars(delete(SecondFactor).where(SecondFactor.person_id == person_id).returning(SecondFactor.person_id)).all())
