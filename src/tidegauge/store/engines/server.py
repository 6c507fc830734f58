"""A ClickHouse server or cluster over HTTP."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import clickhouse_connect
import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import urllib3
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError

from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.store.engines.failure import StoreFailure, failure
from tidegauge.store.engines.json_rows import decode_rows
from tidegauge.store.engines.port import READ_SETTINGS, REORDERING, STREAM_SETTINGS, WRITE_SETTINGS, limit_settings
from tidegauge.store.engines.question_pool import QuestionPool
from tidegauge.store.engines.structure import block_structure

_CONNECT_S: Final = 5
_ANSWER_S: Final = 150
_GRACE_S: Final = 3
_KILL_S: Final = 2
_PORTS: Final = {"clickhouse": 8123, "clickhouses": 8443}


class ServerEngine:
    """`clickhouse://user:password@host:port/database` (`clickhouses` for TLS). Makes the database when it is missing.

    Raises StoreFailure while the server cannot be reached.
    """

    def __init__(self, url: str, *, connections: int = 4, answer_s: int = _ANSWER_S) -> None:
        parts = urlsplit(url)
        self._database = parts.path.strip("/") or "default"
        self._pool = QuestionPool(answer_s, num_pools=4, maxsize=connections + 8, block=False, retries=False)
        self._doubtful: set[str] = set()
        with _failures():
            self._client: Client = clickhouse_connect.get_client(
                host=parts.hostname,
                port=parts.port or _PORTS[parts.scheme],
                username=unquote(parts.username or "default"),
                password=unquote(parts.password or ""),
                secure=parts.scheme == "clickhouses",
                compress=False,
                connect_timeout=_CONNECT_S,
                send_receive_timeout=answer_s,
                query_retries=0,
                autogenerate_session_id=False,
                pool_mgr=self._pool,
            )
            self._client.command("CREATE DATABASE IF NOT EXISTS {name:Identifier}", parameters={"name": self._database})
            self._client.database = self._database

    def adopt(self) -> None:
        """See Engine. Any thread is as good."""

    def insert(self, statement: str, block: pa.Table) -> None:
        """See Engine. The block goes as an Arrow stream in the request's body."""
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, block.schema) as stream:
            stream.write_table(block)
        source = f"input('{block_structure(block.schema)}')"
        body = b"".join((f"{statement.replace('{block}', source)} FORMAT ArrowStream\n".encode(), sink.getvalue()))
        mark = f"tidegauge-{uuid.uuid4().hex}"
        try:
            with _failures():
                self._client.raw_insert(None, None, body, settings={**WRITE_SETTINGS, "query_id": mark})
        except StoreFailure:
            self._doubtful.add(mark)
            raise

    def query(self, statement: str, parameters: dict[str, Any], limits: QueryLimits, query_id: str) -> Rows:
        """See Engine."""
        settings = READ_SETTINGS | limit_settings(limits) | {"query_id": query_id}
        if limits.sandbox is None:  # as they are, also where a server does not know one of them
            settings = {name: value for name, value in settings.items() if name not in REORDERING}
        data = self._ask(statement, parameters, settings, "JSONCompact", limits)
        try:
            return decode_rows(data)
        except msgspec.DecodeError as error:
            raise failure(_tail(data), limits) if b"Code: " in data[-4_000:] else StoreFailure(f"the answer was cut off: {error}") from None

    def integers(self, statement: str, parameters: dict[str, Any]) -> npt.NDArray[np.uint64]:
        """See Engine."""
        data = self._ask(statement, parameters, dict(WRITE_SETTINGS), "RowBinary", None)
        if len(data) % 8:
            raise StoreFailure("the answer was cut off")
        return np.frombuffer(data, np.uint64)

    def stream(self, statement: str, parameters: dict[str, Any]) -> Iterator[pa.Table]:
        """See Engine."""
        with _failures():
            source = self._client.raw_stream(statement, parameters=_bound(parameters), settings=dict(STREAM_SETTINGS), fmt="ArrowStream")
            try:
                with pa.ipc.open_stream(source) as rows:
                    for block in rows:
                        yield pa.Table.from_batches([block])
            except pa.ArrowInvalid as error:
                raise StoreFailure(f"the answer was cut off: {error}") from None
            finally:
                source.close()

    def command(self, statement: str, parameters: dict[str, Any] | None = None) -> None:
        """See Engine."""
        with _failures():
            self._client.command(statement, parameters=_bound(parameters), settings=dict(WRITE_SETTINGS))

    def kill(self, query_id: str) -> None:
        """See Engine."""
        with _failures(), self._pool.waiting(_KILL_S):
            self._client.command("KILL QUERY WHERE query_id = {mark:String} ASYNC", parameters={"mark": query_id})

    def interrupt(self) -> None:
        """See Engine."""
        self._pool.cut()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()
        self._pool.clear()

    def settle(self) -> None:
        """See Engine: inserts that got no answer are ended first, as the server goes on with what it has read."""
        for mark in list(self._doubtful):
            with _failures():
                self._client.command("KILL QUERY WHERE query_id = {mark:String} SYNC", parameters={"mark": mark})
            self._doubtful.discard(mark)

    def _ask(self, statement: str, parameters: dict[str, Any], settings: dict[str, str | int], form: str, limits: QueryLimits | None) -> bytes:
        with _failures(limits), self._pool.waiting(None if limits is None else limits.timeout_s + _GRACE_S):
            return bytes(self._client.raw_query(statement, parameters=_bound(parameters), settings=settings, fmt=form))


def _bound(parameters: dict[str, Any] | None) -> dict[str, Any]:
    """Parameters as the client's own server-side binding takes them: a tuple would become a tuple, where the engine is asked for an array."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in (parameters or {}).items()}


@contextmanager
def _failures(limits: QueryLimits | None = None) -> Iterator[None]:
    try:
        yield
    except ClickHouseError as error:
        raise failure(str(error), limits) from None
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise StoreFailure(f"the server cannot be reached: {error}") from None


def _tail(data: bytes) -> str:
    return data[-4_000:].decode("utf-8", "replace")
