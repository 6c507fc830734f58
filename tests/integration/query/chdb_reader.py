"""A reader on an in-process chDB with the events table: the real engine, without the store's writer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import chdb.session
import pyarrow as pa

from tidegauge.contracts.batch import SCHEMA, EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import QueryLimits, Rows

_TYPES = {
    pa.uint32(): "UInt32",
    pa.uint64(): "UInt64",
    pa.uint8(): "UInt8",
    pa.bool_(): "Bool",
    pa.float64(): "Nullable(Float64)",
    pa.timestamp("ms", "UTC"): "DateTime64(3, 'UTC')",
    pa.list_(pa.string()): "Array(String)",
    pa.map_(pa.string(), pa.string()): "Map(LowCardinality(String), String)",
    pa.map_(pa.string(), pa.float64()): "Map(LowCardinality(String), Float64)",
}
_PLAIN_TEXT = ("id", "user_id", "anonymous_id", "session_id", "rest")


def _column(field: pa.Field) -> str:
    if field.type == pa.string():
        return f"`{field.name}` {'String' if field.name in _PLAIN_TEXT else 'LowCardinality(String)'}"
    return f"`{field.name}` {_TYPES[field.type]}"


EVENTS_DDL = (
    f"CREATE TABLE events ({', '.join(_column(f) for f in SCHEMA)}, `_batch` UInt64, `_row` UInt32) ENGINE = MergeTree ORDER BY (project, name, timestamp)"
)


def _literal(value: Any) -> str:
    """A value as the engine's parameter text."""
    if isinstance(value, list):
        return f"[{','.join(_quoted(item) if isinstance(item, str) else repr(item) for item in value)}]"
    return _escaped(value) if isinstance(value, str) else repr(value)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0")


def _quoted(text: str) -> str:
    return f"'{_escaped(text)}'" if "'" not in text else "'" + _escaped(text).replace("'", "\\'") + "'"


class ChdbReader:
    """contracts.ports.RowReader over chDB. Batches are numbered from 1 as they are put in."""

    def __init__(self) -> None:
        self.session = chdb.session.Session()
        self.session.query("CREATE DATABASE IF NOT EXISTS query_lab")
        self.session.query("USE query_lab")
        self.session.query("DROP TABLE IF EXISTS events")
        self.session.query(EVENTS_DDL)
        self.stored_sequence = 0
        self.statements: list[str] = []

    def put(self, events: Sequence[Event]) -> EventBatch:
        """Insert one batch."""
        self.stored_sequence += 1
        batch = build_batch(events)
        batch.sequence = self.stored_sequence
        table = pa.Table.from_batches([batch.record])
        table = table.append_column("_batch", pa.array([batch.sequence] * len(batch), pa.uint64()))
        table = table.append_column("_row", pa.array(range(len(batch)), pa.uint32()))
        names = ", ".join(f"`{name}`" for name in table.column_names)
        assert table.num_rows == len(batch)
        self.session.query(f"INSERT INTO events ({names}) SELECT {names} FROM Python(table)")
        return batch

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        self.statements.append(statement)
        return await asyncio.to_thread(self._read, statement, parameters or {})

    def _read(self, statement: str, parameters: dict[str, Any]) -> Rows:
        settings = "output_format_json_quote_64bit_integers=0, output_format_json_quote_denormals=0"
        answer = self.session.query(f"{statement} SETTINGS {settings}", "JSONCompact", params={k: _literal(v) for k, v in parameters.items()})
        known = json.loads(str(answer))
        return Rows([column["name"] for column in known["meta"]], [tuple(row) for row in known["data"]], known["statistics"]["rows_read"])

    @asynccontextmanager
    async def rollup_guard(self) -> AsyncIterator[int]:
        yield 0

    def close(self) -> None:
        self.session.close()
