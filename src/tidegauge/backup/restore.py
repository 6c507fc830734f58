"""Fills empty stores from a backup. Everything is checked before the first row is written, and compared after the last."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

import msgspec

from tidegauge.accounts.secret import FILE_NAME as SECRET_FILE
from tidegauge.accounts.secret import derive_key
from tidegauge.backup.check import check_backup, require_known
from tidegauge.backup.erasures.repository import Erasures, bring_erasures, require_source
from tidegauge.backup.event_file import read_blocks
from tidegauge.backup.failure import BackupDamaged, NotEmpty
from tidegauge.backup.maker import FINGERPRINT, fingerprint
from tidegauge.backup.manifest import Manifest, ProjectFigures, read_manifest
from tidegauge.backup.metadata.repository import load_metadata, projects_in, require_empty
from tidegauge.backup.place import sync_directory
from tidegauge.backup.tally import agrees, stored_figures
from tidegauge.backup.unfinished import MARK, refuse_unfinished
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.settings import Settings
from tidegauge.core.time_range import DAY_MS
from tidegauge.identity.identities import Link
from tidegauge.meta.engine import open_engine as open_meta_engine
from tidegauge.store.block import TARGETS
from tidegauge.store.engines.port import Engine
from tidegauge.store.kept_links import keep_links
from tidegauge.store.migration import migrate
from tidegauge.store.store import open_engine

BLOCK_ROWS: Final = 200_000
_ALLOWED: Final = frozenset({SECRET_FILE, "backups", "lost+found"})
"""What may lie in a data directory that counts as empty."""

_LIMITS: Final = QueryLimits(timeout_s=600.0)
_TABLES: Final = "SELECT count() FROM system.tables WHERE database = currentDatabase() AND name = 'events'"

Report = Callable[[int, int], None]
"""Told events restored and events in all."""


class Restored(msgspec.Struct, frozen=True):
    """What was restored. `is_same_secret`: whether the installation's secret is the one that the backup was made under; None when there is none yet."""

    manifest: Manifest
    projects: list[ProjectFigures]
    is_same_secret: bool | None
    erasures: Erasures | None


def checked_manifest(backup: Path) -> Manifest:
    """The manifest of a backup of which every byte was read and is right. Raises BackupDamaged, BackupTooNew."""
    manifest = read_manifest(backup)
    require_known(manifest)
    check_backup(backup, manifest)
    return manifest


def restore_backup(backup: Path, settings: Settings, report: Report, *, erasures_from: str = "") -> Restored:
    """Fill the empty stores of the settings. An interruption leaves a mark that keeps a server from starting on half a restore.
    `erasures_from`: URL of newer metadata of the same installation.

    Raises BackupDamaged, BackupTooNew, NotEmpty, InvalidInput, Conflict, Unavailable.
    """
    manifest = checked_manifest(backup)
    data = settings.data_dir
    refuse_unfinished(data)
    _require_empty_directory(data)
    _require_empty_database(settings.meta_url)
    metadata = next(backup / file.name for file in manifest.files if file.kind == "metadata")
    if erasures_from:
        require_source(erasures_from, projects_in(manifest, metadata))
    is_same = _is_same_secret(settings, manifest)
    data.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.store_url)
    try:
        _require_empty_store(engine)
        _mark(data)
        load_metadata(settings.meta_url, manifest, metadata)
        _load_store(engine, backup, manifest, settings.duplicate_window_days, report)
        projects = _compared(engine, manifest)
        erasures = bring_erasures(erasures_from, settings.meta_url) if erasures_from else None
    finally:
        engine.close()
    (data / MARK).unlink()
    sync_directory(data)
    return Restored(manifest, projects, is_same, erasures)


def _load_store(engine: Engine, backup: Path, manifest: Manifest, window_days: int, report: Report) -> None:
    """Rows into tables as they were at the backup's version, which are then brought up to date."""
    migrate(engine, upto=manifest.store_migrations[-1])
    for file in manifest.files:
        if file.kind == "links":
            for block in read_blocks(backup / file.name, BLOCK_ROWS):
                keep_links(engine, [Link(*row) for row in zip(*(column.to_pylist() for column in block.columns), strict=True)])
    _load_events(engine, backup, manifest, manifest.created_ms - (window_days + 1) * DAY_MS, report)
    migrate(engine)


def _load_events(engine: Engine, backup: Path, manifest: Manifest, remembered_ms: int, report: Report) -> None:
    """Each block into all its tables at once, while the next one is read."""
    # ids before the duplicates' window would be dropped within the hour, and each of their days is a part of its own
    recent = f" AND received >= fromUnixTimestamp64Milli({int(remembered_ms)})"
    statements = [target.insert + (recent if target.is_identified else "") for target in TARGETS]
    done = 0
    with ThreadPoolExecutor(len(TARGETS), "restore") as threads:
        under_way: list[Future[None]] = []
        for file in manifest.files:
            for block in read_blocks(backup / file.name, BLOCK_ROWS) if file.kind == "events" else ():
                for insert in under_way:
                    insert.result()
                under_way = [threads.submit(engine.insert, statement, block) for statement in statements]
                done += block.num_rows
                report(done, manifest.events)
        for insert in under_way:
            insert.result()


def _compared(engine: Engine, manifest: Manifest) -> list[ProjectFigures]:
    """What the store holds now. Raises BackupDamaged when it is not what the backup says."""
    found = {project.project: project for project in stored_figures(engine)}
    wrong = [str(project.project) for project in manifest.projects if not agrees(project, found.get(project.project))]
    if wrong or len(found) != len(manifest.projects):
        raise BackupDamaged(f"The restored events differ from the backup's (projects {', '.join(wrong) or 'unknown'}). Restore again into another directory.")
    people = engine.query("SELECT count() FROM person_events", {}, _LIMITS, "restore").rows[0][0]
    if int(people) != manifest.events:
        raise BackupDamaged(f"{int(people):,} of {manifest.events:,} events are in the table by person. Restore again into another directory.")
    return [found[project] for project in sorted(found)]


def _require_empty_directory(data: Path) -> None:
    if data.exists() and (not data.is_dir() or {path.name for path in data.iterdir()} - _ALLOWED):
        raise NotEmpty(f"{data} is not empty. A restore needs a new --data-dir; only {SECRET_FILE} may be there already.")


def _require_empty_database(url: str) -> None:
    if url.startswith("sqlite:") and not Path(url.removeprefix("sqlite:///")).exists():
        return
    engine = open_meta_engine(url, pool_size=1)
    try:
        with engine.connect() as connection:
            require_empty(connection)
    finally:
        engine.dispose()


def _require_empty_store(engine: Engine) -> None:
    if int(engine.query(_TABLES, {}, _LIMITS, "restore").rows[0][0]) and int(engine.query("SELECT count() FROM events", {}, _LIMITS, "restore").rows[0][0]):
        raise NotEmpty("The event store is not empty. A restore needs a new one: give another --data-dir, or a new database in store_url.")


def _mark(data: Path) -> None:
    descriptor = os.open(data / MARK, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, b"A restore into this directory has begun and not ended.\n")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    sync_directory(data)


def _is_same_secret(settings: Settings, manifest: Manifest) -> bool | None:
    path = settings.data_dir / SECRET_FILE
    secret = settings.secret_key.encode() or (path.read_bytes().strip() if path.exists() else b"")
    return fingerprint(derive_key(secret, FINGERPRINT)) == manifest.secret_fingerprint if secret else None
