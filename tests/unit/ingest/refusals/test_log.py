from __future__ import annotations

import asyncio

import msgspec
import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.ingest.key import WriteKey
from tidegauge.ingest.raw import ItemError, RawEvent
from tidegauge.ingest.receipt import Receipt
from tidegauge.ingest.refusals.log import MAX_BODY_BYTES, MAX_WAITING, WHOLE_BODY, RefusalLog, RefusedItem

KEY = WriteKey(3, "write", "key-id")


class Store:
    """Keeps what it is given, unless it is down."""

    def __init__(self) -> None:
        self.items: list[RefusedItem] = []
        self.is_down = False

    async def add(self, items: list[RefusedItem]) -> None:
        if self.is_down:
            raise Unavailable("down")
        self.items += items


@pytest.fixture
def log() -> RefusalLog:
    return RefusalLog(ManualClock(1_800_000_000_000))


async def test_refused_items_are_kept_with_their_reason_and_body(log: RefusalLog) -> None:
    errors = [ItemError(0, "timestamp", "not a time"), ItemError(4, "", "not JSON"), ItemError(7, "", "not among the kept ones")]
    log.note(KEY, "events", Receipt(2, 0, 3, errors, refused={0: RawEvent(name="x", timestamp="soon", properties={"a": 1}), 4: b"{broken"}))
    log.note_unreadable(KEY, "points", b"\xff" * (MAX_BODY_BYTES + 9), "not UTF-8")
    store = Store()
    await log.flush(store)
    first, second, whole = store.items
    assert (first.project, first.key, first.call, first.reason, first.field, first.position) == (3, "key-id", "events", "not a time", "timestamp", 0)
    assert msgspec.json.decode(first.body) == {"name": "x", "timestamp": "soon", "properties": {"a": 1}}
    assert (second.body, second.position) == (b"{broken", 4)
    assert (whole.position, len(whole.body), whole.call) == (WHOLE_BODY, MAX_BODY_BYTES, "points")
    await log.flush(store)
    assert len(store.items) == 3


@pytest.mark.hostile(151)
async def test_of_a_flood_the_newest_are_kept(log: RefusalLog) -> None:
    for number in range(MAX_WAITING * 3):
        log.note_unreadable(KEY, "events", str(number).encode(), "bad")
    store = Store()
    await log.flush(store)
    assert [item.body for item in store.items] == [str(number).encode() for number in range(MAX_WAITING * 2, MAX_WAITING * 3)]


async def test_what_cannot_be_saved_waits(log: RefusalLog) -> None:
    store = Store()
    store.is_down = True
    log.note_unreadable(KEY, "events", b"1", "bad")
    with pytest.raises(Unavailable):
        await log.flush(store)
    log.note_unreadable(KEY, "events", b"2", "bad")
    store.is_down = False
    await log.flush(store)
    assert [item.body for item in store.items] == [b"1", b"2"]


async def test_a_cancelled_flush_saves_once(log: RefusalLog) -> None:
    """A write goes on in its thread when the waiting task is cancelled, as at every stop: it must not be repeated."""

    class Slow(Store):
        def __init__(self) -> None:
            super().__init__()
            self.begun, self.may_end = asyncio.Event(), asyncio.Event()

        async def add(self, items: list[RefusedItem]) -> None:
            self.begun.set()
            await self.may_end.wait()
            await super().add(items)

    store = Slow()
    log.note_unreadable(KEY, "events", b"1", "bad")
    flushing = asyncio.create_task(log.flush(store))
    await store.begun.wait()
    flushing.cancel()
    await asyncio.sleep(0)
    store.may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await flushing
    await log.flush(store)
    assert [item.body for item in store.items] == [b"1"]
