from __future__ import annotations

from tests.unit.live.screens import RecordingWire

from tidegauge.live.frame import Frame
from tidegauge.live.outbox import Outbox
from tidegauge.live.topic import Subscription, fan_out


class Still:
    """A topic with one frame."""

    def __init__(self) -> None:
        self.followers: dict[Subscription, None] = {}
        self.made = Frame(b"1")

    def frame(self, subscription: Subscription) -> Frame:
        return self.made


def _follow(topic: Still) -> tuple[Subscription, RecordingWire]:
    wire = RecordingWire()
    subscription = Subscription("q", b"", topic, Outbox(wire), lambda *_, **__: None)
    topic.followers[subscription] = None
    return subscription, wire


def test_all_followers_get_the_same_frame_in_slices() -> None:
    topic = Still()
    wires = [_follow(topic)[1] for _ in range(5)]
    slices = list(fan_out(topic, slice_size=2))
    assert len(slices) == 3
    assert all(wire.frames == [topic.made] for wire in wires)


def test_who_leaves_between_slices_gets_nothing() -> None:
    topic = Still()
    _follow(topic)
    late, wire = _follow(topic)
    slices = fan_out(topic, slice_size=1)
    next(slices)
    del topic.followers[late]
    assert list(slices) == [None]
    assert wire.frames == []
