from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

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
