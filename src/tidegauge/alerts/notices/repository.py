"""Notices in the relational store: written as the policy says, taken to be sent by one at a time, and kept to look at."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from tidegauge.alerts.notices.fact import Fact
from tidegauge.core.errors import NotFound
from tidegauge.core.ids import new_id
from tidegauge.meta.model import AlertChannel, AlertNotice

MAX_TOGETHER = 100
"""Notices of one message."""

MAX_LISTED = 200

_decode_fact = msgspec.json.Decoder(Fact).decode


class Claim(NamedTuple):
    """A delivery that the caller may send until its lease is over. `document` and `sealed` are the channel's. `change`: the newest in it."""

    delivery_id: str
    channel_id: str
    project_id: int
    document: str
    sealed: bytes
    facts: tuple[Fact, ...]
    attempts: int
    change: tuple[str, int]


class FoundNotice(NamedTuple):
    """A notice to look at."""

    id: str
    channel_id: str
    fact: Fact
    state: str
    created_at_ms: int
    due_at_ms: int
    attempts: int
    last_error: str
    sent_at_ms: int | None


def next_due_ms(session: Session) -> int | None:
    """When the next notice may be sent, or tried again; None when none waits. One that is held by somebody is due when that one's time is over."""
    when = func.coalesce(AlertNotice.leased_until_ms, AlertNotice.due_at_ms)
    query = select(func.min(when)).join(AlertChannel, AlertChannel.id == AlertNotice.channel_id).where(AlertNotice.state == "waiting")
    free: int | None = session.scalar(query.where(AlertChannel.paused_until_ms.is_(None)))
    paused: int | None = session.scalar(
        select(func.min(AlertChannel.paused_until_ms)).join(AlertNotice, AlertNotice.channel_id == AlertChannel.id).where(AlertNotice.state == "waiting")
    )
    return min((at_ms for at_ms in (free, paused) if at_ms is not None), default=None)


def claim(session: Session, now_ms: int, lease_ms: int) -> Claim | None:
    """Take the delivery that has been due longest; None when there is none. Notices of a rule that wait for a channel become one delivery.

    Of one channel and rule one delivery is open at a time, so that an end is never told before its beginning. By a channel that failed last one is tried
    at a time.
    """
    is_free = or_(AlertNotice.leased_until_ms.is_(None), AlertNotice.leased_until_ms <= now_ms)
    is_open = or_(AlertChannel.paused_until_ms.is_(None), AlertChannel.paused_until_ms <= now_ms)
    due = select(AlertNotice.channel_id, AlertNotice.rule_id).join(AlertChannel, AlertChannel.id == AlertNotice.channel_id)
    due = due.where(AlertNotice.state == "waiting", AlertNotice.due_at_ms <= now_ms, is_free, is_open).order_by(AlertNotice.due_at_ms, AlertNotice.id)
    for channel_id, rule_id in dict.fromkeys((row.channel_id, row.rule_id) for row in session.execute(due.limit(MAX_TOGETHER))):
        found = _claim_of(session, channel_id, rule_id, now_ms, lease_ms)
        if found is not None:
            return found
    return None


def renew(session: Session, claimed: Claim, until_ms: int) -> None:
    """Hold a delivery longer, if nobody has taken it over."""
    session.execute(update(AlertNotice).where(_holds(claimed)).values(leased_until_ms=until_ms))


def release(session: Session, claimed: Claim) -> None:
    """Let others have a delivery that was not tried, if nobody has taken it over."""
    session.execute(update(AlertNotice).where(_holds(claimed)).values(leased_until_ms=None))


def mark_sent(session: Session, claimed: Claim, now_ms: int) -> None:
    """The delivery got through, also when another has taken it over since: it is not sent once more for that."""
    values = {"state": "sent", "sent_at_ms": now_ms, "leased_until_ms": None, "last_error": ""}
    session.execute(update(AlertNotice).where(_waits(claimed.delivery_id)).values(**values))
    session.execute(update(AlertChannel).where(AlertChannel.id == claimed.channel_id).values(failures=0, paused_until_ms=None))


def mark_failed(session: Session, claimed: Claim, reason: str, due_at_ms: int | None) -> int:
    """The delivery did not get through: it is due again then, None for never; whoever has taken it over meanwhile goes on. Gives how often the channel failed
    in a row."""
    values = {"leased_until_ms": None, "last_error": reason[:500], **({"state": "dead"} if due_at_ms is None else {"due_at_ms": due_at_ms})}
    session.execute(update(AlertNotice).where(_holds(claimed)).values(**values))
    channel = session.get(AlertChannel, claimed.channel_id, with_for_update=True)
    if channel is None:
        return 0
    channel.failures += 1
    return channel.failures


