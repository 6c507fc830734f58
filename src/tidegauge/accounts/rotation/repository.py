"""Everything that is sealed under the secret, sealed anew; in one transaction, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import delete, inspect, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from tidegauge.accounts.keys.seal import Seal, project_context
from tidegauge.accounts.secret import derive_key
from tidegauge.core.errors import Conflict
from tidegauge.meta.engine import open_engine
from tidegauge.meta.model import AlertChannel, IdempotentCall, KeptKey, Key, PrivacyKey, ProviderChallenge, ProviderLogin, SecondFactor

_SQLITE: Final = "sqlite:///"

KEPT: Final = ("audit", "erased-person", "recovery-code")
"""Purposes whose keys stay: entries of the audit log are signed, erased people and recovery codes are known by hashes that cannot be made anew."""


class Sealed(NamedTuple):
    """A table with a column `sealed`: the purpose of its seal, and what a row's is bound to."""

    table: type[Any]
    purpose: str
    context: Callable[[Any], bytes]


SEALED: Final = (
    Sealed(Key, "write-key", lambda row: bytes(row.hash)),
    Sealed(SecondFactor, "second-factor", lambda row: row.person_id.encode()),
    Sealed(AlertChannel, "alert-channel", lambda row: row.id.encode()),
    Sealed(PrivacyKey, "privacy-key", lambda row: project_context(row.project_id, row.id)),
    Sealed(ProviderLogin, "provider-token", lambda row: row.session_id.encode()),
    Sealed(ProviderChallenge, "provider-token", lambda row: row.challenge_id.encode()),
    Sealed(KeptKey, "kept-key", lambda row: row.purpose.encode()),
)


def read_kept_keys(session: Session, secret: bytes) -> dict[str, bytes]:
    """Purpose -> the key that was kept. Raises Conflict when one does not open: the secret is another one."""
    seal = Seal(secret, "kept-key")
    kept = {}
    for row in session.scalars(select(KeptKey)):
        text = seal.open(row.sealed, row.purpose.encode())
        if text is None:
            raise Conflict("The database is sealed under another secret than this one. Start with the secret that `tidegauge secret rotate` made.")
        kept[row.purpose] = bytes.fromhex(text)
    return kept


def sealed_elsewhere(session: Session, secret: bytes) -> list[str]:
    """Tables whose newest sealed row does not open with this secret; the row with the highest id stands for all, as every look at the start costs."""
    found = []
    for table, purpose, context in SEALED:
        newest = [key.desc() for key in table.__mapper__.primary_key]
        row = session.scalars(select(table).where(table.sealed.is_not(None)).order_by(*newest).limit(1)).first()
        if row is not None and Seal(secret, purpose).open(bytes(row.sealed), context(row)) is None:
            found.append(str(table.__tablename__))
    return found


def tables_sealed_elsewhere(url: str, secret: bytes) -> list[str] | None:
    """The same of a database that nobody serves from here; None for one that is not there yet, of an older release, or that does not answer."""
    if url.startswith(_SQLITE) and not Path(url.removeprefix(_SQLITE)).exists():
        return None
    engine = open_engine(url, pool_size=1)
    try:
        with Session(engine) as session:
            if not all(inspect(session.connection()).has_table(str(one.table.__tablename__)) for one in SEALED):
                return None
            return sealed_elsewhere(session, secret)
    except SQLAlchemyError:
        return None
    finally:
        engine.dispose()


def is_sealed_under(session: Session, secret: bytes) -> bool:
    """Whether the database was already changed to this secret."""
    row = session.get(KeptKey, KEPT[0])
    return row is not None and Seal(secret, "kept-key").open(row.sealed, row.purpose.encode()) is not None


def reseal(session: Session, old: bytes, new: bytes) -> dict[str, int]:
    """Seal everything under `new`; gives rows by table. Raises Conflict when something does not open with `old`; then nothing is changed.

    Answers that were kept for calls sent again go: they are there for minutes.
    """
    kept = read_kept_keys(session, old)
    session.execute(delete(IdempotentCall))
    for purpose in KEPT:
        if purpose not in kept:
            sealed = Seal(old, "kept-key").close(derive_key(old, purpose).hex(), purpose.encode())
            session.add(KeptKey(purpose=purpose, sealed=sealed))
    session.flush()
    return {str(one.table.__tablename__): _reseal_table(session, one, Seal(old, one.purpose), Seal(new, one.purpose)) for one in SEALED}


def _reseal_table(session: Session, sealed: Sealed, old: Seal, new: Seal) -> int:
    count = 0
    for row in session.scalars(select(sealed.table).where(sealed.table.sealed.is_not(None))):
        context = sealed.context(row)
        text = old.open(bytes(row.sealed), context)
        if text is None:
            name = sealed.table.__tablename__
            raise Conflict(f"A row of '{name}' does not open with the present secret, so nothing was changed. Remove it, or give the secret that sealed it.")
        row.sealed = new.close(text, context)
        count += 1
    session.flush()
    return count
