"""Where everything is kept: there, ours, writable, private, with room."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings

LEAST_FREE_BYTES = 2 << 30


def check_data_directory(settings: Settings) -> list[Finding]:
    """Existence and rights, then free space (also of the nearest existing parent when it is still to be made)."""
    directory = settings.data_dir
    place = next(path for path in (directory, *directory.parents) if path.exists())
    findings = [_rights(directory, place)]
    free_bytes = shutil.disk_usage(place).free
    needed_bytes = max(LEAST_FREE_BYTES, settings.journal_max_bytes)
    fix = f"free or move to at least {needed_bytes / 2**30:.0f} GB: with a full disk new events are answered 503"
    return [*findings, Finding(free_bytes >= needed_bytes, f"{free_bytes / 2**30:.1f} GB free at {place}", fix)]


def _rights(directory: Path, place: Path) -> Finding:
    if not place.is_dir():
        return Finding(False, f"{place} is not a directory", "choose another --data-dir")
    if not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        return Finding(False, f"{place} cannot be written by this user", f"chown it to the user that runs the server (now uid {os.getuid()})")
    if place != directory:
        return Finding(True, f"{directory} will be made at the first start")
    mode = stat.S_IMODE(directory.stat().st_mode)
    if mode & stat.S_IWOTH:
        return Finding(False, f"{directory} can be written by everyone", f"chmod o-w {directory}")
    return Finding(True, f"{directory} is writable")
