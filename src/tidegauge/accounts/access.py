"""What a signed-in person may reach now."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from tidegauge.accounts.policy import Permission
from tidegauge.core.clock import Clock

TTL_S: Final = 10.0
"""How long a change made on another node may go unnoticed here."""
_MAX_ENTRIES: Final = 10_000


class ProjectAccess(msgspec.Struct, frozen=True):
    """A project and what the person may do in it, by themselves and through teams together; `role` is the highest of theirs."""

    id: int
    name: str
    timezone: str
    is_demo: bool
    role: str
    is_system: bool = False
    permissions: frozenset[Permission] = frozenset()


class Access(msgspec.Struct, frozen=True):
    """A person (`role`: admin of the installation, or member), their projects, and the zone and language that they want mails in."""

    person_id: str
    email: str
    name: str
    role: str
    projects: tuple[ProjectAccess, ...]
    has_second_factor: bool = False
    timezone: str = ""
    language: str = ""

    def project(self, project_id: int) -> ProjectAccess | None:
        """The project, or None when the person is not in it."""
        return next((project for project in self.projects if project.id == project_id), None)

    @property
    def first_project(self) -> ProjectAccess | None:
        """The first project that is neither a demo nor the product's own, else the first."""
        people = (project for project in self.projects if not (project.is_demo or project.is_system))
        return next(people, self.projects[0] if self.projects else None)


Load = Callable[[str, str], Awaitable[Access | None]]


class AccessCache:
    """Remembers for 10 s what `load(person_id, session_id)` gave. `clear` after every change to people, projects or sessions."""

    def __init__(self, load: Load, clock: Clock) -> None:
        self._load = load
        self._clock = clock
        self._entries: OrderedDict[tuple[str, str], tuple[float, Access]] = OrderedDict()
        self._version = 0
        self.on_clear: Callable[[], None] = lambda: None
        """Called when somebody may be in other places than before."""

    async def get(self, person_id: str, session_id: str) -> Access | None:
        """The access, or None when the person is gone or inactive, or the session has ended."""
        key = (person_id, session_id)
        found = self._entries.get(key)
        if found is not None and self._clock.monotonic_s() < found[0]:
            return found[1]
        version = self._version
        access = await self._load(person_id, session_id)
        self._entries.pop(key, None)
        if access is not None and version == self._version:
            self._entries[key] = (self._clock.monotonic_s() + TTL_S, access)
            if len(self._entries) > _MAX_ENTRIES:
                self._entries.popitem(last=False)
        return access

    def clear(self) -> None:
        """Forget everything; a load that is under way is not remembered."""
        self._version += 1
        self._entries.clear()
        self.on_clear()
