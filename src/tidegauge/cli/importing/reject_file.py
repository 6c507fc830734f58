"""Rejected rows: the first few on stderr, all of them in the file of `--rejects`, one JSON object a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec

from tidegauge.cli.importing.block import Reject
from tidegauge.core.errors import InvalidInput

SHOWN = 10


class RejectFile:
    """`path` None: only stderr. An interrupted import that goes on appends."""

    def __init__(self, path: Path | None, *, append: bool) -> None:
        self._shown = 0
        self._file: BinaryIO | None = None
        try:
            if path is not None:
                self._file = path.open("ab" if append else "wb")
        except OSError as error:
            raise InvalidInput(f"--rejects {path}: {error.strerror}.") from None

    def write(self, rejects: Iterable[Reject]) -> None:
        """Take rejects, in the file's order."""
        for reject in rejects:
            if self._file is not None:
                self._file.write(msgspec.json.encode(reject) + b"\n")
            self._shown += 1
            if self._shown <= SHOWN:
                print(f"row {reject.row}: {reject.reason}", file=sys.stderr)
            elif self._shown == SHOWN + 1:
                print("more rows were rejected; --rejects FILE writes them all", file=sys.stderr)

    def flush(self) -> None:
        """Everything written is with the system."""
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
