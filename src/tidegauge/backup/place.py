"""Where backups lie: one directory each, `NAME.unfinished` until all of it is on the disk."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tidegauge.backup.failure import disk_failures
from tidegauge.backup.manifest import FILE_NAME, BackupFile, Manifest, encode_manifest
from tidegauge.core.errors import NotFound
from tidegauge.core.ids import new_id
from tidegauge.core.settings import Settings

UNFINISHED: Final = ".unfinished"
_NAME: Final = re.compile(r"^backup-\d{8}T\d{6}Z-[0-9a-f]{6}$")
_READ_BYTES: Final = 1 << 20


def backup_directory(settings: Settings) -> Path:
    """The directory that backups are made in."""
    return Path(settings.backup_dir).expanduser().absolute() if settings.backup_dir else settings.data_dir.expanduser().absolute() / "backups"


def new_name(now_ms: int) -> str:
    """A name that sorts by time."""
    return f"backup-{datetime.fromtimestamp(now_ms / 1000, UTC):%Y%m%dT%H%M%SZ}-{new_id()[-6:]}"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while data := file.read(_READ_BYTES):
            digest.update(data)
    return digest.hexdigest()


def sync_directory(path: Path) -> None:
    """Make a directory's names durable."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Place:
    """A directory of backups."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def begin(self, name: str) -> Path:
        """An empty directory to write to; what an interrupted backup left is cleared away. Raises BackupFailed."""
        with disk_failures(self.directory):
            self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.clear()
            draft = self.directory / f"{name}{UNFINISHED}"
            draft.mkdir(mode=0o700)
        return draft

    def clear(self) -> None:
        """Remove what interrupted backups left."""
        for left in self.directory.glob(f"backup-*{UNFINISHED}"):
            shutil.rmtree(left, ignore_errors=True)

    def finish(self, draft: Path, manifest: Manifest) -> Path:
        """Write the manifest, sync, and give the directory its name. Raises BackupFailed."""
        with disk_failures(self.directory):
            with (draft / FILE_NAME).open("xb") as file:
                file.write(encode_manifest(manifest))
                file.flush()
                os.fsync(file.fileno())
            sync_directory(draft)
            finished = draft.rename(draft.with_suffix(""))
            sync_directory(self.directory)
        return finished

    def finished(self) -> list[Path]:
        """The backups, newest first."""
        if not self.directory.is_dir():
            return []
        return sorted((path for path in self.directory.iterdir() if _NAME.match(path.name) and path.is_dir()), reverse=True)

    def find(self, name: str) -> Path:
        """One of them. Raises NotFound, also for what is no name of a backup."""
        path = self.directory / name
        if not _NAME.match(name) or not path.is_dir():
            raise NotFound("There is no such backup.")
        return path

    def remove(self, name: str) -> None:
        """Delete a backup; a crash in the middle leaves nothing that looks whole. Raises NotFound, BackupFailed."""
        path = self.find(name)
        with disk_failures(self.directory):
            doomed = path.rename(path.with_name(f"{name}{UNFINISHED}"))
            sync_directory(self.directory)
            shutil.rmtree(doomed)


class FileWriter:
    """A new file of a backup that counts and hashes what is written; a file object for those that want one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("xb")
        self._digest = hashlib.sha256()
        self.bytes = 0

    def write(self, data: bytes) -> int:
        self._file.write(data)
        self._digest.update(data)
        size = memoryview(data).nbytes
        self.bytes += size
        return size

    def flush(self) -> None:
        """Nothing to do before `finish`."""

    def tell(self) -> int:
        return self.bytes

    @property
    def closed(self) -> bool:
        return self._file.closed

    def close(self) -> None:
        """Let go of the file, whole or not."""
        self._file.close()

    def finish(self, kind: str, rows: int) -> BackupFile:
        """Sync and close; what the manifest says of the file."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return BackupFile(self.path.name, kind, rows, self.bytes, self._digest.hexdigest())  # type: ignore[arg-type]
