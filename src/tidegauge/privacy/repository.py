"""The ledger of erasures, and traces of people, in the relational store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from tidegauge.meta.model import ErasedKey, Erasure, Person, Project, RejectedItem, Segment
from tidegauge.privacy.mention import mentions, without_mentions

PENDING: Final = "pending"
DONE: Final = "done"
_LISTED: Final = 200


class StoredErasure(NamedTuple):
    """A row of the ledger, with the email of who asked while that person is known."""

    id: str
    project: int
    asked_at_ms: int
    asked_by: str | None
    state: str
    events: int
    removed: int
    done_at_ms: int | None
    checked_at_ms: int | None
    found: int
    people: int


_COLUMNS: Final = (
    Erasure.id,
    Erasure.project_id,
    Erasure.asked_at_ms,
    Person.email,
    Erasure.state,
    Erasure.events,
    Erasure.removed,
    Erasure.done_at_ms,
    Erasure.checked_at_ms,
    Erasure.found,
    Erasure.people,
)
_ROWS: Final = select(*_COLUMNS).join(Person, Person.id == Erasure.asked_by, isouter=True).join(Project, Project.id == Erasure.project_id)


def add_erasure(session: Session, project: int, hashes: Sequence[bytes], *, events: int, asked_by: str | None, at_ms: int, people: int = 1) -> str:
    """Put a person, or several together, into the ledger; gives the erasure's id. Keys that are in it already are this erasure's from now on."""
    erasure = Erasure(project_id=project, asked_at_ms=at_ms, asked_by=asked_by, state=PENDING, events=events, removed=0, found=0, people=people)
    session.add(erasure)
    session.flush()
    for known in hashes:
        session.merge(ErasedKey(project_id=project, hash=known, erasure_id=erasure.id))
    return erasure.id


def list_erasures(session: Session, project: int) -> list[StoredErasure]:
    """The newest first, at most 200."""
    rows = session.execute(_ROWS.where(Erasure.project_id == project).order_by(Erasure.asked_at_ms.desc(), Erasure.id.desc()).limit(_LISTED))
    return [StoredErasure._make(row) for row in rows]


def find_erasure(session: Session, project: int, erasure: str) -> StoredErasure | None:
    """One of them."""
    row = session.execute(_ROWS.where(Erasure.project_id == project, Erasure.id == erasure)).first()
    return None if row is None else StoredErasure._make(row)


def due_erasures(session: Session, checked_before_ms: int) -> list[StoredErasure]:
    """Those of living projects that are not done, or were not checked since an instant; the oldest first."""
    is_due = (Erasure.state == PENDING) | (Erasure.checked_at_ms < checked_before_ms)
    return [StoredErasure._make(row) for row in session.execute(_ROWS.where(Project.deleted_at_ms.is_(None), is_due).order_by(Erasure.asked_at_ms))]


def hashes_of(session: Session, erasure: str) -> list[bytes]:
    """The keyed hashes of its person keys."""
    return list(session.scalars(select(ErasedKey.hash).where(ErasedKey.erasure_id == erasure)))


def read_ledger(session: Session) -> dict[int, list[bytes]]:
    """Project -> the hashes of everybody erased."""
    found: dict[int, list[bytes]] = {}
    for project, known in session.execute(select(ErasedKey.project_id, ErasedKey.hash)):
        found.setdefault(project, []).append(known)
    return found


def note_removed(session: Session, erasure: str, rows: int) -> None:
    """More rows of theirs went."""
    session.execute(update(Erasure).where(Erasure.id == erasure).values(removed=Erasure.removed + rows))


def note_checked(session: Session, erasure: str, *, found: int, at_ms: int) -> None:
    """The store was looked through: nothing found means done, else there is work again."""
    session.execute(update(Erasure).where(Erasure.id == erasure).values(checked_at_ms=at_ms, found=found, state=PENDING if found else DONE))
    if not found:
        session.execute(update(Erasure).where(Erasure.id == erasure, Erasure.done_at_ms.is_(None)).values(done_at_ms=at_ms))


def forget_refused(session: Session, project: int, erased: Collection[int]) -> int:
    """Delete the refused items that name one of them; gives how many."""
    rows = session.execute(select(RejectedItem.id, RejectedItem.body).where(RejectedItem.project_id == project))
    named = [item for item, body in rows if mentions(body, erased)]
    session.execute(delete(RejectedItem).where(RejectedItem.id.in_(named)))
    return len(named)


def forget_in_segments(session: Session, project: int, erased: Collection[int]) -> int:
    """Put nobody in their place in the rules of segments, deleted ones too; gives how many changed."""
    changed = 0
    for segment, document in list(session.execute(select(Segment.id, Segment.document).where(Segment.project_id == project))):
        read = msgspec.json.decode(document)
        kept = {**read, "rule": without_mentions(read.get("rule"), erased)}
        if kept != read:
            session.execute(update(Segment).where(Segment.id == segment).values(document=msgspec.json.encode(kept).decode()))
            changed += 1
    return changed
