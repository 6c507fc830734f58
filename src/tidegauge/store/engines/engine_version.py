"""Which version of the embedded engine has written a directory: an older one must not open it, as it may misread what a newer one wrote."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import structlog

from tidegauge.core.errors import Conflict

log = structlog.get_logger(__name__)

FILE: Final = "engine_version"
_VERSION: Final = re.compile(r"(\d+)\.(\d+)(?:\.\d+)*")


def refuse_older(directory: Path, running: str) -> None:
    """Raises Conflict when a newer series of the engine ("26.9": its patches share their formats) has opened the directory before. Reads only."""
    recorded = recorded_version(directory)
    if recorded and _series(recorded) > _series(running):
        raise Conflict(
            f"{directory} was written by version {recorded} of the embedded engine, this installation has {running}. "
            "Start the release that wrote it, or restore a backup, which any version reads.",
            code="engine_older",
        )


def record(directory: Path, running: str) -> None:
    """Keep that this version has opened the directory; synced when it returns. Call it once the engine has opened."""
    recorded = recorded_version(directory)
    if recorded == running:
        return
    if recorded:
        log.info("engine_changed", before=recorded, now=running)
    path, new = directory / FILE, directory / f"{FILE}.new"
    with new.open("w", encoding="ascii") as file:
        file.write(f"{running}\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    place = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def recorded_version(directory: Path) -> str:
    """What `record` kept; "" when nothing was. Raises Conflict for a file that holds no version."""
    try:
        text = (directory / FILE).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""
    if not _VERSION.fullmatch(text):
        raise Conflict(
            f"{directory / FILE} holds no version of the engine ({text[:40]!r}). Restore the file, or remove it if you know that this engine wrote the data."
        )
    return text


def _series(version: str) -> tuple[int, int]:
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(f"not a version: {version}")
    return int(found[1]), int(found[2])
