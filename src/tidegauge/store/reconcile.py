"""Makes each batch whole in each table, however an earlier attempt ended."""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.ports import QueryLimits
from tidegauge.store.block import TARGETS, Target, build_block
from tidegauge.store.engines.port import Engine

log = structlog.get_logger(__name__)

_LIMITS = QueryLimits(timeout_s=120.0, result_rows=10_000_000)


def insert_batches(engine: Engine, batches: Sequence[EventBatch], target: Target) -> None:
    """Insert batches of which the table holds nothing."""
    if any(target.expected(batch) for batch in batches):
        engine.insert(target.insert, build_block(batches))


def make_whole(engine: Engine, batches: Sequence[EventBatch]) -> int:
    """Count what the tables hold of each batch; delete partial ones, insert what is missing. Safe to repeat. Gives the batches that needed it.

    Raises what the engine raises.
    """
    mended: set[int] = set()
    engine.settle()
    for target in TARGETS:
        held = held_rows(engine, target.table, batches[0].sequence, batches[-1].sequence)
        missing = [batch for batch in batches if held.get(batch.sequence, 0) != target.expected(batch)]
        partial = [batch.sequence for batch in missing if held.get(batch.sequence, 0)]
        if partial:
            log.warning("store_batches_partial", table=target.table, batches=partial[:20], count=len(partial))
            delete_batches(engine, target.table, partial)
        if missing:
            insert_batches(engine, missing, target)
            mended.update(batch.sequence for batch in missing)
    return len(mended)


def held_rows(engine: Engine, table: str, first: int, last: int) -> dict[int, int]:
    """Rows by batch that a table holds between two sequences."""
    statement = f"SELECT _batch, count() FROM {table} WHERE _batch >= {{first:UInt64}} AND _batch <= {{last:UInt64}} GROUP BY _batch"  # noqa: S608 - a table of TARGETS
    return dict(engine.query(statement, {"first": first, "last": last}, _LIMITS, "reconcile").rows)


def delete_batches(engine: Engine, table: str, sequences: Sequence[int]) -> None:
    """Remove whatever a table holds of the batches."""
    engine.command(f"ALTER TABLE {table} DELETE WHERE _batch IN {{batches:Array(UInt64)}}", {"batches": list(sequences)})


def newest_sequence(engine: Engine, known: int) -> int:
    """The newest batch with a row in any table, at least `known`; the journal numbers above it. The index on `_batch` skips what is older."""
    newest = known
    for target in TARGETS:
        statement = f"SELECT max(_batch) FROM {target.table} WHERE _batch > {{known:UInt64}}"  # noqa: S608 - a table of TARGETS
        rows = engine.query(statement, {"known": known}, _LIMITS, "reconcile").rows
        newest = max(newest, int(rows[0][0]))
    return newest


def detached_parts(engine: Engine) -> list[str]:
    """Parts that the engine set aside as broken, as "table/part: reason"."""
    statement = "SELECT table, name, reason FROM system.detached_parts WHERE database = currentDatabase() AND reason != '' ORDER BY table, name"
    return [f"{table}/{name}: {reason}" for table, name, reason in engine.query(statement, {}, _LIMITS, "reconcile").rows]
