"""Lines of a stream as they come: a slow pipe gives small groups at once, a file large ones."""

from __future__ import annotations

import lzma
from collections.abc import Iterator

import zstandard

from tidegauge.cli.importing.source import Source
from tidegauge.core.errors import InvalidInput

CHUNK_BYTES = 1 << 20
MAX_LINE_BYTES = 16 << 20


def read_lines(source: Source, most: int) -> Iterator[tuple[int, list[bytes]]]:
    """Groups of at most `most` lines with the number (from 1) of the first; without line ends. Raises InvalidInput for a damaged file or an endless line."""
    first, pending = 1, b""
    for chunk in _chunks(source):
        lines = (pending + chunk).split(b"\n")
        pending = lines.pop()
        if len(pending) > MAX_LINE_BYTES:
            raise InvalidInput(f"{source.name}: line {first + len(lines)} is longer than {MAX_LINE_BYTES >> 20} MB.")
        for start in range(0, len(lines), most):
            yield first + start, lines[start : start + most]
        first += len(lines)
    if pending:
        yield first, [pending]


def _chunks(source: Source) -> Iterator[bytes]:
    while True:
        try:
            chunk = source.stream.read1(CHUNK_BYTES)
        except (OSError, EOFError, lzma.LZMAError, zstandard.ZstdError) as error:
            raise InvalidInput(f"{source.name}: damaged, cannot be read to its end ({error}).") from None
        if not chunk:
            return
        yield chunk
