"""How one part is, and since when."""

from __future__ import annotations

from typing import Literal

import msgspec

from tidegauge.core.clock import Clock
from tidegauge.core.timestamps import format_timestamp

State = Literal["ok", "degraded", "down"]


class Finding(msgspec.Struct, frozen=True):
    """What a check found. `message` may be told to anybody; `detail` to administrators of the installation. `latency_ms` and `checked_ms` (epoch): of the
    last real use of the part; None for one that is only looked at."""

    state: State
    message: str = "ok"
    detail: str = ""
    latency_ms: float | None = None
    checked_ms: int | None = None


class PartHealth(msgspec.Struct, frozen=True):
    """A part for administrators; instants are ISO 8601."""

    name: str
    state: State
    message: str
    since: str
    detail: str
    latency_ms: float | None
    checked_at: str | None


class Since:
    """Remembers when each part came to its state."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._states: dict[str, tuple[State, int]] = {}

    def note(self, name: str, finding: Finding) -> PartHealth:
        """The finding with the time since when the part has been in its state."""
        known = self._states.get(name)
        if known is None or known[0] != finding.state:
            known = self._states[name] = (finding.state, self._clock.now_ms())
        checked_at = None if finding.checked_ms is None else format_timestamp(finding.checked_ms)
        return PartHealth(name, finding.state, finding.message, format_timestamp(known[1]), finding.detail, finding.latency_ms, checked_at)
