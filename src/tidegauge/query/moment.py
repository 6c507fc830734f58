"""The instants that a project can be asked of: from the receipt of its first event on."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.contracts.sight import Sight, current_sight
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.timestamps import format_timestamp

_AGE_S: Final = 60.0
_FIRST: Final = "SELECT count(), toUnixTimestamp64Milli(min(received)) FROM events WHERE project = {project:UInt32}"


class FirstReceipts:
    """When the first event of each project was received that is still there; looked up at most every 60 s a project, and whenever it would refuse."""

    def __init__(self, reader: RowReader, clock: Clock, limits: QueryLimits | None = None) -> None:
        self._reader = reader
        self._clock = clock
        self._limits = limits or QueryLimits()
        self._known: dict[tuple[int, Sight], tuple[float, int | None]] = {}

    async def check(self, project: int, at_ms: int) -> None:
        """Raises InvalidQuery when nothing had been received by `at_ms`: an empty answer would look like a quiet day."""
        key = (project, current_sight())
        read_s, first_ms = self._known.get(key, (float("-inf"), None))
        if first_ms is None or at_ms < first_ms or self._clock.monotonic_s() - read_s > _AGE_S:
            first_ms = await self._first_ms(project)
            self._known[key] = (self._clock.monotonic_s(), first_ms)
        if first_ms is None:
            raise _refused("the project has no events yet")
        if at_ms < first_ms:
            raise _refused(f"nothing had been received by then; the first event that is kept came at {format_timestamp(first_ms)}")

    async def _first_ms(self, project: int) -> int | None:
        found = await self._reader.read(_FIRST, {"project": project}, limits=self._limits)
        count, first_ms = found.rows[0]
        return int(first_ms) if count else None


def _refused(reason: str) -> InvalidQuery:
    return InvalidQuery(f"at: {reason}.", details=[ErrorDetail("at", reason)])
