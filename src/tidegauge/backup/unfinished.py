"""The mark of a restore that was begun: a server does not start on half of one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tidegauge.core.errors import Conflict

MARK: Final = "restore.unfinished"


def refuse_unfinished(data_dir: Path) -> None:
    """Raises Conflict for a data directory that a restore began to fill and did not finish."""
    if (data_dir / MARK).exists():
        raise Conflict(
            f"A restore into {data_dir} was interrupted, so it holds only a part. Remove the directory (and the databases of store_url and meta_url, "
            "if those were given) and restore again."
        )
