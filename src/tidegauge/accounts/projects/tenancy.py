"""Making and deleting projects."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

import structlog

from tidegauge.accounts.access import AccessCache, ProjectAccess
from tidegauge.accounts.keys.key_ring import KeyRing
from tidegauge.accounts.policy import OF_ROLE
from tidegauge.accounts.projects.project import NewProject, checked_project
from tidegauge.accounts.projects.repository import change_project, create_project, deleted_projects, mark_deleted, project_ids, project_timezone, remove_project
from tidegauge.core.clock import Clock
from tidegauge.core.errors import NotFound, TidegaugeError
from tidegauge.core.retries import Retries
from tidegauge.meta.database import Database

FIRST_WAIT_S: Final = 10.0
LONGEST_WAIT_S: Final = 600.0

Erase = Callable[[int], Awaitable[None]]

log = structlog.get_logger(__name__)


class Tenancy:
    """Projects come at once; they go in two steps, so that a crash between them leaves nothing behind: hidden first, dropped when erased."""

    def __init__(self, database: Database, keys: KeyRing, access: AccessCache, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._access = access
        self._clock = clock
        self._deleted = asyncio.Event()
        self.retries = Retries(clock, first_s=FIRST_WAIT_S, longest_s=LONGEST_WAIT_S)
        self._zones: dict[int, str] = {}  # a project's zone hardly ever changes, and every question asks for it

    async def create(self, new: NewProject, person_id: str) -> ProjectAccess:
        """A new project with the person as its admin. Raises InvalidInput for its name or zone."""
        new = checked_project(new)
        project_id = await self._database.write(
            create_project, name=new.name, timezone=new.timezone, is_demo=False, admin_id=person_id, now_ms=self._clock.now_ms()
        )
        self._access.clear()
        return ProjectAccess(project_id, new.name, new.timezone, False, "admin", permissions=OF_ROLE["admin"])

    async def change(self, project_id: int, new: NewProject) -> None:
        """Another name and zone; open live connections keep the zone they began with. Raises InvalidInput."""
        new = checked_project(new)
        await self._database.write(change_project, project_id, name=new.name, timezone=new.timezone)
        self._access.clear()
        self._zones.pop(project_id, None)

    async def delete(self, project_id: int) -> None:
        """Hide the project and stop its keys; its events are erased by `erase_deleted`."""
        await self._database.write(mark_deleted, project_id, self._clock.now_ms())
        self._access.clear()
        self._zones.pop(project_id, None)
        await self._keys.refresh()
        self._deleted.set()

    async def timezone(self, project_id: int) -> str:
        """The project's zone. Raises NotFound."""
        known = self._zones.get(project_id)
        if known is None:
            known = await self._database.read(project_timezone, project_id)
            if known is None:
                raise NotFound("There is no such project.")
            self._zones[project_id] = known
        return known

    async def exists(self, project_id: int) -> bool:
        """Whether the project is there and not about to go."""
        return await self._database.read(project_timezone, project_id) is not None

    async def all_ids(self) -> list[int]:
        """Every project's id."""
        return await self._database.read(project_ids)

    async def erase_deleted(self, erase: Erase) -> None:
        """Runs for ever: `erase_pending` at once, for what an earlier run left, after every deletion, and when one that failed is due again."""
        while True:
            self._deleted.clear()
            await self.erase_pending(erase)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._deleted.wait(), self.retries.next_s())

    async def erase_pending(self, erase: Erase) -> None:
        """Have the events of every deleted project erased, then drop the project. One that fails is tried again later, and holds up no other."""
        pending = await self._database.read(deleted_projects)
        self.retries.keep(map(str, pending))
        for project_id in pending:
            if self.retries.is_due(str(project_id)):
                await self._erase(project_id, erase)

    async def _erase(self, project_id: int, erase: Erase) -> None:
        try:
            await erase(project_id)
            await self._database.write(remove_project, project_id)
        except Exception as error:  # noqa: BLE001 - catch-all: whatever keeps this one from going is said, and the others go
            failure = self.retries.fail(str(project_id), error.message if isinstance(error, TidegaugeError) else repr(error))
            log.warning("erasure_postponed", project=project_id, attempts=failure.attempts, error=failure.reason)
        else:
            self.retries.keep(failure.name for failure in self.retries.failures() if failure.name != str(project_id))
            log.info("project_erased", project_id=project_id)
