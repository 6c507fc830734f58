"""The journal on a real disk: acknowledged is durable, in order, bounded, and never skipped in silence."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import apsw
import pytest
from tests.integration.small_disk import SmallDisk, mounted

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.journal.entry import JournalCorrupt
from tidegauge.journal.journal import Journal


def make_batch(rows: int = 3, text: str = "x") -> EventBatch:
    return build_batch([Event(1, "click", "custom", 1_000, 2_000, properties={"plan": text, "row": row}) for row in range(rows)])


async def open_journal(directory: Path, max_bytes: int = 1 << 30) -> Journal:
    return await Journal.open(directory, max_bytes=max_bytes, clock=ManualClock())


@pytest.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    opened = await open_journal(tmp_path)
    yield opened
    await opened.close()


@pytest.mark.req("A3")
async def test_appends_that_wait_together_share_a_commit_and_keep_their_order(journal: Journal) -> None:
    heard: list[int] = []
    done: list[int] = []
    journal.listeners.append(lambda batches: heard.extend(batch.sequence for batch in batches))

    async def append() -> None:
        sequence = await journal.append(make_batch())
        assert sequence in heard, "listeners come first"
        done.append(sequence)

    gate = threading.Event()
    busy = asyncio.create_task(journal._do(lambda file: gate.wait(30)))  # the writer is held while the appends come together
    waiting = [asyncio.create_task(append()) for _ in range(200)]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(busy, *waiting)
    assert heard == list(range(1, 201))
    assert sorted(done) == heard
    assert journal.statistics.commits <= 3


async def test_everything_acknowledged_is_there_after_a_restart(tmp_path: Path) -> None:
    first = await open_journal(tmp_path)
    for text in "abc":
        await first.append(make_batch(text=text))
    await first.set_note("rollup", "5")
    first.advance("store", 1)
    await first.close()
    second = await open_journal(tmp_path)
    assert second.last_sequence == 3
    assert second.position("store") == 1
    assert await second.note("rollup") == "5"
    batches = await second.read(1)
    assert [batch.sequence for batch in batches] == [2, 3]
    assert dict(batches[0].record.column("text")[0].as_py())["plan"] == "b"
    assert await second.append(make_batch()) == 4
    await second.close()


async def test_numbers_go_on_after_everything_was_read_and_dropped(tmp_path: Path) -> None:
    first = await open_journal(tmp_path)
    await first.append(make_batch())
    first.advance("store", 1)
    await first.close()
    second = await open_journal(tmp_path)
    assert second.statistics.bytes_held == 0
    await second.raise_floor(40)
    assert await second.append(make_batch()) == 41
    await second.close()
    third = await open_journal(tmp_path)
    assert third.last_sequence == 41
    await third.close()


@pytest.mark.hostile(113)
async def test_a_full_journal_refuses_and_takes_again_when_the_store_caught_up(tmp_path: Path) -> None:
    journal = await open_journal(tmp_path, max_bytes=600_000)
    journal.position("store")
    assert await _append_until_refused(journal)
    held = len(await journal.read(0))
    assert held == journal.last_sequence
    journal.advance("store", journal.last_sequence)
    await journal.set_note("any", "commit")
    assert await journal.append(make_batch(30)) == held + 1
    await journal.close()


@pytest.mark.hostile(107)
async def test_a_wal_cut_at_any_byte_leaves_a_prefix(tmp_path: Path) -> None:
    journal = await open_journal(tmp_path / "live")
    for text in "abcdef":
        await journal.append(make_batch(text=text))
    for name in ("journal.db", "journal.db-wal"):
        shutil.copy(tmp_path / "live" / name, tmp_path / name)
    await journal.close()
    whole = (tmp_path / "journal.db-wal").read_bytes()
    lengths = []
    for cut in [*range(0, len(whole), len(whole) // 40), len(whole) - 1, len(whole)]:
        copy = tmp_path / f"cut-{cut}"
        copy.mkdir()
        shutil.copy(tmp_path / "journal.db", copy)
        (copy / "journal.db-wal").write_bytes(whole[:cut])
        reopened = await open_journal(copy)
        batches = await reopened.read(0)
        assert [dict(batch.record.column("text")[0].as_py())["plan"] for batch in batches] == list("abcdef")[: len(batches)]
        lengths.append(len(batches))
        assert await reopened.append(make_batch()) == len(batches) + 1
        await reopened.close()
    assert lengths == sorted(lengths)
    assert lengths[-1] == 6
    assert lengths[0] == 0


@pytest.mark.hostile(107)
async def test_a_damaged_entry_in_the_middle_is_an_error_that_names_it(tmp_path: Path) -> None:
    journal = await open_journal(tmp_path)
    for _ in range(3):
        await journal.append(make_batch())
    await journal.close()
    database = apsw.Connection(str(tmp_path / "journal.db"))
    data = bytearray(database.execute("SELECT data FROM batches WHERE sequence = 2").fetchall()[0][0])
    data[200] ^= 1
    database.execute("UPDATE batches SET data = ? WHERE sequence = 2", (bytes(data),))
    database.close()
    journal = await open_journal(tmp_path)
    with pytest.raises(JournalCorrupt, match=r"journal\.db: batch 2 is damaged"):
        await journal.read(0)
    await journal.close()


@pytest.mark.hostile(109)
async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"not a database" * 5_000)
    with pytest.raises(JournalCorrupt, match=r"journal\.db cannot be read"):
        await open_journal(tmp_path)


@pytest.mark.hostile(117)
async def test_a_locked_file_is_a_bounded_wait(journal: Journal) -> None:
    await journal.append(make_batch())
    other = apsw.Connection(str(journal.path))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        await asyncio.wait_for(journal.append(make_batch()), 60)
    other.execute("ROLLBACK")
    other.close()
    await _append_when_it_works(journal, expected=2)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with mounted(tmp_path / "disk", 8) as made:
        yield made


@pytest.mark.hostile(110, 111)
async def test_a_full_disk_is_refused_and_mended_without_a_restart(disk: SmallDisk) -> None:
    journal = await open_journal(disk.path)
    await journal.append(make_batch(text="before"))
    disk.fill()
    assert await _append_until_refused(journal)
    acknowledged = journal.last_sequence
    disk.free()
    assert [batch.sequence for batch in await journal.read(0)] == list(range(1, acknowledged + 1))
    await _append_when_it_works(journal, expected=acknowledged + 1)
    await journal.close()


async def _append_until_refused(journal: Journal) -> float | None:
    """Append until it is refused; gives what Retry-After says."""
    for _ in range(200):
        try:
            await journal.append(make_batch(400))
        except Unavailable as refused:
            return refused.retry_after_s
    raise AssertionError("never refused")


async def _append_when_it_works(journal: Journal, *, expected: int) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                assert await journal.append(make_batch()) == expected
                return
            except Unavailable as refused:
                await asyncio.sleep(min(refused.retry_after_s or 0.1, 0.1))
