from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tidegauge.core.errors import Conflict, Unavailable
from tidegauge.meta import engine as engine_module
from tidegauge.meta.change import RowChange
from tidegauge.meta.database import Database, Transaction, witnesses
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.model import Project


async def test_work_gets_its_arguments_and_gives_its_result(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'meta.db'}")
    assert await database.read(lambda session, a, *, b: (session.scalar(text("SELECT 1")), a, b), 2, b=3) == (1, 2, 3)
    await database.check()
    database.close()


@pytest.mark.hostile(117)
async def test_a_store_that_stays_locked_is_unavailable_after_a_bounded_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "_BUSY_TIMEOUT_S", 0.05)
    url = f"sqlite:///{tmp_path / 'meta.db'}"
    database, other = Database(url), open_engine(url)
    with other.execution_options(**WRITE).begin(), pytest.raises(Unavailable) as caught:
        await database.write(lambda session: session.execute(text("SELECT 1")).scalar())
    assert caught.value.retry_after_s == 2
    assert isinstance(caught.value.__cause__, OperationalError)
    await database.check()
    other.dispose()
    database.close()


@pytest.mark.req("K6")
@pytest.mark.hostile(116, 117)
async def test_whoever_waits_behind_calls_that_hang_is_told_after_a_bounded_time_and_pings_wait_behind_nobody(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'meta.db'}", threads=1, answer_s=0.1)
    go_on = threading.Event()
    ran: list[str] = []
    hanging = asyncio.create_task(database.read(_wait_for, go_on))
    behind = asyncio.create_task(database.write(lambda session: ran.append("written")))
    for task in (hanging, behind):
        with pytest.raises(Unavailable, match=r"did not answer within 0\.1 s") as caught:
            await task
        assert (caught.value.code, caught.value.retry_after_s) == ("metadata_unavailable", 2)
    await database.ping()
    go_on.set()
    await asyncio.to_thread(database.close)
    assert ran == [], "what was not begun when its caller was told is not done later"


def _wait_for(session: Session, go_on: threading.Event) -> bool:
    return go_on.wait(10)


async def test_everybody_who_asks_sees_a_write_and_whoever_refuses_it_takes_all_of_it_back(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'meta.db'}")
    await asyncio.to_thread(database.upgrade)
    seen: list[str] = []

    def refuse(transaction: Transaction, changes: list[RowChange]) -> None:
        raise Conflict("no")

    database.call_witness = witnesses(lambda: lambda _, changes: seen.append(f"a{len(changes)}"), lambda: None, lambda: lambda _, changes: seen.append("b"))
    await database.write(lambda session: session.add(Project(name="Shop", timezone="UTC", created_at_ms=1)))
    assert seen == ["a1", "b"]
    database.call_witness = witnesses(lambda: refuse)
    with pytest.raises(Conflict):
        await database.write(lambda session: session.add(Project(name="Other", timezone="UTC", created_at_ms=1)))
    assert await database.read(lambda session: session.scalars(select(Project.name)).all()) == ["Shop"]
    assert witnesses(lambda: None)() is None
    database.close()
