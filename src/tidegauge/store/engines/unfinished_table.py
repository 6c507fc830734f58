"""Definitions of tables that a full disk left empty: with one of them the engine opens nothing of the directory."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import structlog

from tidegauge.core.errors import Unavailable

log = structlog.get_logger(__name__)

PASSING: Final = "_stage.sql"
"""Tables that are made anew when they are missing: what is in them is of a moment."""


def remove_unfinished(directory: Path) -> None:
    """Take away definitions without a word of tables that are made anew. Raises Unavailable for one of any other table, which may have rows."""
    for path in sorted((directory / "data" / "store").glob("*/*/*.sql")):
        if path.stat().st_size:
            continue
        if not path.name.endswith(PASSING):
            raise Unavailable(
                f"{path} is empty: the disk was full, or the machine lost power, while the engine wrote it. Restore a backup; if this is a first start "
                f"that failed, and nothing was ever stored, remove {directory}. See docs/how-to/recover-a-damaged-store.md.",
                code="store_damaged",
            )
        path.unlink()
        log.warning("unfinished_table_removed", table=path.stem, why="its definition was empty, as a full disk leaves it")
