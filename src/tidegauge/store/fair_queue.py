"""Lets callers to a number of slots: at once while there are any, and else in turns, so that nobody waits behind all that one caller asks."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial


class FairQueue:
    """`slots` are held at once. One caller has all but one of them at most, of a single slot that one.

    A slot that comes free goes to the waiting caller who holds the fewest, and among equals to the one who is without a turn the longest; each
    caller's own come in their order. So of two callers the one that asks little is next, however much the other has waiting, and nobody starves.
    """

    def __init__(self, slots: int) -> None:
        self._free = slots
        self._share = max(slots - 1, 1)
        self._held: dict[str, int] = {}
        self._lines: dict[str, deque[_Turn]] = {}  # the next turn first

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return sum(map(len, self._lines.values()))

    def is_open_to(self, caller: str) -> bool:
        """Whether the caller would not wait. While a slot is free, all who wait hold their share."""
        return self._free > 0 and self._held.get(caller, 0) < self._share

    async def enter(self, caller: str, wait_s: float) -> Callable[[], None]:
        """Take a slot; call what this gives once, to let go of it. Raises TimeoutError when the turn does not come in time."""
        return await enter_first([self], caller, wait_s)

    def _forget(self, caller: str, turn: _Turn) -> None:
        if (line := self._lines.get(caller)) is None:
            return
        with suppress(ValueError):  # passed over already
            line.remove(turn)
        if not line:
            del self._lines[caller]

    def _join(self, caller: str, turn: _Turn) -> None:
        self._lines.setdefault(caller, deque()).append(turn)

    def _take(self, caller: str) -> None:
        self._free -= 1
        self._held[caller] = self._held.get(caller, 0) + 1

    def _leave(self, caller: str) -> None:
        self._free += 1
        if (held := self._held.pop(caller)) > 1:
            self._held[caller] = held - 1
        while self._free and (open_ := [name for name in self._lines if self._held.get(name, 0) < self._share]):
            self._let_in(min(open_, key=lambda name: self._held.get(name, 0)))

    def _let_in(self, caller: str) -> None:
        line = self._lines[caller]
        while line and line[0].done():  # gone, though its task has not run since
            line.popleft()
        if line:
            self._take(caller)
            line.popleft().set_result(self)
        del self._lines[caller]
        if line:
            self._lines[caller] = line  # the last now


_Turn = asyncio.Future[FairQueue]
"""Resolved by the queue that lets its owner in, who may wait in several."""


async def enter_first(queues: Sequence[FairQueue], caller: str, wait_s: float) -> Callable[[], None]:
    """A slot of whichever queue has one for the caller first, the earlier named if several do. As `FairQueue.enter`."""
    for queue in queues:
        if queue.is_open_to(caller):
            queue._take(caller)
            return partial(queue._leave, caller)
    turn: _Turn = asyncio.get_running_loop().create_future()
    for queue in queues:
        queue._join(caller, turn)
    try:
        async with asyncio.timeout(wait_s):
            found = await turn
    except BaseException:  # catch-all: whatever ends the wait, the slot is given back if the turn came just as the caller went
        if not turn.cancelled():
            turn.result()._leave(caller)
        raise
    finally:
        for queue in queues:
            queue._forget(caller, turn)
    return partial(found._leave, caller)
