from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.cli.diagnosis.record import check_journal, check_store
from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.clock import ManualClock
from tidegauge.core.settings import Settings
from tidegauge.journal.journal import Journal
from tidegauge.store.engines.embedded import EmbeddedEngine


def settings(directory: Path) -> Settings:
    return Settings(data_dir=directory, port=0, store_url=f"chdb://{directory / 'store'}")


def test_nothing_yet_is_fine(tmp_path: Path) -> None:
    assert check_journal(settings(tmp_path))[0].line() == "✓ no journal yet"
    assert "no store yet" in check_store(settings(tmp_path))[0].line()


@pytest.mark.parametrize("place", ["", "journal"])
async def test_a_journal_in_use_is_read_without_disturbing_it(tmp_path: Path, place: str) -> None:
    directory = tmp_path / place
    directory.mkdir(exist_ok=True)
    journal = await Journal.open(directory, max_bytes=10**8, clock=ManualClock())
    try:
        await journal.append(build_batch([Event(1, "e", "custom", 1, 1)]))
        assert check_journal(settings(tmp_path))[0].line() == f"✓ journal {directory / 'journal.db'} is whole, 1 batches in it"
        await journal.append(build_batch([Event(1, "e", "custom", 1, 1)]))
    finally:
        await journal.close()


def test_a_journal_that_is_no_database_is_found(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"x" * 5000)
    assert check_journal(settings(tmp_path))[0].line().startswith("✗")


def test_a_store_that_opens_and_one_that_another_process_holds(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path / "store")
    held = check_store(settings(tmp_path))[0]
    assert not held.is_fine
    assert "in use" in held.what
    engine.close()
    assert check_store(settings(tmp_path))[0].line() == f"✓ store {tmp_path / 'store'} opens, 0 events"


def test_a_server_that_does_not_answer_is_found(tmp_path: Path) -> None:
    finding = check_store(Settings(data_dir=tmp_path, port=0, store_url="clickhouse://u:p@127.0.0.1:9/db"))[0]
    assert not finding.is_fine
    assert "u:p" not in finding.line()
