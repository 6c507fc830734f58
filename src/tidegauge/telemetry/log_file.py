"""The file that log lines go to, and how it is kept from growing without end."""

from __future__ import annotations

import logging
import os
import sys
from logging.handlers import RotatingFileHandler, WatchedFileHandler
from pathlib import Path
from typing import Any, Final

from tidegauge.core.errors import InvalidInput

_MODE: Final = 0o640
"""Of every file that is begun: addresses and names of people are in the lines."""


class _Quiet(logging.Handler):
    """Says once on standard error that the file takes no more lines, and again only after it did: a full disk stops no request."""

    baseFilename: str
    _is_failing = False

    def _open(self) -> Any:  # a text file, as its base class says
        return open(self.baseFilename, "a", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, _MODE))

    def emit(self, record: logging.LogRecord) -> None:
        self._failed = False
        super().emit(record)
        self._is_failing = self._failed

    def handleError(self, record: logging.LogRecord) -> None:
        self._failed = True
        if not self._is_failing:
            print(f"tidegauge: the log file takes no more lines: {sys.exception()}", file=sys.stderr)


class _Rotating(_Quiet, RotatingFileHandler):
    """Sets the file aside when it is full."""


class _Watched(_Quiet, WatchedFileHandler):
    """Opens the file anew when another program has moved it."""


def open_log_file(path: str, *, max_bytes: int, kept: int) -> logging.Handler | None:
    """The handler that writes `path`, readable by its owner and group only; None for "".

    At `max_bytes` it becomes `.1`, `.1` becomes `.2`, up to `kept`. With 0 it grows, and is opened anew once another program has moved it.
    Raises InvalidInput when it cannot be written.
    """
    if not path:
        return None
    try:
        place = Path(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        return _Rotating(place, maxBytes=max_bytes, backupCount=kept, encoding="utf-8") if max_bytes else _Watched(place, encoding="utf-8")
    except OSError as error:
        raise InvalidInput(f"log_file: {path} cannot be written ({error.strerror}). Name a file in a directory of the user that runs the server.") from None
