"""The audit log in the relational store."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from tidegauge.accounts.audit.action import Action
from tidegauge.accounts.audit.chain import Break, Verifier
from tidegauge.accounts.audit.entry import EMPTY, Ends, Entry, ends_seal, entry_hash
from tidegauge.accounts.audit.filter import AuditFilter
from tidegauge.meta.lock import AUDIT, hold_lock
from tidegauge.meta.model import AuditChain, AuditEntry, Person

_FIELDS = tuple(getattr(AuditEntry, name) for name in Entry.__struct_fields__)
_WALK = 1_000

_SEARCHED = (
    AuditEntry.email,
    AuditEntry.target_name,
    AuditEntry.target_id,
    AuditEntry.address,
    AuditEntry.agent,
    AuditEntry.request_id,
    AuditEntry.detail,
)


class Verdict(NamedTuple):
    """Where the chain breaks first (None: nowhere), how many entries were walked, and its ends."""

    found: Break | None
    walked: int
    ends: Ends


def append(session: Session, key: bytes, entry: Entry, now_ms: int) -> int:
    """Add an entry as the next of the chain and give its number, which with the time replaces the ones it has. Others wait until this transaction ends."""
    hold_lock(session, AUDIT)
    ends = read_ends(session)[0]
    email = entry.email or (session.scalar(select(Person.email).where(Person.id == entry.person_id)) if entry.person_id else None) or ""
    entry = msgspec.structs.replace(entry, number=ends.head_number + 1, at_ms=now_ms, email=email)
    hash = entry_hash(key, ends.head_hash, entry)
    session.add(AuditEntry(**msgspec.structs.asdict(entry), hash=hash))
    _write_ends(session, key, Ends(entry.number, hash, ends.base_number, ends.base_hash))
    session.flush()
    return entry.number


def read_ends(session: Session) -> tuple[Ends, bytes | None]:
    """The ends of the chain and their seal; None for a chain that has not begun."""
    row = session.get(AuditChain, 1, populate_existing=True)
    if row is None:
        return EMPTY, None
    return Ends(row.head_number, bytes(row.head_hash), row.base_number, bytes(row.base_hash)), bytes(row.seal)


def read_chain(session: Session, after: int, limit: int) -> list[tuple[Entry, bytes]]:
    """Entries with a number above `after` and their stored hashes, in order."""
    rows = session.execute(select(*_FIELDS, AuditEntry.hash).where(AuditEntry.number > after).order_by(AuditEntry.number).limit(limit))
    return [(_entry(row[:-1]), bytes(row[-1])) for row in rows]


def verify(session: Session, key: bytes) -> Verdict:
    """Walk the whole chain as it is at one moment."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    ends, seal = read_ends(session)
    verifier = Verifier(key, ends, ends_seal(key, EMPTY) if seal is None else seal)
    after = 0
    found: Break | None = None
    while found is None and (links := read_chain(session, after, _WALK)):
        found = next((fault for entry, stored in links if (fault := verifier.take(entry, stored)) is not None), None)
        after = links[-1][0].number
        session.expunge_all()
    return Verdict(found or verifier.finish(), verifier.walked, ends)


def holds(session: Session, number: int, hash: bytes) -> bool:
    """Whether the chain has this hash at this number; what was removed before the newest of the removed cannot be told any more and counts as not."""
    base = read_ends(session)[0]
    if number == base.base_number:
        return hash == base.base_hash
    return session.scalar(select(AuditEntry.hash).where(AuditEntry.number == number)) == hash


def find(session: Session, wanted: AuditFilter, *, before: int | None, limit: int) -> list[Entry]:
    """Entries that fit, newest first, with a number below `before`."""
    query = select(*_FIELDS).where(*_conditions(wanted)).order_by(AuditEntry.number.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditEntry.number < before)
    return [_entry(row) for row in session.execute(query)]


def prune(session: Session, key: bytes, until_ms: int, now_ms: int) -> int:
    """Remove the entries before the first one of `until_ms` or later, and give how many. The sealed base lets the rest be verified; an entry tells of it."""
    hold_lock(session, AUDIT)
    ends = read_ends(session)[0]
    first_kept = session.scalar(select(func.min(AuditEntry.number)).where(AuditEntry.at_ms >= until_ms))
    last = (first_kept if first_kept is not None else ends.head_number + 1) - 1
    hash = session.scalar(select(AuditEntry.hash).where(AuditEntry.number == last))
    if hash is None:
        return 0
    session.execute(delete(AuditEntry).where(AuditEntry.number <= last))
    _write_ends(session, key, Ends(ends.head_number, ends.head_hash, last, bytes(hash)))
    removed = last - ends.base_number
    detail = msgspec.json.encode({"entries": removed}).decode()
    append(session, key, Entry(number=0, at_ms=0, action=Action.AUDIT_PRUNED, detail=detail), now_ms)
    return removed


def _write_ends(session: Session, key: bytes, ends: Ends) -> None:
    session.merge(AuditChain(id=1, **msgspec.structs.asdict(ends), seal=ends_seal(key, ends)))
    session.flush()


def _entry(row: Any) -> Entry:
    return Entry(**dict(zip(Entry.__struct_fields__, row, strict=True)))


def _conditions(wanted: AuditFilter) -> list[Any]:
    conditions: list[Any] = []
    if wanted.project_id is not None:
        conditions.append(AuditEntry.project_id == wanted.project_id)
    if wanted.actions:
        conditions.append(AuditEntry.action.in_(wanted.actions))
    if wanted.outcome:
        conditions.append(AuditEntry.outcome == wanted.outcome)
    if wanted.from_ms is not None:
        conditions.append(AuditEntry.at_ms >= wanted.from_ms)
    if wanted.to_ms is not None:
        conditions.append(AuditEntry.at_ms < wanted.to_ms)
    if wanted.who:
        conditions.append(or_(_holds(AuditEntry.email, wanted.who), AuditEntry.person_id == wanted.who, AuditEntry.key_id == wanted.who))
    if wanted.target:
        conditions.append(or_(_holds(AuditEntry.target_name, wanted.target), AuditEntry.target_id == wanted.target, AuditEntry.target_kind == wanted.target))
    if wanted.text:
        searched = (
            AuditEntry.email,
            AuditEntry.target_name,
            AuditEntry.target_id,
            AuditEntry.address,
            AuditEntry.agent,
            AuditEntry.request_id,
            AuditEntry.detail,
        )
        conditions.append(or_(*(_holds(column, wanted.text) for column in searched)))
    return conditions


def _holds(column: Any, text: str) -> Any:
    return func.lower(column).contains(text.lower(), autoescape=True)
