"""Backups: whether there is a young one. A place without any may have its own way, so it is told and not called a trouble."""

from __future__ import annotations

import os
import time
from typing import Final

from tidegauge.backup.failure import BackupDamaged, BackupTooNew
from tidegauge.backup.manifest import read_manifest
from tidegauge.backup.place import Place, backup_directory
from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings
from tidegauge.core.time_range import DAY_MS

OLD_DAYS: Final = 7


def check_backups(settings: Settings) -> list[Finding]:
    """How old the newest backup is; a damaged manifest is a trouble, and so is a place where none can be made."""
    place = backup_directory(settings)
    nearest = next(path for path in (place, *place.parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return [Finding(False, f"no backup can be made in {place}", f"make {nearest} a directory that the server's user may write, or change backup_dir")]
    newest = next(iter(Place(place).finished()), None)
    if newest is None:
        return [Finding(True, f"no backup in {place} yet; tidegauge backup makes one while the server runs")]
    try:
        manifest = read_manifest(newest)
    except (BackupDamaged, BackupTooNew) as error:
        return [Finding(False, f"backup {newest.name}: {error.message}", "make another one, and check the disk")]
    days = (time.time_ns() // 1_000_000 - manifest.created_ms) // DAY_MS
    advice = "; make one every day" if days >= OLD_DAYS else ""
    return [Finding(True, f"newest backup {newest.name} is {days} days old, {manifest.events:,} events{advice}")]
