"""Parts open side by side; one that cannot be opened leaves none of the others open."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.integration.server import EMAIL, PASSWORD, SECRET

from tidegauge.app.opening import open_parts
from tidegauge.core.errors import Conflict, InvalidInput, TidegaugeError
from tidegauge.core.settings import Settings, load_settings
from tidegauge.store.engines.path_lock import PathLock


def settings(data: Path, **given: object) -> Settings:
    return load_settings(None, {}, {"admin_email": EMAIL, "admin_password": PASSWORD, "secret_key": SECRET, "data_dir": data, **given})


async def test_a_journal_that_cannot_be_read_lets_the_engine_go(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"not a database, and long enough to be looked at" * 100)
    with pytest.raises(TidegaugeError, match=r"journal\.db"):
        await open_parts(settings(tmp_path))
    PathLock(tmp_path / "store").release()


async def test_an_engine_in_use_is_named_and_the_journal_let_go(tmp_path: Path) -> None:
    lock = PathLock(tmp_path / "store")
    with pytest.raises(Conflict, match="in use by process"):
        await open_parts(settings(tmp_path))
    lock.release()
    parts = await open_parts(settings(tmp_path))
    await parts.start()
    await parts.stop()


async def test_a_wrong_metadata_url_is_told_before_anything_else_goes_wrong(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="meta_url"):
        await open_parts(settings(tmp_path, meta_url="mysql://u@h/db"))
    PathLock(tmp_path / "store").release()
