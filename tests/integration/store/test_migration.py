"""A store of an older release, with accepted batches that it had not stored yet, migrated by processes that are killed on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.integration.store.conftest import NOW_MS, House, house_in, make_batch

from tidegauge.contracts.batch import EventBatch
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Conflict
from tidegauge.journal.journal import Journal
from tidegauge.store.block import TARGETS, build_block
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.migration import migrate

ROOT = Path(__file__).parents[3]
OLDER = "0003_rollup_levels"
WAITING = 3
ROWS = 200
SOAK_ROWS = int(os.environ.get("SOAK_MIGRATION_ROWS", "1000000"))


async def older_store(directory: Path, batches: int, rows: int) -> None:
    """`batches` stored by the release before links between person keys, and WAITING more in its journal."""
    engine = EmbeddedEngine(directory / "store")
    journal = await Journal.open(directory / "journal", max_bytes=1 << 32, clock=ManualClock(NOW_MS))
    try:
        migrate(engine, upto=OLDER)
        for number in range(1, batches + WAITING + 1):
            batch = make_batch(rows, number)
            await journal.append(batch)
            if number <= batches:
                store_as_it_was(engine, batch)
                journal.advance("store", number)
    finally:
        await journal.close()
        engine.close()


def store_as_it_was(engine: EmbeddedEngine, batch: EventBatch) -> None:
    """Person keys of visitors were made otherwise then."""
    block = build_block([batch])
    place = block.column_names.index("person")
    is_user = np.array(block.column("user_id").to_pylist(), dtype=object) != ""
    keys = block.column("person").to_numpy()
    old = block.set_column(place, "person", pa.array(np.where(is_user, keys, keys + np.uint64(1)), pa.uint64()))
    for target in TARGETS:
        if target.expected(batch):
            engine.insert(target.insert, old)


def migrate_killed(directory: Path, moment: str, number: int) -> int:
    argv = [sys.executable, "-m", "tests.integration.store.migration_child", str(directory / "store"), moment, str(number)]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr[-2000:]
    return done.returncode


async def check(house: House, batches: int, rows: int) -> None:
    """Every accepted event once in both tables, with the keys of this release, the links that follow from them, and roll-ups as the raw rows."""
    await house.stored()
    while await house.store.rollup.advance():
        pass
    total = (batches + WAITING) * rows
    for table in ("events", "person_events"):
        assert await house.rows(f"SELECT count(), uniqExact(_batch, _row) FROM {table}") == [(total, total)], table
    wrong = "SELECT count() FROM events WHERE user_id = '' AND anonymous_id != '' AND person != xxh3(concat('\\0', anonymous_id))"
    assert await house.rows(wrong) == [(0,)]
    assert await house.rows("SELECT sum(person) FROM events") == await house.rows("SELECT sum(person) FROM person_events")
    links = "SELECT xxh3(concat('\\0', anonymous_id)) AS visitor, argMin(person, (_batch, _row)) FROM events WHERE user_id != '' AND anonymous_id != ''"
    assert await house.rows("SELECT person, root FROM identities FINAL ORDER BY person") == await house.rows(f"{links} GROUP BY visitor ORDER BY visitor")
    raw = await house.rows("SELECT count(), sum(value) FROM events")
    for row in await house.rows("SELECT sum(events), sum(value_sum) FROM rollup_totals GROUP BY width_s"):
        assert [row] == raw


async def migrate_and_check(directory: Path, batches: int, rows: int, kills: Sequence[tuple[str, int]]) -> None:
    await older_store(directory, batches, rows)
    for moment, number in kills:
        assert migrate_killed(directory, moment, number) == -signal.SIGKILL, f"{moment} {number} was never reached"
    began_s = time.monotonic()
    async with house_in(directory) as house:
        await check(house, batches, rows)
    print(f"{batches * rows:,} rows: {len(kills)} kills on the way, the rest and the check in {time.monotonic() - began_s:.1f} s")


@pytest.mark.req("K4")
@pytest.mark.hostile(131)
async def test_a_migration_that_is_killed_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    await migrate_and_check(tmp_path, 5, ROWS, [("during", 3), ("after", 5), ("after", 7)])


@pytest.mark.soak
@pytest.mark.req("K4")
@pytest.mark.hostile(131)
@pytest.mark.timeout(3600)
async def test_a_migration_of_a_million_rows_is_killed_at_every_statement(tmp_path: Path) -> None:
    kills = [(moment, number) for number in range(1, 8) for moment in ("before", "during", "after")]
    await migrate_and_check(tmp_path, SOAK_ROWS // 20_000, 20_000, kills)


@pytest.mark.req("K4")
@pytest.mark.hostile(132)
def test_a_store_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    migrate(engine)
    engine.command("INSERT INTO schema_migrations (name) SELECT '9999_later'")
    with pytest.raises(Conflict, match=r"newer version.*9999_later"):
        migrate(engine)
    engine.close()
