"""The relational store as the rest of the product uses it: functions on a session, run off the event loop in one transaction each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Concatenate, Final, ParamSpec, TypeVar

import structlog
from sqlalchemy import text
from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from tidegauge.contracts.breaker import UNGUARDED, Breaker
from tidegauge.core.errors import InvalidInput, Unavailable
from tidegauge.meta.change import RowChange, watch
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.migration import upgrade

log = structlog.get_logger(__name__)

Transaction = Session
"""A transaction under way, for those who hand one on without looking into it."""

Witness = Callable[[Transaction, list[RowChange]], None]
"""Sees what a transaction changed, before it commits, and may add to it; what it raises rolls everything back."""

CallWitness = Callable[[], Witness | None]
"""Asked in the task that writes: who shall see it."""

P = ParamSpec("P")
T = TypeVar("T")

_RETRY_AFTER_S = 2.0
ANSWER_S: Final = 20.0
"""SQLite waits 10 s for another writer, and a call may stand behind one that does."""


class Database:
    """Threads and connections to the store at `url`. `read` and `write` run `work(session, …)`; what they give must not be bound to the session.

    Both raise InvalidInput for a value that no column takes, Unavailable when the store does not answer, at the latest after `answer_s`, waiting for a thread
    included. A write commits when `work`
    returns and rolls back when it raises.

    `call_witness`, called in the task that asks for a write, gives who shall see what that write changes; None for nobody.
    """

    call_witness: CallWitness = staticmethod(lambda: None)

    def __init__(self, url: str, *, threads: int = 4, answer_s: float = ANSWER_S, breaker: Breaker = UNGUARDED) -> None:
        self._url = url
        self._answer_s, self._breaker = answer_s, breaker
        self._engine = open_engine(url, pool_size=threads)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="meta")
        self._pings = ThreadPoolExecutor(1, thread_name_prefix="meta-ping")

    def upgrade(self) -> None:
        """Bring the tables to the current version; see `migration.upgrade`."""
        upgrade(self._url)

    async def read(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` in a transaction that only reads."""
        return await self._run(False, work, *args, **kwargs)

    async def write(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` in a transaction that writes."""
        return await self._run(True, work, *args, **kwargs)

    async def check(self) -> None:
        """Ask for one value; raises Unavailable."""
        await self.read(_one)

    async def ping(self) -> None:
        """The same, behind nobody and past the breaker."""
        await asyncio.get_running_loop().run_in_executor(self._pings, self._transact, False, _one)

    def compact(self) -> None:
        """Take what was deleted off the disk: SQLite's file is written anew, its log emptied; PostgreSQL vacuums by itself.

        Raises Unavailable when somebody else writes.
        """
        if self._engine.dialect.name != "sqlite":
            return
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            is_busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except self._engine.dialect.loaded_dbapi.OperationalError as error:
            raise Unavailable("The metadata store is busy.", retry_after_s=_RETRY_AFTER_S) from error
        finally:
            connection.close()
        if is_busy:
            raise Unavailable("The metadata store is busy.", retry_after_s=_RETRY_AFTER_S)

    def close(self) -> None:
        """Finish what runs, then close every connection."""
        self._threads.shutdown()
        self._pings.shutdown()
        self._engine.dispose()

    async def _run(self, is_write: bool, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        witness = self.call_witness() if is_write else None
        call = partial(self._transact, is_write, lambda session: _witnessed(session, partial(work, session, *args, **kwargs), witness))
        async with self._breaker.guard():
            try:
                async with asyncio.timeout(self._answer_s):
                    return await asyncio.get_running_loop().run_in_executor(self._threads, call)
            except TimeoutError:
                message = f"The metadata store did not answer within {self._answer_s:g} s. Look whether it was done before you try again."
                raise Unavailable(message, code="metadata_unavailable", retry_after_s=_RETRY_AFTER_S) from None

    def _transact(self, is_write: bool, work: Callable[[Session], T]) -> T:
        try:
            with Session(self._engine.execution_options(**WRITE) if is_write else self._engine, expire_on_commit=False) as session, session.begin():
                return work(session)
        except (OperationalError, PoolTimeout) as error:
            raise Unavailable("The metadata store does not answer. Try again shortly.", retry_after_s=_RETRY_AFTER_S) from error
        except DataError as error:
            log.warning("value_not_kept", error=str(error.orig)[:300])
            raise InvalidInput("A value that was sent cannot be kept: it holds a NUL character, or is too long or too large for its place.") from error
        except DBAPIError as error:
            if error.connection_invalidated:
                raise Unavailable("The metadata store closed the connection. Try again shortly.", retry_after_s=_RETRY_AFTER_S) from error
            raise


def witnesses(*asked: CallWitness) -> CallWitness:
    """Everybody whom one of these names, in their order."""

    def call() -> Witness | None:
        found = [witness for one in asked if (witness := one()) is not None]

        def see(transaction: Transaction, changes: list[RowChange]) -> None:
            for witness in found:
                witness(transaction, changes)

        return see if found else None

    return call


def _one(session: Session) -> None:
    session.execute(text("SELECT 1")).scalar()


def _witnessed(session: Session, work: Callable[[], T], witness: Witness | None) -> T:
    if witness is None:
        return work()
    changes = watch(session)
    result = work()
    session.flush()
    if changes:
        witness(session, changes)
    return result
