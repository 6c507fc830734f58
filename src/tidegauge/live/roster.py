"""Who is connected, and how many connections that may be."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from tidegauge.core.errors import RateLimited, Unavailable
from tidegauge.live.frame import Frame
from tidegauge.live.limits import LiveLimits
from tidegauge.live.messages import Restart

if TYPE_CHECKING:
    from tidegauge.live.connection import Connection


CLOSE_RESTART: Final = 1012
RETURN_MS: Final = 1_000
RETURN_MIN_MS: Final = 50
RETURN_MS_EACH: Final = 2
"""Connections come back at 500 a second at most; each costs a handshake and its snapshots."""


class Presence(msgspec.Struct, frozen=True):
    """Who looks at a project now: different people (and keys), their connections, and those by transport."""

    people: int
    connections: int
    transports: dict[str, int]


class Roster:
    """All open connections of this process."""

    def __init__(self, limits: LiveLimits) -> None:
        self._limits = limits
        self._people: dict[Connection, str | None] = {}
        self._count: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._people)

    def __iter__(self) -> Iterator[Connection]:
        return iter(list(self._people))

    def of(self, person: str) -> list[Connection]:
        """The connections of a person or key."""
        return [connection for connection, known in self._people.items() if known == person]

    def check_room(self, person: str | None) -> None:
        """Raises Unavailable when the server is full, RateLimited when the person has too many connections."""
        if len(self._people) >= self._limits.connections:
            raise Unavailable(f"This server has its limit of {self._limits.connections:,} live connections.", retry_after_s=10)
        self._check_person(person)

    def put(self, connection: Connection) -> None:
        """The connection is open."""
        self._people[connection] = None

    def identify(self, connection: Connection, person: str) -> None:
        """The connection belongs to a person. Raises RateLimited as `check_room`."""
        known = self._people.get(connection)
        if known == person:
            return
        self._check_person(person)
        self._leave(known)
        self._people[connection] = person
        self._count[person] += 1

    def remove(self, connection: Connection) -> None:
        """The connection is gone."""
        self._leave(self._people.pop(connection, None))

    @property
    def person_count(self) -> int:
        """Different people (and keys) who are connected."""
        return len(self._count)

    def transports(self) -> dict[str, int]:
        """Connections by transport."""
        return dict(Counter(connection.transport for connection in self._people))

    def presence(self, project: int) -> Presence:
        """Who looks at a project now."""
        there = [one for one in self._people if one.viewer is not None and one.viewer.project_id == project]
        people = {self._people[one] for one in there}
        return Presence(len(people), len(there), dict(Counter(one.transport for one in there)))

    def send_away(self) -> None:
        """The server stops to start again: everyone is told when to come back, each at another time, and let go."""
        spread_ms = RETURN_MS + RETURN_MS_EACH * len(self._people)
        for connection in self:
            connection.outbox.remark(Frame(msgspec.json.encode(Restart(random.randint(RETURN_MS // 2, spread_ms)))))
            connection.outbox.wire.close(CLOSE_RESTART, "the server restarts")

    def send_back(self, connections: Sequence[Connection]) -> None:
        """These go on with another connection: each is told when to come back, and let go."""
        for connection in connections:
            retry_ms = random.randint(RETURN_MIN_MS, RETURN_MIN_MS + RETURN_MS_EACH * len(connections))
            connection.outbox.remark(Frame(msgspec.json.encode(Restart(retry_ms))))
            connection.outbox.wire.close(CLOSE_RESTART, "what you may see has changed")

    def _check_person(self, person: str | None) -> None:
        if person is not None and self._count[person] >= self._limits.connections_per_person:
            raise RateLimited(f"You have the limit of {self._limits.connections_per_person} live connections open. Close some.", retry_after_s=10)

    def _leave(self, person: str | None) -> None:
        if person is not None:
            self._count[person] -= 1
            if not self._count[person]:
                del self._count[person]
