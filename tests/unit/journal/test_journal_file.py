"""The SQLite file under the journal."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from tidegauge.journal.entry import Entry
from tidegauge.journal.journal_file import SQLITE_FLOOR, JournalFile


def entry(sequence: int, size: int = 100) -> Entry:
    return Entry(sequence, 1, 0, 1, bytes(size))


def test_sqlite_is_new_enough_to_reset_a_wal_safely() -> None:
    assert tuple(map(int, apsw.sqlite_lib_version().split("."))) >= SQLITE_FLOOR


def test_entries_go_when_the_slowest_reader_has_passed_them(tmp_path: Path) -> None:
    file = JournalFile(tmp_path / "j.db")
    assert file.write([entry(1), entry(2), entry(3)], 0, {}) == 0
    assert file.write([], 0, {"fast": 3, "slow": 1}) == 100
    assert file.bounds() == (2, 3, 200)
    assert file.positions() == {"fast": 3, "slow": 1}
    file.close()


def test_reading_gives_at_least_one_entry_and_stops_at_the_bytes(tmp_path: Path) -> None:
    file = JournalFile(tmp_path / "j.db")
    file.write([entry(number, 1000) for number in range(1, 6)], 0, {})
    assert [item.sequence for item in file.read(0, 1)] == [1]
    assert [item.sequence for item in file.read(1, 2_000)] == [2, 3]
    assert file.read(5, 1_000) == []
    file.close()


def test_the_file_gives_room_back(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    file = JournalFile(path)
    for number in range(1, 101):
        file.write([entry(number, 1_000_000)], 0, {})
    full = path.stat().st_size
    file.write([], 0, {"store": 100})
    for _ in range(20):
        file.shrink()
    assert file.check() == "ok"
    file.close()
    assert path.stat().st_size < full - 20_000_000


def test_notes_and_uncommitted_entries(tmp_path: Path) -> None:
    file = JournalFile(tmp_path / "j.db")
    assert file.note("rollup") == ""
    file.set_note("rollup", "1 2")
    file.set_note("rollup", "2")
    file.write([entry(1), entry(2)], 0, {})
    file.cut_after(1)
    assert file.note("rollup") == "2"
    assert file.bounds() == (1, 1, 100)
    file.close()


def test_a_file_written_anew_holds_nothing_that_was_dropped(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    file = JournalFile(path)
    file.write([Entry(1, 1, 0, 1, b"CANARY" * 50_000), Entry(2, 1, 0, 1, b"CANARY"), entry(3)], 0, {"store": 2})
    held = [found.read_bytes() for found in tmp_path.iterdir()]
    assert any(b"CANARY" in found for found in held)
    file.rewrite()
    assert not any(b"CANARY" in found.read_bytes() for found in tmp_path.iterdir())
    assert file.bounds() == (3, 3, 100)
    assert file.check() == "ok"
    file.close()


@pytest.mark.hostile(106)
def test_a_file_that_was_never_made_whole_is_made_anew_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(bytes(4_096) + b"x" * 28_672)
    path.with_name("journal.db-journal").write_bytes(b"x" * 512)
    file = JournalFile(path)
    assert file.read(0, 1) == []
    file.close()
    for size, log in ((32_768, b"x"), (65_536, b"")):
        path.write_bytes(bytes(size))
        path.with_name("journal.db-wal").write_bytes(log)
        with pytest.raises(apsw.NotADBError):
            JournalFile(path)
        assert path.stat().st_size == size, "what may have held something is left to people"
