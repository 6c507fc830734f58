"""The product reports about itself: its machine each second, itself every ten, how it is used every minute."""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from datetime import UTC, datetime
from typing import Any, Final

import structlog

from tidegauge.accounts.principal import Principal
from tidegauge.app.parts import Parts
from tidegauge.app.self_monitoring.readings import database_sampler, product_sampler
from tidegauge.app.self_monitoring.repository import read_usage, ship_boards
from tidegauge.core.errors import Unavailable
from tidegauge.dashboards.document import outline
from tidegauge.dashboards.library import DEFAULT_VISIBILITY
from tidegauge.dashboards.repository import NewBoard
from tidegauge.dashboards.shipped import SHIPPED
from tidegauge.dashboards.validation import encoded
from tidegauge.ingest.intake import Intake
from tidegauge.ingest.reject import IngestCounters
from tidegauge.telemetry.own_process import OwnProcess
from tidegauge.telemetry.sampler import Sampler

log = structlog.get_logger(__name__)

PRODUCT_S: Final = 10
IDLE_S: Final = 30
"""While nobody looks, samples go in so often: an insert and its merges cost 0.2 s of a core, 2.5 % of it at every ten seconds."""
USAGE_S: Final = 60
MAX_WAITING: Final = 1_200
"""Events that wait while the journal takes none; the oldest go first."""
MAX_PROJECTS: Final = 200

Properties = dict[str, float | str]


def _pause_s(now_ms: int) -> float:
    """To the middle of a second: a sample that is a little late is still of its own second, and charts by the second have no holes."""
    pause_ms = (500 - now_ms) % 1_000
    return (pause_ms if pause_ms >= 100 else pause_ms + 1_000) / 1_000


class SelfMonitor:
    """`run` until the project is deleted. While nobody looks at anything live, the samples of IDLE_S go together."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._host = socket.gethostname()
        self._waiting: deque[dict[str, Any]] = deque(maxlen=MAX_WAITING)
        self._intake = Intake(parts.ingest.committer, parts.ingest.registry, IngestCounters(), parts.clock)
        # What comes before the first sample is counted too.
        self._product, self._database = product_sampler(parts), database_sampler(parts)
        self._sent_before = parts.ingest.registry.totals()

    async def run(self) -> None:
        """Sample and send. Ends when the project is gone; it is there again after the next start."""
        parts = self._parts
        await parts.ingest.warm()
        owner = await parts.accounts.ensure_system_project()
        if owner is None:
            log.warning("self_monitoring_off", reason="there is no administrator who could see it")
            return
        await self._ship_boards(owner)
        machine = await asyncio.to_thread(Sampler, self._host, str(parts.settings.data_dir), ())
        process, database, product = OwnProcess(), self._database, self._product
        second = 0
        while second % PRODUCT_S or await parts.accounts.tenancy.exists(owner.project_id):
            await asyncio.sleep(_pause_s(parts.clock.now_ms()))
            second += 1
            self._note("system_sample", {**await asyncio.to_thread(machine.sample), **process.sample(), **database.sample()})
            if second % PRODUCT_S == 0:
                self._note("product_sample", {"host": self._host, **product.sample()})
                for call in parts.metrics.take_model_calls():
                    self._note("ai_request", {"host": self._host, "model": call.model, "status": call.status})
            if second % USAGE_S == 0:
                await self._note_usage()
            if len(parts.hub.roster) or second % IDLE_S == PRODUCT_S:
                await self._send(owner.project_id)
        log.info("self_monitoring_off", reason="its project was deleted")

    def _note(self, name: str, properties: Properties) -> None:
        moment = datetime.fromtimestamp(self._parts.clock.now_ms() / 1000, UTC).isoformat(timespec="milliseconds")
        self._waiting.append({"name": name, "type": "system", "timestamp": moment, "source": "server", "properties": properties})

    async def _note_usage(self) -> None:
        """How many people, projects and dashboards there are; and what each project sent since the last time."""
        usage = await self._parts.database.read(read_usage, self._parts.clock.now_ms())
        counts = {"people": usage.people, "sessions": usage.sessions, "dashboards": usage.dashboards, "links": usage.links, "projects": len(usage.projects)}
        self._note("usage_sample", {"host": self._host, **counts})
        now = self._parts.ingest.registry.totals()
        grown = {project: total - self._sent_before.get(project, 0) for project, total in now.items() if project in usage.projects}
        self._sent_before = now
        for project, events in sorted(grown.items(), key=lambda item: -item[1])[:MAX_PROJECTS]:
            if events > 0:
                self._note("project_usage", {"host": self._host, "project": usage.projects[project], "events": events})

    async def _send(self, project: int) -> None:
        events = list(self._waiting)
        try:
            await self._intake.submit(project, events)
        except Unavailable as error:
            log.warning("self_monitoring_waits", reason=error.message, events=len(events))
            return
        for _ in events:
            self._waiting.popleft()

    async def _ship_boards(self, owner: Principal) -> None:
        """The dashboards that come with the project, before its first event; later whoever changes or deletes them has the last word."""
        if await self._parts.has_events(owner.project_id):
            return
        library, now_ms = self._parts.dashboards.library, self._parts.clock.now_ms()
        documents = [await library.checked(owner, board()) for board in SHIPPED]
        boards = [
            NewBoard(owner.project_id, owner.person_id, DEFAULT_VISIBILITY, encoded(document), outline(document), now_ms - place)  # the newest is listed first
            for place, document in enumerate(documents)
        ]
        await self._parts.database.write(ship_boards, boards, library.limits.dashboards_per_person)
