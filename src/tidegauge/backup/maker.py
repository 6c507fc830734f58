"""Makes a backup of a store and a metadata database while both are at work."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from tidegauge import __version__
from tidegauge.backup.check import check_backup
from tidegauge.backup.event_file import months_of, write_events, write_links
from tidegauge.backup.failure import BackupStopped
from tidegauge.backup.manifest import FORMAT, BackupFile, Manifest
from tidegauge.backup.metadata.repository import write_metadata
from tidegauge.backup.place import Place
from tidegauge.backup.tally import Tally
from tidegauge.store.engines.port import Engine
from tidegauge.store.migration import applied_steps

FINGERPRINT: Final = "backup:fingerprint"
"""Purpose of the key that the fingerprint is made from."""

REST_SHARE: Final = 1.0
"""Rest after each block, as a share of the time it took: half of one core at most goes into a backup made beside other work."""

_LONGEST_REST_S: Final = 2.0


class Progress(msgspec.Struct):
    """How far a backup is. `events_total` is known once it has begun."""

    name: str
    started_ms: int
    events: int = 0
    events_total: int = 0


class Source(msgspec.Struct, frozen=True):
    """What is backed up. `sequence` gives the newest batch that is stored whole, with all before it."""

    engine: Engine
    meta_url: str
    fingerprint: str
    sequence: Callable[[], int]


class Pace:
    """`rest` waits as long as was worked since the last one (times the share), and raises BackupStopped once `stop` was called."""

    def __init__(self, share: float) -> None:
        self._share = share
        self._stopped = threading.Event()
        self._since_s = time.monotonic()

    def stop(self) -> None:
        """End the backup at its next block."""
        self._stopped.set()

    def rest(self) -> None:
        """Let others have their turn."""
        worked_s = time.monotonic() - self._since_s
        if self._stopped.wait(min(worked_s * self._share, _LONGEST_REST_S)):
            raise BackupStopped("The backup was not finished, as the server stops. Make it again.", retry_after_s=10.0)
        self._since_s = time.monotonic()


def fingerprint(key: bytes) -> str:
    """What tells one installation's secret from another's and gives nothing of it away; from the key that is derived for FINGERPRINT."""
    return sha256(key).hexdigest()[:16]


def make_backup(source: Source, place: Place, progress: Progress, pace: Pace) -> Path:
    """Write the backup, read all of it back, and give its directory. Blocks for as long as it takes.

    Raises BackupFailed, BackupStopped, BackupDamaged when what was written does not read back, and what the stores raise.
    """
    draft = place.begin(progress.name)
    upto = source.sequence()
    tally = Tally()

    def rest() -> None:
        progress.events = tally.events
        pace.rest()

    metadata, revision, tables, counters = write_metadata(source.meta_url, draft)
    files: list[BackupFile] = [metadata, *write_links(source.engine, draft, upto, rest)]
    months = months_of(source.engine, upto)
    progress.events_total = sum(rows for _, rows in months)
    for month, _ in months:
        files += write_events(source.engine, draft, month, upto, tally, rest)
    manifest = Manifest(
        format=FORMAT,
        version=__version__,
        created_ms=progress.started_ms,
        sequence=upto,
        store_migrations=applied_steps(source.engine),
        meta_revision=revision,
        secret_fingerprint=source.fingerprint,
        files=files,
        projects=tally.figures(),
        tables=tables,
        counters=counters,
    )
    check_backup(draft, manifest)
    return place.finish(draft, manifest)
