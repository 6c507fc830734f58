"""A disk of a few megabytes that can be filled to the last byte (a tmpfs; mounting it takes root)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class SmallDisk:
    """`path` is the root of the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ballast = path / "ballast"

    def fill(self) -> None:
        """Leave no room."""
        with self._ballast.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(1 << 14)):
                pass

    def free(self) -> None:
        """Take away what `fill` put there."""
        self._ballast.unlink()


@contextmanager
def mounted(path: Path, megabytes: int) -> Iterator[SmallDisk]:
    """A disk mounted at `path` until the end, whatever happens on it."""
    path.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(path)], check=True)
    try:
        yield SmallDisk(path)
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)
