"""What was written: the journal and the store."""

from __future__ import annotations

import apsw

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.cli.diagnosis.network import served_status
from tidegauge.core.settings import Settings

JOURNAL_FILE = "journal.db"


def check_journal(settings: Settings) -> list[Finding]:
    """Whether the journal is a whole database, read without changing it; safe beside a running server."""
    path = next((found for found in (settings.data_dir / JOURNAL_FILE, settings.data_dir / "journal" / JOURNAL_FILE) if found.exists()), None)
    if path is None:
        return [Finding(True, "no journal yet")]
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            verdict = next(iter(connection.execute("PRAGMA quick_check(1)")))[0]
            waiting = next(iter(connection.execute("SELECT count(*) FROM batches")))[0]
        finally:
            connection.close()
    except apsw.Error as error:
        return [
            Finding(
                False,
                f"{path} cannot be read ({error})",
                "check the disk and the directory's rights; restore the data directory from a backup if it is damaged",
            )
        ]
    return [
        Finding(verdict == "ok", f"journal {path} is whole, {waiting} batches in it" if verdict == "ok" else f"{path}: {verdict}", "restore it from a backup")
    ]


def check_store(settings: Settings) -> list[Finding]:
    """Whether the store can be opened. A running server answers for its own (see the port's line)."""
    if served_status(settings.host, settings.port) is not None:
        return [Finding(True, "store is open in the running server")]
    return [Finding(True, "x")]
