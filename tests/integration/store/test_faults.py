"""What the store does when processes die, disks fill up, servers go away and batches are refused."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.integration.small_disk import SmallDisk, mounted
from tests.integration.store.chdb_http_front import front_in
from tests.integration.store.step_child import check_links

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import SystemClock
from tidegauge.core.errors import InvalidQuery, Unavailable
from tidegauge.identity.identities import Identities
from tidegauge.journal.journal import Journal
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.engines.failure import StoreFailure
from tidegauge.store.migration import migrate
from tidegauge.store.quarantine import Quarantine
from tidegauge.store.store import Store
from tidegauge.store.writer import StoreWriter

_LIMITS = QueryLimits()
ROOT = Path(__file__).parents[3]
TOTALS = "SELECT name, sum(events), sum(value_count), sum(value_sum) FROM rollup_totals WHERE width_s = 86400 GROUP BY name ORDER BY name"
RAW = "SELECT name, count(), count(value), sum(value) FROM events GROUP BY name ORDER BY name"


def run_until_killed(directory: Path, round_: int, acknowledged: int) -> int:
    """Start the child, kill it after some acknowledgements, give the newest it printed."""
    command = [sys.executable, "-m", "tests.integration.store.crash_child", str(directory), str(round_ * 100_000)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        newest = 0
        for line in child.stdout:
            if line.strip().isdigit():
                newest = max(newest, int(line))
                acknowledged -= 1
                if not acknowledged:
                    child.kill()
    return newest


@pytest.mark.req("A3")
@pytest.mark.hostile(106)
async def test_killed_three_times_nothing_is_lost_or_doubled(open_house: Callable[[Path], Any], tmp_path: Path) -> None:
    newest = 0
    for round_, acknowledged in enumerate((37, 90, 143), 1):
        newest = max(newest, run_until_killed(tmp_path, round_, acknowledged))
    async with open_house(tmp_path) as house:
        last = house.journal.last_sequence
        assert last >= newest, "an acknowledged batch is not in the journal"
        for table in ("events", "person_events"):
            rows = await house.rows(f"SELECT count(), uniqExact(_batch), uniqExact(_batch, _row), max(_batch) FROM {table}")
            assert rows == [(last * 60, last, last * 60, last)]
        assert await house.rows("SELECT count(), uniqExact(_batch) FROM event_ids") == [(last * 40, last)]
        await check_links(house)
        while await house.store.rollup.advance():
            pass
        assert await house.rows(TOTALS) == await house.rows(RAW)


@pytest.mark.hostile(108)
async def test_a_torn_batch_is_made_whole_at_start(open_house: Callable[[Path], Any], batch: Callable[..., Any], tmp_path: Path) -> None:
    journal = await Journal.open(tmp_path / "journal", max_bytes=1 << 30, clock=SystemClock())
    journal.position("store")
    for seed in range(3):
        await journal.append(batch(60, seed))
    copies = await journal.read(0)
    await journal.close()
    async with open_house(tmp_path) as house:
        assert await house.rows("SELECT count() FROM events") == [(180,)]
        engine = house.store._engine
        engine.command("ALTER TABLE events DELETE WHERE _batch = 2 AND _row > 10")
        engine.command("ALTER TABLE person_events DELETE WHERE _batch = 3")
        writer = StoreWriter(engine, Held(copies), Quarantine(tmp_path / "q"), Identities())
        assert await writer.recover() == 2
        writer.close()
        assert await house.rows("SELECT _batch, count() FROM events GROUP BY _batch ORDER BY _batch") == [(1, 60), (2, 60), (3, 60)]
        assert await house.rows("SELECT _batch, count() FROM person_events GROUP BY _batch ORDER BY _batch") == [(1, 60), (2, 60), (3, 60)]


class Held:
    """A log that holds the given batches and lets no reader advance."""

    def __init__(self, batches: list[EventBatch]) -> None:
        self.batches = batches
        self.advanced = 0
        self.notes: dict[str, str] = {}

    @property
    def last_sequence(self) -> int:
        return self.batches[-1].sequence

    async def read(self, after_sequence: int) -> list[EventBatch]:
        return [batch for batch in self.batches if batch.sequence > after_sequence]

    def position(self, reader: str) -> int:
        return 0

    def advance(self, reader: str, sequence: int) -> None:
        self.advanced = sequence

    async def raise_floor(self, sequence: int) -> None:
        """Nothing is appended here."""

    async def note(self, name: str) -> str:
        return self.notes.get(name, "")

    async def set_note(self, name: str, value: str) -> None:
        self.notes[name] = value


class Refusing:
    """The engine, but it refuses blocks with one batch, and fails `outages` times before that."""

    def __init__(self, engine: EmbeddedEngine, *, poison: int = 0, outages: int = 0) -> None:
        self._engine = engine
        self.poison = poison
        self.outages = outages

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def insert(self, statement: str, block: pa.Table) -> None:
        if self.outages:
            self.outages -= 1
            raise StoreFailure("the connection was lost")
        if "INTO person_events" in statement and self.poison in block.column("_batch").to_pylist():
            raise InvalidQuery("a value does not fit")
        self._engine.insert(statement, block)


@pytest.mark.hostile(152)
async def test_one_refused_batch_goes_to_quarantine_and_blocks_no_other(engine: EmbeddedEngine, batch: Callable[..., Any], tmp_path: Path) -> None:
    held = Held([batch(20, seed, sequence=seed) for seed in range(1, 9)])
    writer = StoreWriter(Refusing(engine, poison=5), held, Quarantine(tmp_path / "quarantine"), Identities())
    await writer.write(held.batches)
    writer.close()
    assert writer.statistics.quarantined == 1
    for table in ("events", "person_events"):
        assert [row[0] for row in (engine.query(f"SELECT DISTINCT _batch FROM {table} ORDER BY 1", {}, _LIMITS, "t")).rows] == [1, 2, 3, 4, 6, 7, 8]
    with pa.ipc.open_file(tmp_path / "quarantine" / "batch-5.arrow") as file:
        kept = file.read_all()
    assert kept.num_rows == 20
    assert set(kept.column("_batch").to_pylist()) == {5}


@pytest.mark.hostile(113)
async def test_an_outage_in_the_middle_doubles_nothing(engine: EmbeddedEngine, batch: Callable[..., Any], tmp_path: Path) -> None:
    held = Held([batch(20, seed, sequence=seed) for seed in range(1, 5)])
    writer = StoreWriter(Refusing(engine, outages=2), held, Quarantine(tmp_path / "quarantine"), Identities())
    await writer.write(held.batches)
    writer.close()
    assert writer.statistics.retries >= 1
    for table in ("events", "person_events"):
        assert engine.query(f"SELECT count(), uniqExact(_batch, _row) FROM {table}", {}, _LIMITS, "t").rows == [(80, 80)]


class Failing:
    """The engine; at one table's first insert the machine lacks something, and at the first count after it too."""

    def __init__(self, engine: EmbeddedEngine, kind: type[Exception]) -> None:
        self._engine, self._kind = engine, kind
        self.failures = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def insert(self, statement: str, block: pa.Table) -> None:
        if "INTO person_events" in statement and not self.failures:
            self.failures += 1
            raise self._kind(24, "Too many open files")
        self._engine.insert(statement, block)

    def query(self, *arguments: Any) -> Any:
        if self.failures == 1:
            self.failures += 1
            raise self._kind(24, "Too many open files")
        return self._engine.query(*arguments)


