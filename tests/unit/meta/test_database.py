from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tidegauge.core.errors import Unavailable
from tidegauge.meta import engine as engine_module
from tidegauge.meta.database import Database
from tidegauge.meta.engine import WRITE, open_engine


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
