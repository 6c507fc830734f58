"""Calls and their answers in the relational store."""

from __future__ import annotations

from enum import Enum
from typing import Final

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from tidegauge.accounts.idempotency.call import Call
from tidegauge.meta.lock import IDEMPOTENCY, hold_lock
from tidegauge.meta.model import IdempotentCall

LEASE_MS: Final = 60_000
"""So long an attempt that says nothing is taken to be under way; then another may carry the call out, if nothing of it was written."""
KEEP_MS: Final = 24 * 3_600_000
MOST: Final = 500
"""Calls of one caller that are remembered: the newest."""
_LOST: Final = 0


class Standing(Enum):
    """What is known of a call that is not to be carried out now and has no answer to give."""

    UNDER_WAY = "under way"
    OTHER = "other"
    LOST = "lost"


def begin_call(session: Session, call: Call, now_ms: int) -> bytes | Standing | None:
    """None: this attempt is the one that carries it out. Else the sealed answer of an earlier one, or why there is none."""
    hold_lock(session, IDEMPOTENCY)
    row = session.get(IdempotentCall, call.id)
    if row is not None and row.started_at_ms <= now_ms - KEEP_MS:
        session.delete(row)
        session.flush()
        row = None
    if row is None:
        _make_room(session, call.caller)
        session.add(IdempotentCall(id=call.id, caller=call.caller, attempt=call.attempt, print=call.print, started_at_ms=now_ms))
        return None
    if row.print != call.print:
        return Standing.OTHER
    if row.answer is not None:
        return row.answer
    if row.is_lost or (row.is_written and row.started_at_ms <= now_ms - LEASE_MS):
        return Standing.LOST
    if row.started_at_ms <= now_ms - LEASE_MS:
        row.attempt, row.started_at_ms = call.attempt, now_ms
        return None
    return Standing.UNDER_WAY


def note_written(session: Session, call: Call) -> bool:
    """In the transaction of what the call writes: that it did. False when another attempt has taken it over."""
    noted = update(IdempotentCall).where(IdempotentCall.id == call.id, IdempotentCall.attempt == call.attempt).values(is_written=True)
    return session.connection().execute(noted).rowcount == 1


def keep_answer(session: Session, call: Call, sealed: bytes) -> None:
    """The answer, for whoever sends the call again."""
    session.execute(update(IdempotentCall).where(IdempotentCall.id == call.id, IdempotentCall.attempt == call.attempt).values(answer=sealed))


def give_up_call(session: Session, call: Call) -> None:
    """There is no answer to keep: a call that wrote nothing is forgotten, of one that wrote it is kept that it did."""
    mine = (IdempotentCall.id == call.id, IdempotentCall.attempt == call.attempt)
    session.execute(delete(IdempotentCall).where(*mine, IdempotentCall.is_written.is_(False)))
    session.execute(update(IdempotentCall).where(*mine).values(is_lost=True))


def forget_old_calls(session: Session, now_ms: int) -> int:
    """How many were older than is remembered."""
    gone = session.execute(delete(IdempotentCall).where(IdempotentCall.started_at_ms <= now_ms - KEEP_MS).returning(IdempotentCall.id))
    return len(gone.all())


def _make_room(session: Session, caller: str) -> None:
    own = IdempotentCall.caller == caller
    count = session.scalar(select(func.count()).select_from(IdempotentCall).where(own)) or 0
    if count >= MOST:
        oldest = select(IdempotentCall.id).where(own).order_by(IdempotentCall.started_at_ms).limit(count - MOST + 1)
        session.execute(delete(IdempotentCall).where(IdempotentCall.id.in_(session.scalars(oldest).all())))
