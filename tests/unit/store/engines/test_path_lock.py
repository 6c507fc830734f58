"""One holder a directory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tidegauge.core.errors import Conflict
from tidegauge.store.engines.path_lock import PathLock


@pytest.mark.hostile(119)
def test_the_second_is_told_who_holds_it_and_gets_in_after(tmp_path: Path) -> None:
    first = PathLock(tmp_path / "store")
    with pytest.raises(Conflict, match=f"in use by process {os.getpid()}"):
        PathLock(tmp_path / "store")
    first.release()
    PathLock(tmp_path / "store").release()
