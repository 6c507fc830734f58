"""What a backup says of itself. It is written last: a directory without it is no backup."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from tidegauge.backup.failure import BackupDamaged, BackupTooNew

FORMAT: Final = 1
FILE_NAME: Final = "manifest.json"
_MAX_BYTES: Final = 64_000_000
_FORMAT: Final = re.compile(rb'"format":(\d+)')

Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9._-]*$")]
Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]


class BackupFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: what its rows are, how many, its size and the SHA-256 of its bytes."""

    name: Name
    kind: Literal["events", "links", "metadata"]
    rows: int
    bytes: int
    sha256: Sha256


class ProjectFigures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A project's events in a few numbers. `content` is the sum, modulo 2^64, of a hash over every column of every row: no order, and no column left out."""

    project: int
    events: int
    value_sum: float
    first_ms: int
    last_ms: int
    content: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`sequence`: every batch up to it is in the backup, whole, and none after it. `tables`: rows of each metadata table, in the order they were written.

    `counters`: the newest id ever given by tables that count theirs. `secret_fingerprint` tells one installation's secret from another's.
    """

    format: int
    version: str
    created_ms: int
    sequence: int
    store_migrations: list[str]
    meta_revision: str
    secret_fingerprint: str
    files: list[BackupFile]
    projects: list[ProjectFigures]
    tables: dict[str, int]
    counters: dict[str, int]

    @property
    def events(self) -> int:
        """Rows of all projects."""
        return sum(project.events for project in self.projects)

    @property
    def size_bytes(self) -> int:
        """Bytes of all files."""
        return sum(file.bytes for file in self.files)


class _Sealed(msgspec.Struct, forbid_unknown_fields=True):
    sha256: str
    manifest: msgspec.Raw


def encode_manifest(manifest: Manifest) -> bytes:
    """The file's bytes: the manifest beside the SHA-256 of its own text."""
    text = msgspec.json.encode(manifest)
    return msgspec.json.encode(_Sealed(hashlib.sha256(text).hexdigest(), msgspec.Raw(text))) + b"\n"


def read_manifest(directory: Path) -> Manifest:
    """The manifest of a backup. Raises BackupDamaged when there is none or a byte of it changed, BackupTooNew for a format this release does not know."""
    path = directory / FILE_NAME
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise BackupDamaged(f"{directory} is no backup: it has no {FILE_NAME}. One that was interrupted has none either.") from None
    except OSError as error:
        raise BackupDamaged(f"{path} cannot be read: {error.strerror}.") from None
    try:
        sealed = msgspec.json.decode(data, type=_Sealed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BackupDamaged(f"{path} is damaged: it is not what was written.") from None
    text = bytes(sealed.manifest)
    if hashlib.sha256(text).hexdigest() != sealed.sha256:
        raise BackupDamaged(f"{path} is damaged: its checksum does not match.")
    found = _FORMAT.search(text)
    if found and int(found[1]) > FORMAT:
        raise BackupTooNew(f"{directory} was made by a newer version (format {int(found[1])}; this one reads up to {FORMAT}). Restore it with that version.")
    try:
        return msgspec.json.decode(text, type=Manifest)
    except msgspec.DecodeError as error:
        raise BackupDamaged(f"{path} does not read as a manifest: {error}.") from None
