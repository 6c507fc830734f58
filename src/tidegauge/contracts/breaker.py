"""What stands before a part outside of this process, so that one that is down costs its callers nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Final, Protocol


class Breaker(Protocol):
    """Opens after failures in a row; while it is open nobody is let through but a probe now and then."""

    @property
    def is_closed(self) -> bool:
        """Whether callers are let through."""
        ...

    def guard(self) -> AbstractAsyncContextManager[None]:
        """Around one use of the part: what is raised inside is counted. Raises Unavailable at once, with the time to wait, while it is open."""
        ...


class Breakers(Protocol):
    """A breaker for each of many places of one kind."""

    def of(self, place: str) -> Breaker:
        """The breaker before a place, such as a host's name."""
        ...


class Unguarded:
    """No breaker: everybody is let through. For a part that runs without one."""

    is_closed = True

    @asynccontextmanager
    async def guard(self) -> AsyncIterator[None]:
        """See Breaker."""
        yield

    def of(self, place: str) -> Unguarded:
        """See Breakers."""
        return self


UNGUARDED: Final = Unguarded()
