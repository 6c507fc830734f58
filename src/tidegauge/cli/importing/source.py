"""Opens what is imported: plain or compressed, a file or stdin, as a stream of bytes or, for readers that need it, as a file on disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import shutil
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from tidegauge.core.errors import InvalidInput, NotFound

PEEK_BYTES = 64 * 1024
_ZSTD = b"\x28\xb5\x2f\xfd"


class Source:
    """One input. `name` is its path or "-"."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._raw = _open_raw(name)
        self._size_bytes = Path(name).stat().st_size if name != "-" else 0
        packed = cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, self._raw), PEEK_BYTES)) if name != "-" else self._raw
        unpacked = _decompressed(packed)
        self.stream: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, unpacked), PEEK_BYTES)
        self._layers = (self.stream, unpacked, packed, self._raw)
        self._spooled: Path | None = None

    def peek(self) -> bytes:
        """The first bytes after decompression, without taking them. Raises InvalidInput when they cannot be decompressed."""
        try:
            return self.stream.peek(PEEK_BYTES)
        except (OSError, EOFError, lzma.LZMAError, zstandard.ZstdError) as error:
            raise InvalidInput(f"{self.name}: cannot be decompressed ({error}).") from None

    def fraction(self) -> float | None:
        """How much of the file has been read, 0 to 1; None for stdin and for a spooled file."""
        if not self._size_bytes or self._spooled is not None:
            return None
        return min(self._raw.tell() / self._size_bytes, 1.0)

    def path(self) -> Path:
        """A plain file with the content: the input itself when it is one, else a temporary copy on disk (not in memory)."""
        if self._spooled is not None:
            return self._spooled
        if self.name != "-" and not self._is_compressed():
            return Path(self.name)
        with tempfile.NamedTemporaryFile(prefix="tidegauge-import-", delete=False) as copy:
            self._spooled = Path(copy.name)
            shutil.copyfileobj(self.stream, copy, 1 << 20)
        return self._spooled

    def close(self) -> None:
        """Close the input and remove the temporary copy."""
        if self.name != "-":
            for layer in self._layers:
                layer.close()
        if self._spooled is not None:
            self._spooled.unlink(missing_ok=True)

    def _is_compressed(self) -> bool:
        with open(self.name, "rb") as file:
            return _codec(file.read(6)) is not None


def _open_raw(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return cast(BinaryIO, open(name, "rb", buffering=0))
    except FileNotFoundError:
        raise NotFound(f"{name}: no such file.") from None
    except OSError as error:
        raise InvalidInput(f"{name}: {error.strerror}.") from None


def _codec(head: bytes) -> str | None:
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(_ZSTD):
        return "zstd"
    if head.startswith(b"BZh"):
        return "bzip2"
    return "xz" if head.startswith(b"\xfd7zXZ\x00") else None


def _decompressed(stream: BinaryIO) -> BinaryIO:
    match _codec(cast(io.BufferedReader, stream).peek(6)[:6]):
        case "gzip":
            return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
        case "zstd":
            return cast(BinaryIO, zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))
        case "bzip2":
            return cast(BinaryIO, bz2.BZ2File(stream))
        case "xz":
            return cast(BinaryIO, lzma.LZMAFile(stream))
    return stream
