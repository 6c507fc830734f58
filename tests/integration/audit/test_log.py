"""The chain on real databases: many writers, a killed process, every kind of tampering."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tidegauge.accounts.audit.action import Action
from tidegauge.accounts.audit.entry import Entry
from tidegauge.accounts.audit.filter import AuditFilter
from tidegauge.accounts.audit.log import AuditLog
from tidegauge.core.clock import ManualClock
from tidegauge.meta.database import Database
from tidegauge.meta.engine import WRITE, open_engine

pytestmark = [pytest.mark.req("J5"), pytest.mark.hostile(70)]

KEY = b"k" * 32
DAY_MS = 86_400_000
WRITER = Path(__file__).with_name("writer.py")


class Stage:
    def __init__(self, url: str) -> None:
        self.url = url
        self.clock = ManualClock(now_ms=1_800_000_000_000)
        self.database = Database(url)
        self.database.upgrade()
        self.log = AuditLog(self.database, KEY, self.clock, keep_days=30)
        self.engine: Engine = open_engine(url)

    def tamper(self, statement: str, **values: object) -> None:
        with self.engine.execution_options(**WRITE).begin() as connection:
            assert connection.execute(text(statement), values).rowcount > 0

    async def fault(self) -> tuple[int, str] | None:
        found = (await self.log.verify()).found
        return None if found is None else (found.number, found.fault)


def start(stage: Stage, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(WRITER), stage.url, KEY.hex(), str(count)], stdout=subprocess.PIPE)


@pytest.fixture
async def stage(meta_url: str) -> AsyncIterator[Stage]:
    stage = Stage(meta_url)
    yield stage
    stage.engine.dispose()
    stage.database.close()


async def test_twenty_writers_in_this_process_and_two_others_make_one_chain_without_gaps(stage: Stage) -> None:
    others = [start(stage, 50) for _ in range(2)]
    await asyncio.gather(*(stage.log.record(Action.LOGIN, email=f"p{n}@example.com") for n in range(20)))
    assert [await asyncio.to_thread(other.wait, 120) for other in others] == [0, 0]
    for other in others:
        other.communicate()
    verdict = await stage.log.verify()
    assert (verdict.found, verdict.walked, verdict.ends.head_number) == (None, 120, 120)


async def test_a_process_that_is_killed_leaves_each_change_with_its_entry_or_neither(stage: Stage) -> None:
    for _ in range(3):
        writer = start(stage, 100_000)
        assert writer.stdout is not None
        await asyncio.to_thread(writer.stdout.readline)  # it is in the midst of it
        writer.send_signal(signal.SIGKILL)
        await asyncio.to_thread(writer.communicate)
    verdict = await stage.log.verify()
    with stage.engine.connect() as connection:
        changed = connection.execute(text("SELECT id FROM segment ORDER BY id")).scalars().all()
        told = connection.execute(text("SELECT target_id FROM audit_entry ORDER BY target_id")).scalars().all()
    assert verdict.found is None
    assert verdict.walked >= 3
    assert changed == told


@pytest.mark.asvs("16.4.2")
async def test_no_row_can_be_changed_removed_put_in_or_moved_unseen(stage: Stage) -> None:
    for number in range(6):
        await stage.log.record(Action.LOGIN, email=f"p{number}@example.com")
    assert await stage.fault() is None
    stage.tamper("UPDATE audit_entry SET email = 'x' WHERE number = 3")
    assert await stage.fault() == (3, "changed")
    stage.tamper("UPDATE audit_entry SET email = 'p2@example.com' WHERE number = 3")
    assert await stage.fault() is None
    stage.tamper("UPDATE audit_entry SET number = 99 WHERE number = 2")
    stage.tamper("UPDATE audit_entry SET number = 2 WHERE number = 3")
    stage.tamper("UPDATE audit_entry SET number = 3 WHERE number = 99")
    assert await stage.fault() == (2, "inserted")
    stage.tamper("DELETE FROM audit_entry WHERE number = 2")
    assert await stage.fault() == (3, "removed")
    stage.tamper("DELETE FROM audit_entry WHERE number > 1")
    assert await stage.fault() == (1, "cut")
    stage.tamper("UPDATE audit_chain SET head_number = 1, head_hash = (SELECT hash FROM audit_entry WHERE number = 1)")
    assert await stage.fault() == (1, "ends")
    stage.tamper("DELETE FROM audit_chain")
    assert (await stage.log.verify()).found is not None


async def test_old_entries_go_and_the_rest_still_proves_itself(stage: Stage) -> None:
    for _ in range(4):
        await stage.log.record(Action.LOGIN)
        stage.clock.advance(10 * DAY_MS)
    assert await stage.log.prune() == 1
    verdict = await stage.log.verify()
    assert (verdict.found, verdict.walked, verdict.ends.base_number) == (None, 4, 1)
    newest = (await stage.log.page(AuditFilter(), before=None, limit=1))[0]
    assert (newest.action, newest.detail) == ("audit_pruned", '{"entries":1}')
    assert await stage.log.prune() == 0
    assert await stage.log.holds(verdict.ends.head_number, verdict.ends.head_hash)
    assert not await stage.log.holds(verdict.ends.head_number, b"x" * 32)
    stage.tamper("DELETE FROM audit_entry WHERE number = 2")
    assert await stage.fault() == (3, "removed")


@pytest.mark.asvs("1.2.9")
@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (AuditFilter(), [4, 3, 2, 1]),
        (AuditFilter(project_id=7), [3, 2]),
        (AuditFilter(who="EVA@"), [1]),
        (AuditFilter(who="0123456789abcdef01234567"), [4]),
        (AuditFilter(actions=("key_made", "login")), [2, 1]),
        (AuditFilter(outcome="refused"), [1]),
        (AuditFilter(target="100%_sure"), [3]),
        (AuditFilter(text="10.0.0.9"), [2]),
        (AuditFilter(from_ms=1_800_000_001_000, to_ms=1_800_000_003_000), [3, 2]),
        (AuditFilter(text="%"), [3]),
        (AuditFilter(text="' OR 1=1 --"), []),
    ],
)
async def test_entries_are_found_by(stage: Stage, wanted: AuditFilter, numbers: list[int]) -> None:
    await stage.log.record(Action.LOGIN, outcome="refused", email="eva@example.com")
    stage.clock.advance(1_000)
    await stage.log.record(Action.KEY_MADE, project_id=7, address="10.0.0.9")
    stage.clock.advance(1_000)
    await stage.log.record(Action.SEGMENT_MADE, project_id=7, target_name="100%_sure")
    stage.clock.advance(1_000)
    await stage.log.record(Action.SQL_RUN, project_id=8, key_id="0123456789abcdef01234567")
    assert [entry.number for entry in await stage.log.page(wanted, before=None, limit=10)] == numbers
    assert [entry.number for entry in await stage.log.page(wanted, before=3, limit=1)] == [number for number in numbers if number < 3][:1]


async def test_a_file_has_everything_however_much_there_is(stage: Stage) -> None:
    def many(session: object, log: Callable[..., None]) -> None:
        for _ in range(1_203):
            log(session)

    await stage.database.write(many, partial(stage.log.sign, entry=Entry(number=0, at_ms=0, action="login")))
    parts = [part async for part in stage.log.all(AuditFilter(), lambda entries: ",".join(str(entry.number) for entry in entries).encode())]
    assert len(parts) == 2
    assert ",".join(part.decode() for part in parts) == ",".join(str(number) for number in range(1_203, 0, -1))
