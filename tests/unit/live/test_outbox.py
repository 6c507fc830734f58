from __future__ import annotations

import pytest
from tests.unit.live.screens import RecordingWire

from tidegauge.live.frame import Frame
from tidegauge.live.outbox import MAX_REMARKS, Outbox
from tidegauge.live.topic import Subscription


class Counter:
    """A topic that shows how often it changed."""

    def __init__(self) -> None:
        self.followers: dict[Subscription, None] = {}
        self.state = 0

    def frame(self, subscription: Subscription) -> Frame:
        return Frame(b'{"%s":%d}' % (subscription.id.encode(), self.state))


def _subscription(id_: str, topic: Counter, outbox: Outbox) -> Subscription:
    return Subscription(id_, b"", topic, outbox, lambda *_, **__: None)


def test_news_are_written_at_once_while_the_peer_reads() -> None:
    wire, topic = RecordingWire(), Counter()
    outbox = Outbox(wire)
    outbox.offer(_subscription("a", topic, outbox))
    assert wire.messages == [{"a": 0}]
    assert outbox.sent == 1


@pytest.mark.req("E7")
@pytest.mark.hostile(99)
def test_a_stalled_peer_gets_the_latest_state_of_each_subscription_once_it_reads() -> None:
    wire, topic = RecordingWire(), Counter()
    outbox = Outbox(wire)
    subscriptions = [_subscription(name, topic, outbox) for name in "ab"]
    wire.can_write = False
    for topic.state in range(1, 1001):
        for subscription in subscriptions:
            outbox.offer(subscription)
    assert wire.frames == []
    wire.resume()
    assert wire.messages == [{"a": 1000}, {"b": 1000}]
    assert not outbox.is_waiting


def test_a_flush_stops_when_the_wire_fills_again() -> None:
    wire, topic = RecordingWire(), Counter()
    outbox = Outbox(wire)
    wire.can_write = False
    for name in "abc":
        outbox.offer(_subscription(name, topic, outbox))
    outbox.remark(Frame(b'"first"'))

    def write_one(frame: Frame) -> None:
        wire.frames.append(frame)
        wire.can_write = len(wire.frames) % 2 == 1

    wire.write = write_one  # type: ignore[method-assign]
    wire.resume()
    assert wire.messages == ["first", {"a": 0}]
    wire.resume()
    assert wire.messages == ["first", {"a": 0}, {"b": 0}, {"c": 0}]


def test_what_was_unsubscribed_is_not_sent_later() -> None:
    wire, topic = RecordingWire(), Counter()
    outbox = Outbox(wire)
    subscription = _subscription("a", topic, outbox)
    wire.can_write = False
    outbox.offer(subscription)
    outbox.forget(subscription)
    wire.resume()
    assert wire.frames == []


def test_remarks_to_a_peer_that_does_not_read_are_bounded() -> None:
    wire = RecordingWire()
    outbox = Outbox(wire)
    wire.can_write = False
    for number in range(MAX_REMARKS + 50):
        outbox.remark(Frame(b"%d" % number))
    wire.resume()
    assert len(wire.frames) == MAX_REMARKS
    assert wire.messages[-1] == MAX_REMARKS + 49


def test_the_length_of_a_stall_is_known() -> None:
    wire = RecordingWire()
    outbox = Outbox(wire)
    assert outbox.stalled_s(5.0) == 0
    wire.can_write = False
    assert outbox.stalled_s(10.0) == 0
    assert outbox.stalled_s(40.0) == 30
    wire.can_write = True
    assert outbox.stalled_s(50.0) == 0
