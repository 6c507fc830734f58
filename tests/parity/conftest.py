"""The store for parity: ClickHouse in the process, one events table, many histories by project."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import chdb
import numpy as np
import pyarrow as pa
import pytest

from tidegauge.contracts.batch import SCHEMA, EventBatch
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
_HIGH_CARDINALITY = ("id", "user_id", "anonymous_id", "session_id", "rest")


def _column(field: pa.Field) -> str:
    text = "String" if field.name in _HIGH_CARDINALITY else "LowCardinality(String)"
    return f"`{field.name}` {text if field.type == pa.string() else _TYPES[field.type]}"


class ParityStore:
    """contracts.ports.RowReader over one in-memory connection; reads finish at once."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / "batches.arrow"
        self._connection = chdb.connect(":memory:")
        columns = ", ".join((*map(_column, SCHEMA), "`_batch` UInt64", "`_row` UInt32"))
        for statement in ("CREATE DATABASE IF NOT EXISTS parity", "USE parity", f"CREATE TABLE events ({columns}) ENGINE = Memory"):
            self._connection.query(statement)
        self.stored_sequence = 0

    def put(self, batches: Sequence[EventBatch]) -> None:
        """Store batches in one insert; earlier ones are forgotten, their projects are done."""
        self._connection.query("TRUNCATE TABLE events")
        if not batches:
            return
        table = pa.Table.from_batches([batch.record for batch in batches]).combine_chunks()
        sizes = [len(batch) for batch in batches]
        table = table.append_column("_batch", pa.array(np.repeat([batch.sequence for batch in batches], sizes), pa.uint64()))
        table = table.append_column("_row", pa.array(np.concatenate([np.arange(size) for size in sizes]), pa.uint32()))
        with pa.OSFile(str(self._file), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        names = ", ".join(f"`{name}`" for name in table.column_names)
        self._connection.query(f"INSERT INTO events ({names}) SELECT {names} FROM file('{self._file}', 'ArrowStream')")
        self.stored_sequence = batches[-1].sequence

    def rows(self, statement: str, parameters: dict[str, Any]) -> Rows:
        """Run a statement."""
        settings = "output_format_json_quote_64bit_integers=0, output_format_json_quote_denormals=0"
        answer = self._connection.query(f"{statement} SETTINGS {settings}", "JSONCompact", params={name: _literal(value) for name, value in parameters.items()})
        known = json.loads(str(answer))
        return Rows([column["name"] for column in known["meta"]], [tuple(row) for row in known["data"]], known["statistics"]["rows_read"])

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        return self.rows(statement, parameters or {})

    @asynccontextmanager
    async def rollup_guard(self) -> AsyncIterator[int]:
        yield 0

    def close(self) -> None:
        self._connection.query("DROP DATABASE parity")
        self._connection.close()


def _literal(value: Any) -> str:
    """A value as the engine's parameter text."""
    if isinstance(value, list):
        return f"[{','.join(_quoted(item) if isinstance(item, str) else repr(item) for item in value)}]"
    return _escaped(value) if isinstance(value, str) else repr(value)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0")


def _quoted(text: str) -> str:
    return "'" + _escaped(text).replace("'", "\\'") + "'"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ParityStore]:
    found = ParityStore(tmp_path_factory.mktemp("parity"))
    yield found
    found.close()
