"""What was written: the journal and the store."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import apsw

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.cli.diagnosis.network import served_status
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import TidegaugeError
from tidegauge.core.settings import Settings

JOURNAL_FILE = "journal.db"
EMBEDDED = "chdb://"
_STORED = """SELECT
    (SELECT sum(rows) FROM system.parts WHERE database = currentDatabase() AND table = 'events' AND active),
    (SELECT count() FROM system.detached_parts WHERE database = currentDatabase())"""


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
    """Whether the store can be opened and holds no parts set aside as broken. A running server answers for its own (see the port's line)."""
    if served_status(settings) is not None:
        return [Finding(True, "store is open in the running server")]
    directory = Path(settings.store_url.removeprefix(EMBEDDED)) if settings.store_url.startswith(EMBEDDED) else None
    if directory is not None and not directory.exists():
        return [Finding(True, f"no store yet at {directory}")]
    place = str(directory or urlsplit(settings.store_url).hostname)
    try:
        rows, set_aside = _ask(directory, settings.store_url)
    except TidegaugeError as error:
        return [Finding(False, f"store {place}: {error.message}", "stop what holds it, check the disk or the server's address, or restore it from a backup")]
    fix = "look at them in the store's detached directory; nothing is lost while the journal still holds their batches"
    return [Finding(not set_aside, f"store {place} opens, {rows:,} events" + (f", {set_aside} parts set aside" if set_aside else ""), fix)]


def _ask(directory: Path | None, url: str) -> tuple[int, int]:
    """Stored events and parts set aside. Raises TidegaugeError."""
    from tidegauge.store.engines.embedded import EmbeddedEngine  # loads the engine: a second, and only for a store that is there
    from tidegauge.store.engines.server import ServerEngine

    engine = EmbeddedEngine(directory) if directory else ServerEngine(url)
    try:
        rows, set_aside = engine.query(_STORED, {}, QueryLimits(), "doctor").rows[0]
    finally:
        engine.close()
    return int(rows or 0), int(set_aside)
