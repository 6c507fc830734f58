"""Stored rows as Parquet files, streamed in blocks: what is in memory does not grow with what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from tidegauge.backup.failure import BackupDamaged, disk_failures
from tidegauge.backup.manifest import BackupFile
from tidegauge.backup.place import FileWriter
from tidegauge.backup.tally import CONTENT, EVENT_SCHEMA, Tally
from tidegauge.contracts.ports import QueryLimits
from tidegauge.store.engines.port import Engine

ROWS_PER_FILE: Final = 4_000_000
LINK_SCHEMA: Final = pa.schema([("project", pa.uint32()), ("person", pa.uint64()), ("root", pa.uint64()), ("_batch", pa.uint64())])
_ROW_GROUP: Final = 32_768
_LIMITS: Final = QueryLimits(timeout_s=600.0, result_rows=1_000_000)
_MONTHS: Final = "SELECT toYYYYMM(timestamp) AS month, count() FROM events WHERE _batch <= {upto:UInt64} GROUP BY month ORDER BY month"
_EVENTS: Final = (
    f"SELECT {', '.join(EVENT_SCHEMA.names)}, {CONTENT} AS _content FROM events"  # noqa: S608 - our own words
    " WHERE toYYYYMM(timestamp) = {month:UInt32} AND _batch <= {upto:UInt64}"
)
_LINKS: Final = "SELECT project, person, root, least(_batch, {upto:UInt64}) AS _batch FROM identities FINAL"
"""A link that is newer than the backup is kept as of its end: the row it replaced may be gone already."""

Rest = Callable[[], None]
"""Called between two blocks: it waits, so that others get their turn, and may raise to stop."""


def months_of(engine: Engine, upto: int) -> list[tuple[int, int]]:
    """Months (202601) that have events up to a sequence, with their rows. Raises what the engine raises."""
    return [(int(month), int(rows)) for month, rows in engine.query(_MONTHS, {"upto": upto}, _LIMITS, "backup-months").rows]


def write_events(engine: Engine, directory: Path, month: int, upto: int, tally: Tally, rest: Rest) -> list[BackupFile]:
    """A month's events up to a sequence, some million rows a file. Raises what the engine raises, BackupFailed, and what `rest` raises."""

    def blocks() -> Iterator[pa.Table]:
        for block in engine.stream(_EVENTS, {"month": month, "upto": upto}):
            tally.add(block)
            yield block.select(EVENT_SCHEMA.names).cast(EVENT_SCHEMA)
            rest()

    return _write(blocks(), directory, f"events-{month}", "events", EVENT_SCHEMA)


def write_links(engine: Engine, directory: Path, upto: int, rest: Rest) -> list[BackupFile]:
    """Who is who. Raises as `write_events`."""

    def blocks() -> Iterator[pa.Table]:
        for block in engine.stream(_LINKS, {"upto": upto}):
            yield block.cast(LINK_SCHEMA)
            rest()

    return _write(blocks(), directory, "links", "links", LINK_SCHEMA)


def read_blocks(path: Path, rows: int) -> Iterator[pa.Table]:
    """A file's rows, about so many at a time. Raises BackupDamaged."""
    try:
        with pq.ParquetFile(path) as file:
            waiting: list[pa.Table] = []
            for group in range(file.num_row_groups):
                waiting.append(file.read_row_group(group, use_threads=False))
                if sum(part.num_rows for part in waiting) >= rows:
                    yield pa.concat_tables(waiting).combine_chunks()
                    waiting = []
            if waiting:
                yield pa.concat_tables(waiting).combine_chunks()
    except (pa.ArrowInvalid, OSError) as error:
        raise BackupDamaged(f"{path} cannot be read: {error}.") from None


def _write(blocks: Iterator[pa.Table], directory: Path, stem: str, kind: str, schema: pa.Schema) -> list[BackupFile]:
    files: list[BackupFile] = []
    groups = _grouped(blocks)
    block = next(groups, None)
    while block is not None:
        path = directory / f"{stem}-{len(files) + 1:04}.parquet"
        with disk_failures(directory):
            sink, rows = FileWriter(path), 0
            try:
                with pq.ParquetWriter(sink, schema, compression="zstd", compression_level=1) as parquet:
                    while block is not None and rows < ROWS_PER_FILE:
                        parquet.write_table(block, row_group_size=_ROW_GROUP)
                        rows += block.num_rows
                        block = next(groups, None)
                files.append(sink.finish(kind, rows))
            finally:
                sink.close()
    return files


def _grouped(blocks: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Small blocks as tables of about one row group."""
    waiting: list[pa.Table] = []
    for block in blocks:
        waiting.append(block)
        if sum(part.num_rows for part in waiting) >= _ROW_GROUP:
            yield pa.concat_tables(waiting)
            waiting = []
    if waiting:
        yield pa.concat_tables(waiting)
