"""The sample traffic over time: history in the background, newest first, then live."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import Awaitable, Callable, Iterator
from random import Random
from typing import Any, Final

from tidegauge.app.demo.session import MEAN_EVENTS, Session, session_events
from tidegauge.app.demo.traffic import growth, rhythm
from tidegauge.app.demo.visitor import MEAN_VISITS, Visitor, draw_visitor
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Unavailable
from tidegauge.core.time_range import HOUR_MS, MINUTE_MS

Submit = Callable[[list[dict[str, Any]]], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]

SLICE_EVENTS: Final = 250
"""Events made at a time: about 3 ms of the event loop."""

CHUNK_EVENTS: Final = 1500
"""Events sent at a time. With 250 the journal's and store's work for each batch made an event of history cost 240 us."""

REST: Final = 1.0
"""Seconds of rest for each second of work while history is filled in, so that the server stays responsive."""

BIRTHS_A_TURN: Final = 200
MOST: Final = 1.5
"""Above every value of the rhythm."""


class DemoStream:
    """The traffic of one sample project. `submit` takes events in the native wire format and returns when they are accepted (Unavailable: it is
    tried again). The same seed and start give the same people. `events_per_second` is the day's mean; the rhythm goes from half to one and a half
    of it."""

    def __init__(self, submit: Submit, clock: Clock, seed: int, *, events_per_second: float = 20.0, sleep: Sleep = asyncio.sleep) -> None:
        self._submit = submit
        self._clock = clock
        self._sleep = sleep
        self._random = Random(seed)
        self._tag = f"{seed & 0xFFFFFF:06x}"  # a later run's people and sessions are others
        self._births_per_ms = events_per_second / MEAN_EVENTS / MEAN_VISITS / 1000
        self._visitors = 0
        self._sessions = 0
        self._planned: list[tuple[int, int, Session]] = []
        self._due: list[tuple[int, int, dict[str, Any]]] = []
        self._sequence = 0
        self._lived_ms = clock.now_ms()

    async def backfill(self, hours: float) -> int:
        """Send the last `hours` of traffic, at most half of one core; gives the number of events. Visits that reach beyond now go on in `run`, which may
        run at the same time."""
        now_ms = self._clock.now_ms()
        self._lived_ms = max(self._lived_ms, now_ms)
        sessions = await self._past_sessions(now_ms - int(hours * HOUR_MS), now_ms)
        sent, chunk, made, began = 0, list[dict[str, Any]](), 0, time.perf_counter()
        for session in reversed(sessions):
            chunk += self._events_until(session, now_ms)
            if len(chunk) - made < SLICE_EVENTS:
                continue
            made = len(chunk)
            if made >= CHUNK_EVENTS:
                await self._send(chunk)
                sent += made
                chunk, made = [], 0
            await self._sleep((time.perf_counter() - began) * REST)
            began = time.perf_counter()
        if chunk:
            await self._send(chunk)
        return sent + len(chunk)

    async def run(self) -> None:
        """Send live traffic until cancelled, a few times a second at uneven steps."""
        while True:
            now_ms = self._clock.now_ms()
            self._lived_ms = max(self._lived_ms, now_ms - MINUTE_MS)  # no flood after the machine slept
            due = self.due_events(now_ms)
            if due:
                await self._send(due)
            await self._sleep(self._random.uniform(0.12, 0.5))

    def due_events(self, now_ms: int) -> list[dict[str, Any]]:
        """The events between the last call and now, in order of time."""
        for start_ms, visitor in self._births(self._lived_ms, now_ms, is_history=False):
            self._plan(start_ms, 0, visitor)
        self._lived_ms = max(self._lived_ms, now_ms)
        while self._planned and self._planned[0][0] <= now_ms:
            session = heapq.heappop(self._planned)[2]
            for due_ms, event in session_events(session, self._random):
                self._push(due_ms, event)
            self._plan_return(session)
        events = []
        while self._due and self._due[0][0] <= now_ms:
            events.append(heapq.heappop(self._due)[2])
        return events

    def _events_until(self, session: Session, now_ms: int) -> list[dict[str, Any]]:
        events = []
        for due_ms, event in session_events(session, self._random):
            if due_ms > now_ms:
                self._push(due_ms, event)
            else:
                events.append(event)
        return events

    async def _past_sessions(self, from_ms: int, to_ms: int) -> list[Session]:
        """Visits of the people first seen in the range, by time; those that fall after it are planned. Rests often: a week has 100,000."""
        sessions: list[Session] = []
        for born_ms, visitor in self._births(from_ms, to_ms, is_history=True):
            start_ms: int | None = born_ms
            visit = 0
            while start_ms is not None and start_ms < to_ms:
                sessions.append(self._session(start_ms, visit, visitor))
                visit += 1
                start_ms = visitor.next_visit_ms(start_ms, self._random)
            if start_ms is not None:
                self._plan(start_ms, visit, visitor)
            if self._visitors % BIRTHS_A_TURN == 0:
                await self._sleep(0.005)
        return sorted(sessions, key=lambda session: session.start_ms)

    def _births(self, from_ms: int, to_ms: int, *, is_history: bool) -> Iterator[tuple[int, Visitor]]:
        """First visits in the range: a Poisson process whose rate follows the rhythm (by thinning, after Lewis and Shedler 1979), an hour at a time,
        because weeks ago there were few."""
        random = self._random
        for begin_ms in range(from_ms, to_ms, HOUR_MS):
            end_ms = min(begin_ms + HOUR_MS, to_ms)
            most = MOST * (growth(to_ms - end_ms) if is_history else 1.0)
            instant = begin_ms + random.expovariate(self._births_per_ms * most)
            while instant < end_ms:
                share = rhythm(int(instant)) * (growth(to_ms - int(instant)) if is_history else 1.0)
                if random.random() * most < share:
                    self._visitors += 1
                    yield int(instant), draw_visitor(f"u{self._tag}-{self._visitors}", random)
                instant += random.expovariate(self._births_per_ms * most)

    def _session(self, start_ms: int, visit: int, visitor: Visitor) -> Session:
        self._sessions += 1
        return Session(f"s{self._tag}-{self._sessions}", start_ms, visit, visitor)

    def _plan(self, start_ms: int, visit: int, visitor: Visitor) -> None:
        session = self._session(start_ms, visit, visitor)
        heapq.heappush(self._planned, (start_ms, self._sessions, session))

    def _plan_return(self, session: Session) -> None:
        again_ms = session.visitor.next_visit_ms(session.start_ms, self._random)
        if again_ms is not None:
            self._plan(again_ms, session.visit + 1, session.visitor)

    def _push(self, due_ms: int, event: dict[str, Any]) -> None:
        self._sequence += 1
        heapq.heappush(self._due, (due_ms, self._sequence, event))

    async def _send(self, events: list[dict[str, Any]]) -> None:
        while True:
            try:
                return await self._submit(events)
            except Unavailable as busy:
                await self._sleep(busy.retry_after_s or 1.0)
