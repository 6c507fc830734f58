"""What the live tests share: a wire that records, a clock that moves by hand, and event batches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from tidegauge.accounts.policy import Permission
from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.errors import Unauthenticated
from tidegauge.live.frame import Frame

NOW_MS = 1_700_000_000_000


class RecordingWire:
    """A wire that keeps what was written; set `can_write` False to stall it."""

    def __init__(self) -> None:
        self.on_writable: Callable[[], None] = lambda: None
        self.can_write = True
        self.last_heard_s = 0.0
        self.frames: list[Frame] = []
        self.closed: tuple[int, str] | None = None
        self.is_aborted = False

    def write(self, frame: Frame) -> None:
        self.frames.append(frame)

    def close(self, code: int, reason: str) -> None:
        self.closed = (code, reason)
        self.can_write = False

    def abort(self) -> None:
        self.is_aborted = True

    def resume(self) -> None:
        """The peer reads again."""
        self.can_write = True
        self.on_writable()

    @property
    def messages(self) -> list[dict[str, Any]]:
        """What was written, decoded."""
        return [msgspec.json.decode(frame.payload) for frame in self.frames]


class NamedViewer(msgspec.Struct, frozen=True):
    """A viewer."""

    project_id: int = 1
    timezone: str = "UTC"
    name: str = "ada"
    withheld: frozenset[Permission] = frozenset()

    def may(self, permission: Permission) -> bool:
        return permission not in self.withheld


class TokenGate:
    """Lets in whoever's token is listed, until `is_revoked`."""

    def __init__(self, **viewers: NamedViewer) -> None:
        self.viewers = viewers
        self.is_revoked = False
        self.admitted = NamedViewer()

    async def admit(self, token: str) -> NamedViewer:
        if token not in self.viewers:
            raise Unauthenticated("Log in.")
        self.admitted = self.viewers[token]
        return self.admitted

    async def recheck(self) -> NamedViewer | None:
        return None if self.is_revoked else self.admitted

    async def enter(self) -> NamedViewer | None:
        return None


def batch(sequence: int, *names: str, project: int = 1, at_ms: int = NOW_MS, **fields: Any) -> EventBatch:
    """A batch of one event per name."""
    events = [Event(project=project, name=name, type="custom", timestamp_ms=at_ms, received_ms=at_ms, **fields) for name in names]
    return EventBatch(build_batch(events).record, sequence)
