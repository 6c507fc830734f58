"""Backups as a server offers them: one at a time, in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import msgspec
import structlog

from tidegauge.backup.failure import BackupDamaged, BackupTooNew
from tidegauge.backup.maker import REST_SHARE, Pace, Progress, Source, make_backup
from tidegauge.backup.manifest import read_manifest
from tidegauge.backup.place import Place, new_name
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, TidegaugeError
from tidegauge.core.long_work import run_long
from tidegauge.core.timestamps import format_timestamp

log = structlog.get_logger(__name__)

_RUNNING: Final = "A backup is being made already. Wait until it is done."


class BackupView(msgspec.Struct, frozen=True):
    """A finished backup. `problem`: why it cannot be read, "" when it can; the other numbers are then 0. `path`: where it lies on the server."""

    id: str
    path: str
    created_at: str = ""
    events: int = 0
    projects: int = 0
    bytes: int = 0
    version: str = ""
    problem: str = ""


class RunningView(msgspec.Struct, frozen=True):
    """The backup that is being made."""

    id: str
    started_at: str
    events: int
    events_total: int


class FailureView(msgspec.Struct, frozen=True):
    """Why the last backup was not made."""

    id: str
    at: str
    message: str


class BackupList(msgspec.Struct, frozen=True):
    """Backups, newest first."""

    directory: str
    backups: list[BackupView]
    running: RunningView | None
    failed: FailureView | None


class BackupDesk:
    """Makes, lists and deletes backups. `stop` before the stores are closed. `drain` waits a moment for what was acknowledged to be
    stored."""

    def __init__(self, source: Source, directory: Path, clock: Clock, drain: Callable[[], Awaitable[None]]) -> None:
        self._source = source
        self._place = Place(directory)
        self._clock = clock
        self._drain = drain
        self._progress: Progress | None = None
        self._pace = Pace(REST_SHARE)
        self._task: asyncio.Task[None] | None = None
        self._failed: FailureView | None = None

    async def listing(self) -> BackupList:
        """What there is, what is being made, and what the last attempt failed of."""
        running = self._progress
        return BackupList(
            str(self._place.directory),
            await asyncio.to_thread(self._finished),
            RunningView(running.name, format_timestamp(running.started_ms), running.events, running.events_total) if running else None,
            self._failed,
        )

    def begin(self) -> RunningView:
        """Make a backup in the background. Raises Conflict while one is being made."""
        if self._progress is not None:
            raise Conflict(_RUNNING, code="backup_running")
        now_ms = self._clock.now_ms()
        progress = self._progress = Progress(new_name(now_ms), now_ms)
        self._pace = Pace(REST_SHARE)
        self._task = asyncio.get_running_loop().create_task(self._make(progress), name="backup")
        return RunningView(progress.name, format_timestamp(now_ms), 0, 0)

    async def remove(self, name: str) -> None:
        """Delete a finished backup. Raises NotFound; Conflict while one is being made, which clears away what is unfinished."""
        if self._progress is not None:
            raise Conflict(_RUNNING, code="backup_running")
        await asyncio.to_thread(self._place.remove, name)

    async def stop(self) -> None:
        """Give up the backup that is being made."""
        self._pace.stop()
        if self._task is not None:
            await asyncio.wait([self._task])

    async def _make(self, progress: Progress) -> None:
        began_s = self._clock.monotonic_s()
        try:
            await self._drain()
            path = await run_long(make_backup, self._source, self._place, progress, self._pace)
        except TidegaugeError as error:
            self._fail(progress, error.message)
        except Exception as error:  # catch-all: nobody awaits this task, so whatever ends it is told in the list and the log
            log.exception("backup_crashed")
            self._fail(progress, f"The backup could not be made: {error}")
        else:
            self._failed = None
            log.info("backup_made", path=str(path), events=progress.events, seconds=round(self._clock.monotonic_s() - began_s, 1))
        finally:
            self._progress = None

    def _fail(self, progress: Progress, message: str) -> None:
        self._failed = FailureView(progress.name, format_timestamp(self._clock.now_ms()), message)
        log.error("backup_failed", backup=progress.name, error=message)
        self._place.clear()

    def _finished(self) -> list[BackupView]:
        return [_view(path) for path in self._place.finished()]


def _view(path: Path) -> BackupView:
    try:
        manifest = read_manifest(path)
    except (BackupDamaged, BackupTooNew) as error:
        return BackupView(path.name, str(path), problem=error.message)
    return BackupView(
        path.name, str(path), format_timestamp(manifest.created_ms), manifest.events, len(manifest.projects), manifest.size_bytes, manifest.version
    )