def pause_channel(session: Session, channel_id: str, until_ms: int) -> None:
    """Try nothing by a channel until then."""
    session.execute(update(AlertChannel).where(AlertChannel.id == channel_id).values(paused_until_ms=until_ms))


def notices_of(session: Session, project_id: int, channel_id: str | None, state: str | None) -> list[FoundNotice]:
    """A project's notices, the newest first, MAX_LISTED at most."""
    query = select(AlertNotice).where(AlertNotice.project_id == project_id)
    if channel_id is not None:
        query = query.where(AlertNotice.channel_id == channel_id)
    if state is not None:
        query = query.where(AlertNotice.state == state)
    return [_found(row) for row in session.scalars(query.order_by(AlertNotice.created_at_ms.desc(), AlertNotice.id.desc()).limit(MAX_LISTED))]


def send_again(session: Session, project_id: int, notice_id: str, now_ms: int) -> FoundNotice | None:
    """Let a dead notice wait again, with the others of its delivery; None when it is not dead. Raises NotFound."""
    row = session.get(AlertNotice, notice_id)
    if row is None or row.project_id != project_id:
        raise NotFound("There is no such notice.")
    if row.state != "dead":
        return None
    again = AlertNotice.delivery_id == row.delivery_id
    session.execute(update(AlertNotice).where(again, AlertNotice.state == "dead").values(state="waiting", attempts=0, due_at_ms=now_ms))
    session.execute(update(AlertChannel).where(AlertChannel.id == row.channel_id).values(paused_until_ms=None))
    session.refresh(row)
    return _found(row)


def forget_notices(session: Session, before_ms: int) -> None:
    """Drop what was told long ago, but for the last word on each alert."""
    later = AlertNotice.__table__.alias("later")
    is_last = ~select(later.c.id).where(
        later.c.channel_id == AlertNotice.channel_id, later.c.alert_id == AlertNotice.alert_id, later.c.sequence > AlertNotice.sequence
    ).exists()  # fmt: skip
    is_over = or_(AlertNotice.event == "resolved", ~is_last)
    session.execute(delete(AlertNotice).where(AlertNotice.created_at_ms < before_ms, AlertNotice.state != "waiting", is_over))


def _claim_of(session: Session, channel_id: str, rule_id: str, now_ms: int, lease_ms: int) -> Claim | None:
    channel = session.get(AlertChannel, channel_id, with_for_update=True, populate_existing=True)
    if channel is None or (channel.paused_until_ms or 0) > now_ms:
        return None
    waiting = select(AlertNotice).where(AlertNotice.channel_id == channel_id, AlertNotice.state == "waiting").execution_options(populate_existing=True)
    if channel.failures and session.scalars(waiting.where(AlertNotice.leased_until_ms > now_ms).limit(1)).first() is not None:
        return None
    ours = waiting.where(AlertNotice.rule_id == rule_id).order_by(AlertNotice.created_at_ms, AlertNotice.sequence, AlertNotice.id)
    rows = list(session.scalars(ours.where(AlertNotice.delivery_id.is_not(None))))
    if any((row.leased_until_ms or 0) > now_ms or row.due_at_ms > now_ms for row in rows):
        return None
    if not rows:
        rows = list(session.scalars(ours.limit(MAX_TOGETHER)))
    if not rows:
        return None
    delivery_id = rows[0].delivery_id or new_id()
    for row in rows:
        row.delivery_id, row.leased_until_ms, row.attempts = delivery_id, now_ms + lease_ms, row.attempts + 1
    facts = tuple(_decode_fact(row.document) for row in rows)
    change = (rows[-1].alert_id, rows[-1].change_number)
    return Claim(delivery_id, channel_id, channel.project_id, channel.document, channel.sealed, facts, rows[0].attempts, change)


def _holds(claimed: Claim) -> ColumnElement[bool]:
    """Whether the claim is the newest of its delivery. Each claim counts an attempt, and the count is its fencing token: who stood still past its lease and
    goes on then changes nothing of the next one's."""
    return and_(_waits(claimed.delivery_id), AlertNotice.attempts == claimed.attempts)


def _waits(delivery_id: str) -> ColumnElement[bool]:
    return and_(AlertNotice.delivery_id == delivery_id, AlertNotice.state == "waiting")


def _found(row: AlertNotice) -> FoundNotice:
    return FoundNotice(
        row.id, row.channel_id, _decode_fact(row.document), row.state, row.created_at_ms, row.due_at_ms, row.attempts, row.last_error, row.sent_at_ms
    )
