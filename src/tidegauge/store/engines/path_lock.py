"""One process a data directory: a second one gets a message instead of the engine's blank error."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from tidegauge.core.errors import Conflict


class PathLock:
    """Held from making until `release` or the end of the process. Raises Conflict naming the directory and the holder."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        path = directory / "tidegauge.lock"
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._file, 32).decode("ascii", "replace").strip()
            os.close(self._file)
            raise Conflict(f"{directory} is in use by process {holder or 'unknown'}. Stop it, or choose another data directory.", code="store_in_use") from None
        os.ftruncate(self._file, 0)
        os.write(self._file, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let another process in."""
        os.close(self._file)
