from __future__ import annotations

import asyncio

import pytest
from tests.unit.live.screens import RecordingWire

from tidegauge.core.clock import ManualClock
from tidegauge.live.frame import Frame
from tidegauge.live.limits import LiveLimits
from tidegauge.live.outbox import Outbox
from tidegauge.live.publisher import Publisher
from tidegauge.live.topic import Subscription


class Gauge:
    """A changing topic that records its advances; each may take time of the clock."""

    def __init__(self, clock: ManualClock | None = None, cost_ms: int = 0) -> None:
        self.followers: dict[Subscription, None] = {}
        self.published_s = float("-inf")
        self.min_interval_s = 0.0
        self.receipts: list[int | None] = []
        self.sent_after: list[int] = []
        self.is_news = True
        self._clock, self._cost_ms = clock, cost_ms

    def advance(self, receipt_ms: int | None) -> bool:
        self.receipts.append(receipt_ms)
        if self._clock is not None:
            self._clock.advance(self._cost_ms)
        return self.is_news

    def sent(self) -> None:
        self.sent_after.append(len(self.receipts))

    def frame(self, subscription: Subscription) -> Frame:
        return Frame(b"%d" % len(self.receipts))


def _followed(gauge: Gauge) -> RecordingWire:
    wire = RecordingWire()
    gauge.followers[Subscription("q", b"", gauge, Outbox(wire), lambda *_, **__: None)] = None
    return wire


async def _turns(count: int = 5) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


@pytest.mark.req("E6")
async def test_the_first_change_after_quiet_goes_out_in_the_same_turn() -> None:
    clock = ManualClock()
    publisher, gauge = Publisher(clock.monotonic_s, LiveLimits()), Gauge()
    wire = _followed(gauge)
    publisher.mark(gauge, 123)
    publisher.kick()
    assert wire.messages == [1]
    assert gauge.receipts == [123]
    assert gauge.sent_after == [1], "told once it was offered to everyone"
    publisher.stop()


async def test_changes_within_the_interval_are_one_message_with_the_oldest_receipt() -> None:
    clock = ManualClock()
    publisher, gauge = Publisher(clock.monotonic_s, LiveLimits(publish_min_ms=25)), Gauge()
    wire = _followed(gauge)
    publisher.mark(gauge, 1)
    publisher.kick()
    for receipt_ms in (None, 2, 3):
        clock.advance(8)
        publisher.mark(gauge, receipt_ms)
        publisher.kick()
    assert wire.messages == [1]
    clock.advance(1)
    publisher.kick()
    assert wire.messages == [1, 2]
    assert gauge.receipts == [1, 2]
    publisher.stop()


async def test_what_reads_as_before_is_not_sent() -> None:
    publisher, gauge = Publisher(ManualClock().monotonic_s, LiveLimits()), Gauge()
    wire = _followed(gauge)
    gauge.is_news = False
    publisher.mark(gauge, None)
    publisher.kick()
    assert gauge.receipts == [None]
    assert wire.frames == []
    assert publisher.updates == 0


async def test_a_long_round_leaves_the_loop_to_others_between_slices() -> None:
    clock = ManualClock()
    publisher = Publisher(clock.monotonic_s, LiveLimits(slice_ms=8))
    gauges = [Gauge(clock, cost_ms=5) for _ in range(6)]
    wires = [_followed(gauge) for gauge in gauges]
    for gauge in gauges:
        publisher.mark(gauge, None)
    publisher.kick()
    assert [len(wire.frames) for wire in wires] == [1, 1, 0, 0, 0, 0]
    publisher.kick()  # a round is under way: nothing is sent out of turn
    await _turns()
    assert [len(wire.frames) for wire in wires] == [1] * 6
    publisher.stop()


@pytest.mark.hostile(257)
async def test_a_topic_that_fails_does_not_stop_the_others() -> None:
    publisher = Publisher(ManualClock().monotonic_s, LiveLimits())
    failing, sound = Gauge(), Gauge()
    wire = _followed(sound)

    def fail(receipt_ms: int | None) -> bool:
        raise ZeroDivisionError

    failing.advance = fail  # type: ignore[method-assign]
    publisher.mark(failing, None)
    publisher.mark(sound, None)
    with pytest.raises(ZeroDivisionError):
        publisher.kick()
    await _turns()
    assert wire.messages == [1]
    publisher.stop()


async def test_a_forgotten_topic_is_not_shown() -> None:
    publisher, gauge = Publisher(ManualClock().monotonic_s, LiveLimits()), Gauge()
    publisher.mark(gauge, None)
    publisher.forget(gauge)
    publisher.kick()
    assert gauge.receipts == []
