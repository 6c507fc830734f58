"""chDB: ClickHouse inside this process, its data in a directory."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import chdb
import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from chdb._exceptions import ChdbError as EngineError

from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.store.engines.connection_pool import ConnectionPool
from tidegauge.store.engines.engine_version import record, refuse_older
from tidegauge.store.engines.failure import StoreFailure, failure
from tidegauge.store.engines.json_rows import decode_rows
from tidegauge.store.engines.parameter import encode_parameters
from tidegauge.store.engines.path_lock import PathLock
from tidegauge.store.engines.port import READ_SETTINGS, STREAM_SETTINGS, WRITE_SETTINGS, limit_settings
from tidegauge.store.engines.unfinished_table import remove_unfinished

log = logging.getLogger(__name__)

WRITE_CONNECTIONS: Final = 3
CLOSE_WAIT_S: Final = 8.0
_READER: Final = "reader-"
_ERRORS: Final = (chdb.ChdbError, EngineError, RuntimeError)
"""The package has two classes of one name; which one is raised depends on the order in which its parts were imported."""


class EmbeddedEngine:
    """A pool of connections to one directory; each serves one thread at a time, as a connection runs its statements one after the other.

    Raises Conflict when another process has the directory or a newer engine wrote it, StoreFailure when the engine cannot open it, Unavailable when a
    definition in it is empty.
    """

    def __init__(self, directory: Path, *, read_connections: int = 5) -> None:
        self.directory = directory
        self._lock = PathLock(directory)
        try:
            refuse_older(directory, chdb.engine_version)
            remove_unfinished(directory)
        except BaseException:  # catch-all: whoever comes next finds no lock of ours
            self._lock.release()
            raise
        self._readers, self._writers, self._controls = (ConnectionPool(_settle) for _ in range(3))
        self._streams: list[ConnectionPool] = []
        self._is_closing = False
        self._limits: dict[int, QueryLimits] = {}
        """By connection: the limits that it was last given."""
        self._marks: dict[int, str] = {}
        """By connection that reads: the `log_comment` of all its statements. The engine writes a text with parameters anew, without its comments."""
        self._running: dict[str, str] = {}
        """By the id of a statement that runs: its mark."""
        self._ending = threading.Lock()
        try:
            for index in range(read_connections):
                self._readers.add(self._connect_reader(f"{_READER}{index}"))
            for _ in range(WRITE_CONNECTIONS):
                self._writers.add(self._connect(WRITE_SETTINGS))
            self._controls.add(self._connect({}))
        except _ERRORS as error:
            self.close()
            raise StoreFailure.at_opening(directory, str(error)) from None
        record(directory, chdb.engine_version)

    def _connect(self, settings: Mapping[str, str | int]) -> Any:
        connection = chdb.connect(str(self.directory / "data"))
        _set(connection, settings)
        return connection

    def _connect_reader(self, mark: str) -> Any:
        connection = self._connect({**READ_SETTINGS, "log_comment": mark})
        self._marks[id(connection)] = mark
        return connection

    def adopt(self) -> None:
        """See Engine. Any thread is as good."""

    def insert(self, statement: str, block: pa.Table) -> None:
        """See Engine. The engine reads `block` in place, by its name in this frame."""
        with self._failures(), self._writers.taken() as connection:
            connection.query(statement.replace("{block}", "Python(block)"))

    def query(self, statement: str, parameters: dict[str, Any], limits: QueryLimits, query_id: str) -> Rows:
        """See Engine."""
        with self._failures(limits), self._readers.taken() as connection:
            if self._limits.get(id(connection)) != limits:  # a SET takes half of what a short statement does
                self._limits.pop(id(connection), None)
                _set(connection, limit_settings(limits))
                self._limits[id(connection)] = limits
            with self._known(query_id, self._marks[id(connection)]):
                answer = connection.query(statement, "JSONCompact", params=encode_parameters(parameters))
            try:
                return decode_rows(answer.bytes())
            except msgspec.DecodeError as error:
                raise StoreFailure(f"unreadable answer: {error}") from None

    def integers(self, statement: str, parameters: dict[str, Any]) -> npt.NDArray[np.uint64]:
        """See Engine."""
        with self._failures(), self._writers.taken() as connection:
            answer = connection.query(statement, "RowBinary", params=encode_parameters(parameters))
            return np.frombuffer(answer.bytes() or b"", np.uint64)

    def stream(self, statement: str, parameters: dict[str, Any]) -> Iterator[pa.Table]:
        """See Engine. By a connection of its own: the others have statements to answer meanwhile."""
        with self._failures():
            own = ConnectionPool(_settle)
            own.add(self._connect(STREAM_SETTINGS))
            self._streams.append(own)
            try:
                with own.taken() as connection, connection.send_query(statement, "ArrowStream", params=encode_parameters(parameters)) as rows:
                    while (block := rows.fetch()) is not None:
                        if self._is_closing:
                            raise StoreFailure("the store is closed")
                        yield pa.ipc.open_stream(block.bytes()).read_all()
            finally:
                self._streams.remove(own)
                for connection in own.take_back(0.0):
                    connection.close()

    def command(self, statement: str, parameters: dict[str, Any] | None = None) -> None:
        """See Engine."""
        with self._failures(), self._writers.taken() as connection:
            connection.query(statement, params=encode_parameters(parameters or {}))

    def interrupt(self) -> None:
        """See Engine. Whoever waits here waits for this process."""

    def settle(self) -> None:
        """See Engine. An insert here ends before its caller goes on."""

    def kill(self, query_id: str) -> None:
        """See Engine. The statement is found by its connection, which gets no other one meanwhile."""
        with self._failures(), self._controls.taken() as connection, self._ending:
            if (mark := self._running.get(query_id)) is not None:
                connection.query("KILL QUERY WHERE Settings['log_comment'] = {mark:String} ASYNC", params={"mark": mark})

    @contextmanager
    def _known(self, query_id: str, mark: str) -> Iterator[None]:
        self._running[query_id] = mark
        try:
            yield
        finally:
            with self._ending:
                del self._running[query_id]

    def close(self) -> None:
        """End what reads, wait for what writes, CLOSE_WAIT_S at most, then close the connections.

        Closing one that runs a statement hangs both, and an open one at interpreter exit crashes it. What is asked later raises StoreFailure.
        """
        self._is_closing = True
        if self._controls.size:
            with suppress(*_ERRORS, StoreFailure), self._controls.taken() as connection:
                connection.query(f"KILL QUERY WHERE startsWith(Settings['log_comment'], '{_READER}') ASYNC")
        until_s = time.monotonic() + CLOSE_WAIT_S
        pools = (*self._streams, self._readers, self._writers, self._controls)
        for connection in [connection for pool in pools for connection in pool.take_back(until_s)]:
            connection.close()
        if running := sum(pool.size for pool in pools):
            log.error("the store is left with %d statements running: they did not end within %.0f s", running, CLOSE_WAIT_S)
        self._lock.release()

    @contextmanager
    def _failures(self, limits: QueryLimits | None = None) -> Iterator[None]:
        try:
            yield
        except _ERRORS as error:
            raise failure(str(error), limits) from None


def _set(connection: Any, settings: Mapping[str, str | int]) -> None:
    if settings:
        connection.query("SET " + ", ".join(f"{name} = {_quoted(value)}" for name, value in settings.items()))


def _quoted(value: str | int) -> str:
    return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"


def _settle(connection: Any) -> None:
    """What a failed statement had written by then comes out before the next one's answer: here, not in a caller's."""
    with suppress(*_ERRORS):
        connection.query("SELECT 1")
