"""What is in memory on its way to the journal, bounded in events and bytes; who comes while it is full waits a moment, unread, and is refused."""

from __future__ import annotations

import asyncio
from typing import Final

from tidegauge.core.errors import Unavailable

PATIENCE_S: Final = 0.025
"""A full room is waited for this long: who is refused sends again at once, and reading that costs what the accepted ones need."""

USUAL_EVENT_BYTES: Final = 250
"""Of a body that is not read yet, to guess its events by."""

RETRY_AFTER_S: Final = 1.0


class Seat:
    """The place of one request; leave it once its events are durable or refused."""

    __slots__ = ("_room", "events", "size_bytes")

    def __init__(self, room: WaitingRoom, events: int, size_bytes: int) -> None:
        self._room = room
        self.events = 0
        self.size_bytes = 0
        self.resize(events, size_bytes)

    def resize(self, events: int, size_bytes: int) -> None:
        """What was guessed is known now. It is not refused any more: the work of reading it is done."""
        self._room.events += events - self.events
        self._room.size_bytes += size_bytes - self.size_bytes
        self.events = events
        self.size_bytes = size_bytes

    def leave(self) -> None:
        """Make room. Does nothing the second time."""
        self.resize(0, 0)
        self._room.call_next()


class WaitingRoom:
    """`events` and `size_bytes` are what it holds now. A single request may be larger than the room while that is empty."""

    def __init__(self, max_events: int, max_bytes: int) -> None:
        self._max_events = max_events
        self._max_bytes = max_bytes
        self._line: dict[asyncio.Future[None], None] = {}  # in the order they came
        self.events = 0
        self.size_bytes = 0

    @property
    def is_full(self) -> bool:
        """Whether a request that comes now has to `wait`."""
        return bool(self._line) or not self._has_room()

    def _has_room(self) -> bool:
        return self.events < self._max_events and self.size_bytes < self._max_bytes

    async def wait(self) -> None:
        """Before a body is read: until there is room, in the order of arrival. Raises Unavailable (with Retry-After) when there is none soon."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line[turn] = None
        try:
            async with asyncio.timeout(PATIENCE_S):
                await turn
        except TimeoutError:
            self.require()
        finally:
            self._line.pop(turn, None)

    def require(self) -> None:
        """Raise Unavailable when there is no room: a body that has arrived is refused before the work of reading it."""
        if not self._has_room():
            raise _full()

    def enter(self, events: int, size_bytes: int) -> Seat:
        """A place for events that are read. Raises Unavailable when they do not fit."""
        if self.events and (self.events + events > self._max_events or self.size_bytes + size_bytes > self._max_bytes):
            raise _full()
        seat = Seat(self, events, size_bytes)
        self.call_next()
        return seat

    def hold(self, size_bytes: int) -> Seat:
        """A place for a body that is read elsewhere, right after `require`: what is ready there finds room here."""
        seat = Seat(self, max(size_bytes // USUAL_EVENT_BYTES, 1), size_bytes)
        self.call_next()
        return seat

    def call_next(self) -> None:
        """Let the first in; it calls the next once it has its place or goes without."""
        while self._line and self._has_room():
            turn = next(iter(self._line))
            del self._line[turn]
            if not turn.done():
                turn.set_result(None)
                return


def _full() -> Unavailable:
    return Unavailable("Too many events wait to be written. Send again later; nothing acknowledged is lost.", retry_after_s=RETRY_AFTER_S)
