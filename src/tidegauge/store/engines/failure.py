"""What an engine's error means to the caller."""

from __future__ import annotations

import re
from typing import Final

from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import InvalidQuery, LimitReached, TidegaugeError, Unavailable

_CODE: Final = re.compile(r"[Cc]ode: (\d+)")
_TIME: Final = frozenset((159, 160))
_MEMORY: Final = frozenset((241, 173))
_ROWS: Final = frozenset((158, 396))
_KILLED: Final = frozenset((394, 735))
_VALUE: Final = frozenset((6, 26, 27, 38, 41, 53, 69, 72, 117, 427, 457, 43, 70, 130, 131, 407, 321))


def error_code(text: str) -> int:
    """The engine's error number in a message; 0 when it has none."""
    found = _CODE.search(text)
    return int(found.group(1)) if found else 0


def failure(text: str, limits: QueryLimits | None = None) -> TidegaugeError:
    """The error to raise for the engine's message; names the limit that was passed."""
    code, limits = error_code(text), limits or QueryLimits()
    if code in _TIME:
        return LimitReached(f"The question took longer than {limits.timeout_s:g} s. Shorten the range or narrow the filters.", code="query_timeout")
    if code in _MEMORY:
        return LimitReached(
            f"The question needs more than {limits.memory_bytes / 1e6:,.0f} MB of memory. Group by fewer values or shorten the range.", code="query_memory"
        )
    if code in _ROWS:
        return LimitReached(f"The answer has more than {limits.result_rows:,} rows. Ask for fewer with limit or a longer interval.", code="query_rows")
    if code in _KILLED:
        return LimitReached("The question was cancelled.", code="query_cancelled")
    if code in _VALUE:
        return InvalidQuery("A value of the question does not fit its field; check numbers, dates and patterns.")
    return StoreFailure(text[:2_000] or "the engine gave no reason (is another process using its data directory?)", code)


class StoreFailure(Unavailable):
    """The engine failed in a way that is not the caller's doing. `engine_code` is its error number, 0 when it has none."""

    code = "store_unavailable"

    def __init__(self, reason: str, engine_code: int = 0) -> None:
        super().__init__("The event store cannot answer right now. Nothing acknowledged is lost; try again.", retry_after_s=2.0)
        self.reason = reason
        self.engine_code = engine_code

    def __str__(self) -> str:
        return f"{self.message} ({self.reason})"
