"""What the store asks of an engine. Synchronous: callers choose the thread."""

from __future__ import annotations

from typing import Any, Final, Protocol

import pyarrow as pa

from tidegauge.contracts.ports import QueryLimits, Rows

INSERT_SETTINGS: Final = "async_insert = 0, max_partitions_per_insert_block = 0, max_insert_threads = 1, optimize_on_insert = 0"
"""Synchronous inserts with errors of their own; a batch may touch any number of months."""


class Engine(Protocol):
    """ClickHouse, wherever it runs. Raises TidegaugeError subclasses: LimitReached, Unavailable, InvalidQuery."""

    def insert(self, statement: str, block: pa.Table) -> None:
        """Run `INSERT INTO … SELECT … FROM {block}`, with the block's rows in place of `{block}`; durable when it returns."""
        ...

    def query(self, statement: str, parameters: dict[str, Any], limits: QueryLimits, query_id: str) -> Rows:
        """Rows of a read statement within the limits."""
        ...

    def command(self, statement: str, parameters: dict[str, Any] | None = None) -> None:
        """Run a statement that gives nothing (DDL, INSERT … SELECT, ALTER … DELETE)."""
        ...

    def kill(self, query_id: str) -> None:
        """Stop a running query."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...
