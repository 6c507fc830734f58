"""The outgoing half of a connection, as the live engine sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tidegauge.live.frame import Frame


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

    def abort(self) -> None:
        """End the connection at once, without waiting for the peer."""
        ...
