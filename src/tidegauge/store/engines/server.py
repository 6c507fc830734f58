"""A ClickHouse server or cluster over HTTP."""

from __future__ import annotations

import threading
from typing import Any
from urllib.parse import unquote, urlsplit

import clickhouse_connect
import pyarrow as pa
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError
from urllib3.exceptions import HTTPError

from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.core.errors import InvalidInput
from tidegauge.store.engines.arrow_rows import row_tuples
from tidegauge.store.engines.failure import StoreFailure, failure
from tidegauge.store.engines.port import BLOCK, INSERT_SETTINGS

_ERRORS = (ClickHouseError, HTTPError, OSError)


class ServerEngine:
    """The engine at `clickhouse://user:password@host:port/database` (`clickhouses://` for TLS). One client a thread; they share a connection pool."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.hostname is None:
            raise InvalidInput("store_url needs a host, for example clickhouse://user:password@db.example.com:8123/tidegauge.")
        self._options = {
            "host": parts.hostname,
            "port": parts.port or (8443 if parts.scheme == "clickhouses" else 8123),
            "username": unquote(parts.username or "default"),
            "password": unquote(parts.password or ""),
            "database": parts.path.strip("/") or "default",
            "secure": parts.scheme == "clickhouses",
        }
        self._local = threading.local()
        self._clients: list[Client] = []
        self._client()

    def insert(self, statement: str, block: pa.Table) -> None:
        """See port. The block goes to a scratch table first when the statement computes columns, else straight in."""
        with _Failures():
            client = self._client()
            head, _, projection = statement.partition(" SELECT ")
            table = head.split()[2]
            if projection.strip() == f"* FROM {BLOCK}":
                client.insert_arrow(table, block, settings=_settings(INSERT_SETTINGS))
                return
            client.command("CREATE TEMPORARY TABLE IF NOT EXISTS block AS events")
            client.command("TRUNCATE TABLE block")
            client.insert_arrow("block", block, settings=_settings(INSERT_SETTINGS))
            client.command(statement.replace(BLOCK, "block"), settings=_settings(INSERT_SETTINGS))

    def command(self, statement: str, parameters: dict[str, Any] | None = None) -> None:
        """See port."""
        with _Failures():
            self._client().command(statement, parameters=parameters or {})

    def query(self, statement: str, parameters: dict[str, Any], limits: QueryLimits, query_id: str) -> Rows:
        """See port."""
        table = self._read(statement, parameters, limits, {"query_id": query_id})
        return Rows(table.column_names, row_tuples(table))

    def table(self, statement: str, parameters: dict[str, Any], limits: QueryLimits) -> pa.Table:
        """See port."""
        return self._read(statement, parameters, limits, {})

    def _read(self, statement: str, parameters: dict[str, Any], limits: QueryLimits, settings: dict[str, Any]) -> pa.Table:
        settings |= {
            "max_execution_time": limits.timeout_s,
            "timeout_before_checking_execution_speed": 0,
            "max_memory_usage": limits.memory_bytes,
            "max_result_rows": limits.result_rows,
            "result_overflow_mode": "throw",
        }
        with _Failures(limits):
            return self._client().query_arrow(statement, parameters=parameters, settings=settings, use_strings=True)
        raise AssertionError("_Failures raises or lets the return through")

    def kill(self, query_id: str) -> None:
        """See port."""
        self.command("KILL QUERY WHERE query_id = {id:String} ASYNC", {"id": query_id})

    def close(self) -> None:
        """See port."""
        for client in self._clients:
            client.close()

    def _client(self) -> Client:
        client: Client | None = getattr(self._local, "client", None)
        if client is None:
            with _Failures():
                client = clickhouse_connect.get_client(**self._options, autogenerate_session_id=True, query_retries=0, compress=False)
            self._local.client = client
            self._clients.append(client)
        return client


class _Failures:
    """Turns the client's errors into the product's."""

    def __init__(self, limits: QueryLimits | None = None) -> None:
        self._limits = limits

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ClickHouseError):
            raise failure(str(error), self._limits) from None
        if isinstance(error, _ERRORS):
            raise StoreFailure(str(error)) from None


def _settings(text: str) -> dict[str, str]:
    return dict(part.split(" = ") for part in text.split(", "))
