"""What one connection still has to be sent: latest state wins, so a slow reader costs a set of names, never a queue of frames."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from tidegauge.live.frame import Frame

if TYPE_CHECKING:
    from tidegauge.live.topic import Subscription

MAX_REMARKS: Final = 256
"""Faults and pongs kept for a peer that does not read; the oldest go first."""


class Wire(Protocol):
    """Takes frames until the peer stops reading. Nothing here queues without bound: whoever writes looks at `can_write` first."""

    on_writable: Callable[[], None]
    """Called when `can_write` turns true again."""

    @property
    def can_write(self) -> bool:
        """False while earlier frames wait for the peer, and after the end."""
        ...

    @property
    def last_heard_s(self) -> float:
        """Event-loop time of the last sign of life from the peer."""
        ...

    def write(self, frame: Frame) -> None:
        """Send a frame; after the end it is dropped. Call only while `can_write`."""
        ...

    def close(self, code: int, reason: str) -> None:
        """End the connection politely, telling why; a peer that does not answer is dropped soon after."""
        ...

    def abort(self) -> None:
        """End the connection at once, without waiting for the peer."""
        ...


class Outbox:
    """Sends at once while the wire takes frames, else remembers which subscriptions have news and sends their latest state when it does."""

    __slots__ = ("_remarks", "_waiting", "sent", "stalled_since_s", "wire")

    min_interval_s = 0.0

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.sent = 0
        self.stalled_since_s: float | None = None
        self._waiting: dict[Subscription, None] = {}
        self._remarks: deque[Frame] | None = None  # 760 bytes that hardly any connection needs
        wire.on_writable = self.flush

    @property
    def is_waiting(self) -> bool:
        """Whether something could not be sent yet."""
        return bool(self._waiting or self._remarks)

    def offer(self, subscription: Subscription) -> None:
        """Send the subscription's latest state, now or when the peer reads again."""
        if self._waiting or not self.wire.can_write:
            self._waiting[subscription] = None
        else:
            self.sent += 1
            self.wire.write(subscription.topic.frame(subscription))

    def remark(self, frame: Frame) -> None:
        """Send a frame that is nobody's state: a fault, a ping, a pong."""
        if not self._remarks and self.wire.can_write:
            self.wire.write(frame)
            return
        if self._remarks is None:
            self._remarks = deque(maxlen=MAX_REMARKS)
        self._remarks.append(frame)

    def forget(self, subscription: Subscription) -> None:
        """Send nothing more of a subscription."""
        self._waiting.pop(subscription, None)

    def flush(self) -> None:
        """Send what waits, as far as the wire takes it."""
        wire = self.wire
        while self._remarks and wire.can_write:
            wire.write(self._remarks.popleft())
        while self._waiting and wire.can_write:
            subscription = next(iter(self._waiting))
            del self._waiting[subscription]
            self.sent += 1
            wire.write(subscription.topic.frame(subscription))

    def stalled_s(self, now_s: float) -> float:
        """How long nothing could be sent, seen at this and earlier calls; 0 while the peer reads."""
        if self.wire.can_write:
            self.stalled_since_s = None
            return 0.0
        if self.stalled_since_s is None:
            self.stalled_since_s = now_s
        return now_s - self.stalled_since_s
