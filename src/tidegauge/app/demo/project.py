"""The demo project: sample traffic through the ordinary intake, until someone deletes it."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import structlog

from tidegauge.accounts.office import Accounts
from tidegauge.app.demo.stream import DemoStream
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import HOUR_MS
from tidegauge.dashboards.templates.maker import Maker
from tidegauge.ingest.intake import Intake
from tidegauge.ingest.registry import SchemaRegistry

log = structlog.get_logger(__name__)

HISTORY_HOURS: Final = 12 * 7 * 24.0
"""Weeks enough for cohorts to come back in."""
_SEED: Final = 20_261_122
_LOOK_S: Final = 1.0


BOARDS: Final = ("api", "web", "ecommerce")
"""Templates whose questions the shop's events answer; the last one is listed first."""


class DemoProject:
    """`run` makes the project with some dashboards, fills its history and streams until it is deleted."""

    def __init__(self, accounts: Accounts, maker: Maker, intake: Intake, registry: SchemaRegistry, clock: Clock) -> None:
        self._accounts = accounts
        self._maker = maker
        self._intake = intake
        self._registry = registry
        self._clock = clock

    async def run(self) -> None:
        """Make the project when there is none; fill in what is missing since its last event, at most HISTORY_HOURS."""
        project = await self._accounts.ensure_demo_project()
        now_ms = self._clock.now_ms()
        last_ms = max((seen.last_seen_ms for seen in self._registry.snapshot(project).events.values()), default=0)
        owner = await self._accounts.first_admin(project)
        if last_ms == 0 and owner is not None:
            for key in BOARDS:
                await self._maker.make(owner, key, with_samples=False)
        hours = min(HISTORY_HOURS, (now_ms - last_ms) / HOUR_MS)

        async def submit(events: list[dict[str, Any]]) -> None:
            await self._intake.submit(project, events)

        stream = DemoStream(submit, self._clock, _SEED + now_ms // 1000)
        tasks = [asyncio.ensure_future(work) for work in (stream.run(), stream.backfill(hours))]
        try:
            while await self._accounts.tenancy.exists(project):
                for task in tasks:
                    if task.done() and task.exception() is not None:
                        task.result()
                await asyncio.sleep(_LOOK_S)
            log.info("demo_stopped", reason="the project was deleted")
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
