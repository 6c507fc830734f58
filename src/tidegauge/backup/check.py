"""Reads a backup back and compares it with what its manifest says, before anything is done with it."""

from __future__ import annotations

from pathlib import Path

from tidegauge.backup.failure import BackupDamaged, BackupTooNew
from tidegauge.backup.manifest import BackupFile, Manifest
from tidegauge.backup.place import sha256_of
from tidegauge.meta.migration import known_revisions
from tidegauge.store.sql import migration_scripts


def check_backup(directory: Path, manifest: Manifest) -> None:
    """Every file is there with every byte that was written. Reads all of them; raises BackupDamaged naming the first that is not."""
    for file in manifest.files:
        _check_file(directory / file.name, file)


def require_known(manifest: Manifest) -> None:
    """Raises BackupTooNew for what only a newer release can read."""
    unknown = set(manifest.store_migrations) - {name for name, _ in migration_scripts()}
    if unknown or manifest.meta_revision not in known_revisions():
        raise BackupTooNew(f"The backup was made by version {manifest.version}, whose data has a newer form. Restore it with that version or a newer one.")


def _check_file(path: Path, file: BackupFile) -> None:
    try:
        size = path.stat().st_size
        if size != file.bytes:
            raise BackupDamaged(f"{path} is {'truncated' if size < file.bytes else 'too long'}: {size:,} bytes instead of {file.bytes:,}.")
        found = sha256_of(path)
    except FileNotFoundError:
        raise BackupDamaged(f"{path} is missing from the backup.") from None
    except OSError as error:
        raise BackupDamaged(f"{path} cannot be read: {error.strerror}.") from None
    if found != file.sha256:
        raise BackupDamaged(f"{path} is damaged: its checksum does not match the manifest.")
