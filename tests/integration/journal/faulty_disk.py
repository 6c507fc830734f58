"""A disk that writes down what reaches it, fails when told to, and can lose what was not synced: real SQLite on a preloaded C library."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[3]
ACKNOWLEDGED: Final = "acknowledged"
_SECTOR: Final = 4_096


class Operation(NamedTuple):
    """kind: w(rite), t(runcate to `offset`), s(ync), f(ailed sync), u(nlink)."""

    kind: str
    name: str
    offset: int
    data: bytes


def build_library(directory: Path) -> Path:
    """The compiled library."""
    library = directory / "faulty_disk.so"
    source = Path(__file__).with_name("faulty_disk.c")
    subprocess.run(["cc", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def run_on(library: Path, directory: Path, batches: int, *, fault: str = "") -> list[Operation]:
    """Journal `batches` batches in a process on that disk (tests/integration/journal/append_child.py); everything that reached it, in order."""
    log = directory / "disk.log"
    environment = {**os.environ, "LD_PRELOAD": str(library), "DISK_LOG": str(log), "DISK_FAULT": fault}
    command = [sys.executable, "-m", "tests.integration.journal.append_child", str(directory / "live"), str(batches)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=100)
    return list(_read(log.read_bytes()))


def _read(log: bytes) -> Iterator[Operation]:
    at = 0
    while at < len(log):
        kind, length = chr(log[at]), log[at + 1]
        name = log[at + 2 : at + 2 + length].decode()
        at += 2 + length
        offset, size = struct.unpack_from("<qq", log, at)
        at += 16
        yield Operation(kind, name, offset, log[at : at + size])
        at += size


class _File:
    """What is surely on the disk, and what may be."""

    def __init__(self) -> None:
        self.durable = bytearray()
        self.unsynced: list[Operation] = []
        self.is_unlinked = False

    def apply(self, operation: Operation) -> None:
        if operation.kind == "t":
            del self.durable[operation.offset :]
            self.durable.extend(bytes(operation.offset - len(self.durable)))
            return
        end = operation.offset + len(operation.data)
        self.durable.extend(bytes(max(end - len(self.durable), 0)))
        self.durable[operation.offset : end] = operation.data

    def lose_some(self, dice: Random) -> None:
        """Each unsynced sector reaches the disk or does not; what does not is gone for good."""
        for operation in self.unsynced:
            for start in range(0, max(len(operation.data), 1), _SECTOR):
                if dice.random() < 0.5:
                    self.apply(operation._replace(offset=operation.offset + start, data=operation.data[start : start + _SECTOR]))
        self.unsynced.clear()


def after_a_power_cut(operations: list[Operation], directory: Path, dice: Random) -> None:
    """Write the files as a disk may hold them when the power goes after these operations. A failed sync leaves its writes lost or not, and a later sync
    does not bring them back (the kernel marks the pages clean)."""
    files: dict[str, _File] = {}
    for operation in operations:
        file = files.setdefault(operation.name, _File())
        if operation.kind == "u":
            file.is_unlinked = True
        elif operation.kind == "s":
            for done in file.unsynced:
                file.apply(done)
            file.unsynced.clear()
        elif operation.kind == "f":
            file.lose_some(dice)
        else:
            if file.is_unlinked:
                file = files[operation.name] = _File()
            file.unsynced.append(operation)
    directory.mkdir()
    for name, file in files.items():
        if file.is_unlinked and dice.random() < 0.5:
            continue
        file.lose_some(dice)
        if name != ACKNOWLEDGED:
            (directory / name).write_bytes(file.durable)
