"""A ZIP file made piece by piece: what is written comes out at once, so it is never held whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import IO


class _Outlet(io.RawIOBase):
    """Takes what the archive writes, for whoever carries it on."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._held.append(piece)
        return len(piece)

    def take(self) -> bytes:
        held, self._held = self._held, []
        return b"".join(held)


class Archive:
    """Call `begin`, then `write` any number of times, then `begin` the next file, at last `end`; each gives the bytes that are ready."""

    def __init__(self) -> None:
        self._outlet = _Outlet()
        self._zip = zipfile.ZipFile(self._outlet, "w")
        self._file: IO[bytes] | None = None

    def begin(self, name: str) -> bytes:
        """Start a file of the archive."""
        self._close_file()
        entry = zipfile.ZipInfo(name)
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
        self._file = self._zip.open(entry, "w", force_zip64=True)
        return self._outlet.take()

    def write(self, pieces: Iterable[bytes]) -> bytes:
        """More of the file."""
        assert self._file is not None
        for piece in pieces:
            self._file.write(piece)
        return self._outlet.take()

    def end(self) -> bytes:
        """The archive's own list; without it the file is seen to be cut. Safe to repeat."""
        self._close_file()
        self._zip.close()
        return self._outlet.take()

    def _close_file(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
