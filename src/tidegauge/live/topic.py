"""Something that many can follow, and one follower of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from tidegauge.core.errors import TidegaugeError

if TYPE_CHECKING:
    from tidegauge.live.frame import Frame


class OnFault(Protocol):
    """Takes what went wrong with a subscription's topic; `is_final`: nothing more will come of it."""

    def __call__(self, subscription: Subscription, error: TidegaugeError, *, is_final: bool) -> None: ...


class Outlet(Protocol):
    """Where the news of a subscription goes. `min_interval_s`: how often it wants them at most."""

    @property
    def min_interval_s(self) -> float: ...

    def offer(self, subscription: Subscription) -> None:
        """Its topic has another state."""
        ...

    def remark(self, frame: Frame) -> None:
        """Something that is nobody's state, such as a fault."""
        ...

    def forget(self, subscription: Subscription) -> None:
        """It has ended."""
        ...


class Topic(Protocol):
    """State that changes, and how to show it."""

    followers: dict[Subscription, None]

    def frame(self, subscription: Subscription) -> Frame:
        """The message that brings this subscription up to date, marking it as seen. Equal messages are one Frame."""
        ...


class Subscription:
    """One connection's interest in a topic, under the connection's own name `id`.

    `seen`: the version it was last sent, -1 before the snapshot. `prefix`: its own part of each message. `on_fault`: told what went wrong with the topic.
    `wants_changes`: it has what it was sent before, so that a message may tell only what changed since.
    """

    __slots__ = ("id", "on_fault", "outbox", "prefix", "seen", "topic", "wants_changes")

    def __init__(self, id_: str, prefix: bytes, topic: Topic, outbox: Outlet, on_fault: OnFault) -> None:
        self.id = id_
        self.prefix = prefix
        self.topic = topic
        self.outbox = outbox
        self.on_fault = on_fault
        self.seen = -1
        self.wants_changes = False


def fan_out(topic: Topic, slice_size: int = 250) -> Iterator[None]:
    """Offer the topic's state to all its followers; pauses after each `slice_size` of them so that the caller can let others run."""
    followers = iter(list(topic.followers))
    while part := list(islice(followers, slice_size)):
        for subscription in part:
            if subscription in topic.followers:
                subscription.outbox.offer(subscription)
        yield
