"""All breakers of a process: made here, shown here, and their parts pinged from here."""

from __future__ import annotations

import asyncio
import random
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from tidegauge.core.clock import Clock
from tidegauge.telemetry.breakers.breaker import BreakerReport, PartBreaker, Ping
from tidegauge.telemetry.breakers.policy import BreakerState, Policy

PAUSE_S: Final = 0.25
MAX_PLACES: Final = 1_000
STATE_NUMBERS: Final[dict[BreakerState, int]] = {"closed": 0, "half_open": 1, "open": 2}


class PlaceBreakers:
    """Implements contracts.breaker.Breakers: a breaker for each host or address of one kind, the least recently used forgotten beyond MAX_PLACES."""

    def __init__(self, kind: str, policy: Policy, clock: Clock, luck: Callable[[], float]) -> None:
        self.kind = kind
        self._policy, self._clock, self._luck = policy, clock, luck
        self._places: OrderedDict[str, PartBreaker] = OrderedDict()

    def of(self, place: str) -> PartBreaker:
        """See Breakers."""
        found = self._places.get(place)
        if found is None:
            found = self._places[place] = PartBreaker(f"{self.kind} {place}", self._policy, self._clock, luck=self._luck())
            if len(self._places) > MAX_PLACES:
                self._places.popitem(last=False)
        self._places.move_to_end(place)
        return found

    def reports(self) -> list[BreakerReport]:
        """How those stand that are not closed."""
        return [breaker.report() for breaker in self._places.values() if not breaker.is_closed]


class BreakerBoard:
    """`luck` gives numbers from 0 to 1. `run` pings parts."""

    def __init__(self, clock: Clock, *, luck: Callable[[], float] = random.random) -> None:
        self._clock, self._luck = clock, luck
        self._parts: dict[str, PartBreaker] = {}
        self._kinds: dict[str, PlaceBreakers] = {}

    def add(self, part: str, policy: Policy, ping: Ping | None = None) -> PartBreaker:
        """A breaker for one part."""
        made = self._parts[part] = PartBreaker(part, policy, self._clock, luck=self._luck(), ping=ping)
        return made

    def set_ping(self, part: str, ping: Ping) -> None:
        """Give a part its ping, once there is something to ask. A part without a breaker needs none."""
        if part in self._parts:
            self._parts[part].ping = ping

    def add_places(self, kind: str, policy: Policy) -> PlaceBreakers:
        """Breakers for many places of a kind."""
        made = self._kinds[kind] = PlaceBreakers(kind, policy, self._clock, self._luck)
        return made

    def reports(self) -> list[BreakerReport]:
        """How every part's breaker stands."""
        return [breaker.report() for breaker in self._parts.values()]

    def place_reports(self) -> list[BreakerReport]:
        """The places whose breakers are not closed. Their names are hosts that somebody typed: for administrators of the installation."""
        return [report for kind in self._kinds.values() for report in kind.reports()]

    def find(self, part: str) -> BreakerReport | None:
        """How a part's breaker stands; None for a part without one."""
        breaker = self._parts.get(part)
        return None if breaker is None else breaker.report()

    def states(self) -> dict[str, float]:
        """Part or kind -> 0 closed, 1 half-open, 2 open; of a kind that of its worst place."""
        parts = {part: float(STATE_NUMBERS[breaker.report().state]) for part, breaker in self._parts.items()}
        kinds = {kind: float(max((STATE_NUMBERS[report.state] for report in found.reports()), default=0)) for kind, found in self._kinds.items()}
        return parts | kinds

    def refusals(self) -> dict[str, float]:
        """Part -> callers that were refused since the start."""
        return {part: float(breaker.report().refused) for part, breaker in self._parts.items()}

    async def run(self) -> None:
        """Ping what needs it, forever; for the supervisor."""
        while True:
            await asyncio.sleep(PAUSE_S * (0.5 + self._luck()))
            await self.probe()

    async def probe(self) -> None:
        """One round: each part that fails, is open and has waited, or was not used lately gets one ping, all at the same time."""
        await asyncio.gather(*(breaker.probe() for breaker in self._parts.values()), return_exceptions=True)  # the breakers have counted what was raised
