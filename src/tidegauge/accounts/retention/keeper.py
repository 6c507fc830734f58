"""Keeps projects to the age they set for their events."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

import structlog

from tidegauge.accounts.retention.repository import (
    add_run,
    board_documents,
    find_hold,
    find_retention,
    list_runs,
    living_projects,
    release_hold,
    set_hold,
    set_retention,
)
from tidegauge.accounts.retention.rule import BoardView, EventRule, ExpiredView, Hold, Preview, RetentionBody, RetentionView, Run, StoredView
from tidegauge.accounts.retention.window import longest_days
from tidegauge.contracts.retention import Expired, Retention, StoredEvents
from tidegauge.core.clock import Clock
from tidegauge.core.errors import NotFound, TidegaugeError, Unavailable
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database
from tidegauge.store.retention import Removal

FIRST_S: Final = 60.0
EVERY_S: Final = 3_600.0
"""A node removes what is past its age a minute after its start, then every hour."""

_SHOWN: Final = 100
_NOTED: Final = 20

log = structlog.get_logger(__name__)


class AgedEvents(Protocol):
    """The store, as far as the age of events goes."""

    async def remove_expired(self, project: int, kept: Retention) -> Removal: ...

    async def count_expired(self, project: int, kept: Retention) -> list[Expired]: ...

    async def count_events(self, project: int) -> tuple[int, int | None]: ...

    async def list_stored(self, project: int) -> list[StoredEvents]: ...

    async def event_bytes(self) -> float: ...


class RetentionKeeper:
    """`limit_days`: what the installation keeps at most, 0 for no bound. `on_removed(project)` is called after events went."""

    def __init__(self, database: Database, store: AgedEvents, clock: Clock, *, limit_days: int, on_removed: Callable[[int], None]) -> None:
        self._database = database
        self._store = store
        self._clock = clock
        self._limit_days = limit_days or None
        self._on_removed = on_removed
        self._next_ms: int | None = None
        self._last_ms: int | None = None

    async def get(self, project: int) -> RetentionView:
        """The project's rules, and what came of them."""
        rules = await self._database.read(find_retention, project)
        runs = await self._database.read(list_runs, project)
        held = await self._database.read(find_hold, project)
        return RetentionView(
            days=rules.days,
            events=[EventRule(event, days) for event, days in rules.events.items()],
            limit_days=self._limit_days,
            next_run=None if self._next_ms is None else format_timestamp(self._next_ms),
            last_run=None if self._last_ms is None else format_timestamp(self._last_ms),
            hold=None if held is None else Hold(held[0], format_timestamp(held[1])),
            runs=[Run(format_timestamp(at_ms), events, by_event) for at_ms, events, by_event in runs],
        )

    async def set(self, project: int, given: RetentionBody) -> RetentionView:
        """Replace the rules; they hold from the next clean-up. Raises InvalidInput."""
        await self._database.write(set_retention, project, given.retention())
        return await self.get(project)

    async def preview(self, project: int, given: RetentionBody) -> Preview:
        """What a clean-up under these rules would remove now. Raises InvalidInput, LimitReached, Unavailable."""
        kept = given.retention().within(self._limit_days)
        expired = await self._store.count_expired(project, kept)
        total, oldest_ms = await self._store.count_events(project)
        stored = await self._store.list_stored(project)
        gone = sum(part.events for part in expired)
        return Preview(
            events=gone,
            total=total,
            bytes=round(gone * await self._store.event_bytes()),
            oldest=None if oldest_ms is None else format_timestamp(oldest_ms),
            stored=[StoredView(part.name, part.events, format_timestamp(part.oldest_ms), part.bytes) for part in stored],
            boards=await self._boards(project, kept),
            by_event=[ExpiredView(part.name, part.events, format_timestamp(part.oldest_ms), format_timestamp(part.before_ms)) for part in expired[:_SHOWN]],
        )

    async def hold(self, project: int, reason: str, held_by: str) -> RetentionView:
        """Let nothing of the project go for its age, from the next clean-up on."""
        await self._database.write(set_hold, project, reason.strip() or reason, held_by=held_by or None, at_ms=self._clock.now_ms())
        return await self.get(project)

    async def release(self, project: int) -> RetentionView:
        """Let events go at their age again. Raises NotFound when nothing is held."""
        if not await self._database.write(release_hold, project):
            raise NotFound("Nothing of this project is held.")
        return await self.get(project)

    async def expire(self) -> None:
        """Remove what is past its age from every project that is not held; one of which that cannot be done is left to the next time. Raises Unavailable."""
        for project in await self._database.read(living_projects):
            try:
                if await self._database.read(find_hold, project) is None:
                    await self._expire(project)
            except Unavailable:
                raise
            except TidegaugeError as error:
                log.warning("events_not_expired", project=project, error=error.message)
        self._last_ms = self._clock.now_ms()

    async def _expire(self, project: int) -> None:
        kept = (await self._database.read(find_retention, project)).within(self._limit_days)
        foreseen = {part.name: part.events for part in (await self._store.count_expired(project, kept))[:_NOTED]}
        removal = await self._store.remove_expired(project, kept)
        if not any(removal.rows.values()):
            return
        log.info("events_expired", project=project, rows=removal.rows)
        await self._database.write(add_run, project, at_ms=self._clock.now_ms(), events=removal.rows["events"], by_event=foreseen)
        self._on_removed(project)

    async def _boards(self, project: int, kept: Retention) -> list[BoardView]:
        """Those that look further back than the shortest age, the furthest first."""
        ages = [days for days in (kept.days, *kept.events.values()) if days is not None]
        if not ages:
            return []
        found = [BoardView(board, name, longest_days(document)) for board, name, document in await self._database.read(board_documents, project)]
        return sorted((board for board in found if board.days > min(ages)), key=lambda board: -board.days)[:_SHOWN]

    async def run(self, clean_up: Callable[[], Awaitable[None]], *, first_s: float = FIRST_S) -> None:
        """Call `clean_up` after `first_s` and then every hour, for ever; `get` says when next."""
        pause_s = first_s
        while True:
            self._next_ms = self._clock.now_ms() + round(pause_s * 1000)
            await asyncio.sleep(pause_s)
            await clean_up()
            pause_s = EVERY_S
