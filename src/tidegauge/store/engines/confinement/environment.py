"""What the kernel shows of this process's environment, without its secrets."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_SECRET: Final = re.compile(rb"(KEY|SECRET|PASS|TOKEN|CREDENTIAL|AUTH|DSN|URL|COOKIE|HEADERS)", re.IGNORECASE)
_ENV_START, _ENV_END = 49, 50
"""Places in /proc/self/stat, counted from 0 (proc_pid_stat(5) counts from 1)."""
_FILL: Final = ord("*")


def hide_secrets() -> int:
    """Overwrite the values of variables whose names sound secret where /proc/self/environ reads them; gives how many.

    The engine needs a directory of /proc in which that file is too. Python's `os.environ` keeps the values, and programs that are started with it get them.
    """
    start, end = _bounds()
    hidden = 0
    for at, length in _secret_values(ctypes.string_at(start, end - start)):
        ctypes.memset(start + at, _FILL, length)
        hidden += 1
    return hidden


def _bounds() -> tuple[int, int]:
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()  # the first two, of which the second may hold blanks, are before it
    return int(fields[_ENV_START - 2]), int(fields[_ENV_END - 2])


def _secret_values(block: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    for entry in block.split(b"\0"):
        name, _, value = entry.partition(b"=")
        if value and _SECRET.search(name):
            yield at + len(name) + 1, len(value)
        at += len(entry) + 1
