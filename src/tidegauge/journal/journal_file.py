"""The journal's SQLite file: entries in order, readers' positions and notes. Synchronous; each instance belongs to one thread at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import apsw

from tidegauge.journal.entry import Entry

SQLITE_FLOOR: Final = (3, 51, 3)
"""Older builds may corrupt a WAL when it is reset."""

_PAGE_BYTES: Final = 32_768

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS batches (
  sequence INTEGER PRIMARY KEY, format INTEGER NOT NULL, crc INTEGER NOT NULL, rows INTEGER NOT NULL, created_ms INTEGER NOT NULL, data BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS readers (name TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""

_INSERT: Final = "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?)"


class JournalFile:
    """Opens (and makes) the file with every commit synced. Raises apsw.Error for what the disk does."""

    def __init__(self, path: Path, *, busy_timeout_ms: int = 2_000) -> None:
        self.path = path
        _discard_unborn(path)
        self._database = apsw.Connection(str(path))
        self._database.set_busy_timeout(busy_timeout_ms)
        for pragma in (f"page_size={_PAGE_BYTES}", "auto_vacuum=INCREMENTAL", "journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=512"):
            self._database.execute(f"PRAGMA {pragma}").fetchall()
        self._database.execute(_SCHEMA)

    def write(self, entries: Iterable[Entry], created_ms: int, positions: Mapping[str, int]) -> int:
        """Add entries, move readers and drop what every reader has passed, in one synced transaction. Gives the bytes dropped."""
        database = self._database
        rows = [(entry.sequence, entry.format, entry.crc, entry.rows, created_ms, entry.data) for entry in entries]
        if len(rows) == 1 and not positions:
            database.execute(_INSERT, rows[0])  # a transaction by itself: each statement more waits for the interpreter's lock again
            return 0
        with database:
            database.executemany(_INSERT, rows)
            if not positions:
                return 0
            database.executemany("INSERT OR REPLACE INTO readers VALUES (?, ?)", list(positions.items()))
            passed = self._integer("SELECT min(sequence) FROM readers")
            dropped = self._integer("SELECT coalesce(sum(length(data)), 0) FROM batches WHERE sequence <= ?", passed)
            database.execute("DELETE FROM batches WHERE sequence <= ?", (passed,))
        return dropped

    def shrink(self) -> None:
        """Give free pages beyond 64 MB back to the disk."""
        if self._integer("PRAGMA freelist_count") * _PAGE_BYTES > 64 * 1024 * 1024:
            self._database.execute("PRAGMA incremental_vacuum(512)").fetchall()

    def rewrite(self) -> None:
        """Write the file anew from what it holds now, so that nothing dropped is left in free pages, page ends or the log beside it."""
        self._database.execute("VACUUM")
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def read(self, after_sequence: int, max_bytes: int) -> list[Entry]:
        """Entries after a sequence, ascending, at least one if there is one, up to `max_bytes`."""
        entries: list[Entry] = []
        size = 0
        query = "SELECT sequence, format, crc, rows, data FROM batches WHERE sequence > ? ORDER BY sequence"
        for sequence, form, crc, rows, data in self._database.execute(query, (after_sequence,)):
            size += len(data)
            if entries and size > max_bytes:
                break
            entries.append(Entry(sequence, form, crc, rows, data))
        return entries

    def cut_after(self, sequence: int) -> None:
        """Remove entries that were never acknowledged."""
        with self._database:
            self._database.execute("DELETE FROM batches WHERE sequence > ?", (sequence,))

    def positions(self) -> dict[str, int]:
        """Every reader's position."""
        return dict(self._database.execute("SELECT name, sequence FROM readers").fetchall())

    def note(self, name: str) -> str:
        """A note, "" when there is none."""
        found = self._database.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchall()
        return str(found[0][0]) if found else ""

    def set_note(self, name: str, value: str) -> None:
        """Keep a note, synced."""
        with self._database:
            self._database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def bounds(self) -> tuple[int, int, int]:
        """First and last sequence (0, 0 when empty) and the bytes held."""
        row = self._database.execute("SELECT coalesce(min(sequence), 0), coalesce(max(sequence), 0), coalesce(sum(length(data)), 0) FROM batches").fetchall()[0]
        return int(row[0]), int(row[1]), int(row[2])

    def check(self) -> str:
        """SQLite's own structural check: "ok" or what is wrong."""
        return str(self._database.execute("PRAGMA quick_check(1)").fetchall()[0][0])

    def close(self) -> None:
        """Close; the last connection folds the WAL into the file."""
        self._database.close()

    def _integer(self, query: str, *bindings: int) -> int:
        return int(self._database.execute(query, bindings).fetchall()[0][0] or 0)


def _discard_unborn(path: Path) -> None:
    """Remove what a power cut at the very first write of a new file may leave: one page whose beginning never reached the disk, and no log beside it.

    A file that ever held a commit has SQLite's name at its beginning: later writes of that page leave the old bytes where they do not arrive.
    """
    try:
        with path.open("rb") as file:
            is_unborn = file.read(16) == bytes(16) and path.stat().st_size <= _PAGE_BYTES
    except FileNotFoundError:
        return
    log = path.with_name(f"{path.name}-wal")
    if is_unborn and not (log.exists() and log.stat().st_size):
        path.unlink()
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
