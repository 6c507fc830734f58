"""Power cuts and failing disks under the real SQLite: what was acknowledged is there, whatever was not synced."""

from __future__ import annotations

import errno
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from tests.integration.journal.faulty_disk import ACKNOWLEDGED, Operation, after_a_power_cut, build_library, run_on

from tidegauge.contracts.batch import EventBatch
from tidegauge.core.clock import ManualClock
from tidegauge.journal.entry import JournalCorrupt
from tidegauge.journal.journal import Journal

BATCHES = 90


class Told(NamedTuple):
    """What the process had told the world: texts by sequence, the newest sequence it needs no more, and how often it was refused."""

    texts: dict[int, str]
    dropped: int
    refused: int


def told_by(operations: list[Operation]) -> Told:
    texts: dict[int, str] = {}
    dropped = refused = 0
    for line in b"".join(operation.data for operation in operations if operation.name == ACKNOWLEDGED).decode().splitlines():
        word, value = line.split()
        if word == "dropped":
            dropped = int(value)
        elif word == "refused":
            refused += 1
        else:
            texts[int(word)] = value
    return Told(texts, dropped, refused)


def text_of(batch: EventBatch) -> str:
    return str(dict(batch.record.column("text")[0].as_py())["plan"])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_library(tmp_path_factory.mktemp("library"))


async def check(operations: list[Operation], directory: Path, dice: Random) -> int:
    """Cut the power after these operations, open what is left, and append to it. Gives the batches that were acknowledged."""
    told = told_by(operations)
    after_a_power_cut(operations, directory, dice)
    journal = await Journal.open(directory, max_bytes=1 << 30, clock=ManualClock())
    try:
        held: dict[int, str] = {}
        while batches := await journal.read(max(held, default=0)):
            held |= {batch.sequence: text_of(batch) for batch in batches}
        assert list(held) == list(range(min(held, default=1), max(held, default=0) + 1)), "a gap"
        for sequence, text in told.texts.items():
            assert sequence <= told.dropped or held.get(sequence) == text, f"batch {sequence} was acknowledged and is gone"
        newest = max([*held, *told.texts], default=0)
        assert journal.last_sequence >= newest
    finally:
        await journal.close()
    return len(told.texts)


async def cut_often(operations: list[Operation], directory: Path, cuts: int, seed: int) -> None:
    dice = Random(seed)
    acknowledged = [await check(operations[: dice.randrange(len(operations))], directory / f"cut-{cut}", dice) for cut in range(cuts)]
    assert await check(operations, directory / "whole", dice) == BATCHES
    assert len(set(acknowledged)) > cuts // 3


@pytest.mark.req("A3")
@pytest.mark.hostile(106, 107)
async def test_a_power_cut_at_any_moment_loses_nothing_acknowledged(library: Path, tmp_path: Path) -> None:
    operations = run_on(library, tmp_path, BATCHES)
    await cut_often(operations, tmp_path, 12, seed=1)
    dice = Random(2)
    for made in range(1, 13):  # while the file is made
        for again in range(4):
            await check(operations[:made], tmp_path / f"made-{made}-{again}", dice)


async def test_a_missing_sync_would_be_noticed(library: Path, tmp_path: Path) -> None:
    careless = [operation for operation in run_on(library, tmp_path, BATCHES) if (operation.kind, operation.name) != ("s", "journal.db-wal")]
    with pytest.raises((AssertionError, JournalCorrupt)):
        await cut_often(careless, tmp_path, 12, seed=1)


@pytest.mark.req("A3")
@pytest.mark.hostile(110, 111, 112)
@pytest.mark.parametrize(
    ("kind", "first", "count", "error"),
    [("sync", 12, 3, errno.EIO), ("write", 90, 6, errno.ENOSPC)],
)
async def test_a_failing_disk_is_refused_mended_and_then_survives_a_power_cut(
    library: Path, tmp_path: Path, kind: str, first: int, count: int, error: int
) -> None:
    operations = run_on(library, tmp_path, BATCHES, fault=f"{kind} {first} {count} {error}")
    told = told_by(operations)
    assert told.refused > 0
    assert sorted(told.texts.values()) == sorted(f"t{index}" for index in range(BATCHES)), "each is acknowledged once"
    await cut_often(operations, tmp_path, 4, seed=first)


@pytest.mark.soak
@pytest.mark.req("A3")
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(5))
async def test_fifty_power_cuts_with_and_without_faults(library: Path, tmp_path: Path, seed: int) -> None:
    faults = ("", "sync 14 1 5", "sync 25 9 5", "write 71 3 28", "write 100 1 5")
    await cut_often(run_on(library, tmp_path, BATCHES, fault=faults[seed]), tmp_path, 50, seed=100 + seed)
