"""The newest refused items of every project: gathered in memory, saved every second."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from random import Random
from typing import Any, Final, Literal, NamedTuple, Protocol

import msgspec

from tidegauge.contracts.key import WriteKey
from tidegauge.core.clock import Clock
from tidegauge.ingest.receipt import Receipt

Call = Literal["events", "points"]
MAX_BODY_BYTES: Final = 16 * 1024
MAX_WAITING: Final = 100
"""Items of a project that are saved together: of a flood of refusals the newest of each second are kept."""

WHOLE_BODY: Final = -1
_to_json = msgspec.json.Encoder().encode


class RefusedItem(NamedTuple):
    """An item and why it was refused. `position`: its index in the request, WHOLE_BODY for a request that could not be read. `body` is cut at 16 KiB."""

    id: str
    project: int
    at_ms: int
    key: str
    call: Call
    reason: str
    field: str
    position: int
    body: bytes


class RefusalStore(Protocol):
    """Keeps refused items over a restart."""

    async def add(self, items: list[RefusedItem]) -> None:
        """Save items, and let go of the oldest beyond what is kept of a project."""
        ...


class RefusalLog:
    """`note` costs nothing but for refused items. Of projects that `hides_bodies` says yes to only the reasons are kept: their privacy rules cannot be held
    against what could not be read."""

    def __init__(self, clock: Clock, hides_bodies: Callable[[int], bool] = lambda _: False) -> None:
        self._clock = clock
        self._hides_bodies = hides_bodies
        self._waiting: dict[int, deque[RefusedItem]] = {}
        self._count = Random().getrandbits(40)
        self._flushing = asyncio.Lock()

    def note(self, key: WriteKey, call: Call, receipt: Receipt) -> None:
        """Take the refused items of an answered request."""
        for error in receipt.errors:
            if error.index in receipt.refused:
                self._take(key, call, error.reason, error.field, error.index, _body(receipt.refused[error.index]))

    def note_unreadable(self, key: WriteKey, call: Call, body: bytes, reason: str) -> None:
        """Take a request that could not be read at all."""
        self._take(key, call, reason, "", WHOLE_BODY, body)

    async def flush(self, store: RefusalStore) -> None:
        """Save what was taken since the last time; what cannot be saved waits for the next. A flush that is cancelled still waits for its write."""
        async with self._flushing:
            waiting, self._waiting = self._waiting, {}
            if not waiting:
                return
            adding = asyncio.ensure_future(store.add([item for items in waiting.values() for item in items]))
            try:
                await asyncio.shield(adding)
            finally:
                if not adding.done():
                    await asyncio.wait([adding])
                if adding.cancelled() or adding.exception() is not None:
                    self._put_back(waiting)

    def _put_back(self, waiting: dict[int, deque[RefusedItem]]) -> None:
        for project, items in self._waiting.items():
            waiting.setdefault(project, deque(maxlen=MAX_WAITING)).extend(items)
        self._waiting = waiting

    def _take(self, key: WriteKey, call: Call, reason: str, field: str, index: int, body: bytes) -> None:
        now_ms, self._count = self._clock.now_ms(), self._count + 1
        item_id = f"{now_ms:012x}{self._count:012x}"  # sorts by time also within a millisecond
        kept = b"" if self._hides_bodies(key.project) else body[:MAX_BODY_BYTES]
        item = RefusedItem(item_id, key.project, now_ms, key.id, call, reason[:300], field[:200], index, kept)
        self._waiting.setdefault(key.project, deque(maxlen=MAX_WAITING)).append(item)


def _body(item: Any) -> bytes:
    """The item as JSON; unreadable ones as they came."""
    if isinstance(item, bytes):
        return item
    fields = {name: getattr(item, name, None) for name in item.__struct_fields__}
    return _to_json({name: value for name, value in fields.items() if value is not None and value is not msgspec.UNSET})