@pytest.mark.req("A3")
@pytest.mark.hostile(121)
async def test_a_machine_out_of_files_in_the_middle_of_a_batch_doubles_nothing(engine: EmbeddedEngine, batch: Callable[..., Any], tmp_path: Path) -> None:
    held = Held([batch(20, seed, sequence=seed) for seed in range(1, 4)])
    writer = StoreWriter(Failing(engine, OSError), held, Quarantine(tmp_path / "quarantine"), Identities())
    await writer.write(held.batches)
    writer.close()
    for table in ("events", "person_events"):
        assert engine.query(f"SELECT count(), uniqExact(_batch, _row) FROM {table}", {}, _LIMITS, "t").rows == [(60, 60)]


@pytest.mark.req("A3")
async def test_a_writer_that_crashed_in_a_batch_counts_before_it_goes_on(engine: EmbeddedEngine, batch: Callable[..., Any], tmp_path: Path) -> None:
    held = Held([batch(20, seed, sequence=seed) for seed in range(1, 4)])
    failing = Failing(engine, LookupError)
    writer = StoreWriter(failing, held, Quarantine(tmp_path / "quarantine"), Identities())
    with pytest.raises(LookupError):
        await writer.write(held.batches)
    failing.failures = 2
    await writer.write(held.batches)
    writer.close()
    for table in ("events", "person_events"):
        assert engine.query(f"SELECT count(), uniqExact(_batch, _row) FROM {table}", {}, _LIMITS, "t").rows == [(60, 60)]


@pytest.mark.hostile(113)
async def test_ingest_goes_on_while_the_server_is_away(batch: Callable[..., Any], tmp_path: Path) -> None:
    with front_in(tmp_path / "front") as front:
        journal = await Journal.open(tmp_path / "journal", max_bytes=1 << 30, clock=SystemClock())
        store = await Store.open(f"clickhouse://{front.address}/away", journal, clock=SystemClock(), data_directory=tmp_path)
        await store.start()
        journal.listeners.append(store.accept)
        front.fault = "down"
        for seed in range(6):
            await asyncio.wait_for(journal.append(batch(50, seed)), 60)
        with pytest.raises(Unavailable):
            await store.reader.read("SELECT 1")
        assert store.stored_sequence == 0
        stored = asyncio.Event()
        store.on_stored.append(lambda sequence: stored.set() if sequence == 6 else None)
        front.fault = ""
        await asyncio.wait_for(stored.wait(), 60)
        assert (await store.reader.read("SELECT count(), uniqExact(_batch, _row) FROM events")).rows == [(300, 300)]
        assert await store.rollup.advance()
        assert (await store.reader.read(TOTALS)).rows == (await store.reader.read(RAW)).rows
        await store.stop()
        await journal.close()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with mounted(tmp_path / "disk", 48) as made:
        yield made


@pytest.mark.hostile(110)
async def test_a_full_disk_under_the_store_is_waited_out(disk: SmallDisk, batch: Callable[..., Any], tmp_path: Path) -> None:
    engine = EmbeddedEngine(disk.path / "store")
    migrate(engine)
    held = Held([batch(50, seed, sequence=seed) for seed in range(1, 4)])
    writer = StoreWriter(engine, held, Quarantine(tmp_path / "quarantine"), Identities())
    await writer.write(held.batches[:1])
    disk.fill()
    writing = asyncio.create_task(writer.write(held.batches[1:]))
    while not writer.statistics.retries:
        await asyncio.wait([writing], timeout=0.05)
    assert not writing.done()
    assert engine.query("SELECT count() FROM events", {}, _LIMITS, "t").rows == [(50,)], "reads stay live"
    disk.free()
    await asyncio.wait_for(writing, 60)
    writer.close()
    assert engine.query("SELECT count(), uniqExact(_batch, _row) FROM events", {}, _LIMITS, "t").rows == [(150, 150)]
    assert writer.statistics.quarantined == 0
    engine.close()
