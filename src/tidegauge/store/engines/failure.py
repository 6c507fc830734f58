"""What an engine's error means to the caller."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import ErrorDetail, Forbidden, InvalidQuery, LimitReached, TidegaugeError, Unavailable

HIDDEN: Final = "row rules hold and this table cannot tell which rows they show"
"""What the engine says when it is asked for a table that lacks what row rules look at."""

_QUOTED: Final = re.compile(r"'[^']*'")
_CODE: Final = re.compile(r"[Cc]ode: (\d+)")
_MARK: Final = re.compile(r"tg[0-9a-f]{16}_[qt]_")
_TOLD: Final = 600
"""Characters of what the engine says at the start; its own stack comes after."""

_TIME: Final = frozenset((159, 160))
_MEMORY: Final = frozenset((241, 173))
_ROWS: Final = frozenset((158, 396))
_KILLED: Final = frozenset((394, 735))
_READ_ROWS: Final = 158
_MACHINE: Final = frozenset((0, 49, 74, 75, 76, 173, 198, 209, 210, 236, 243, 246, 252, 279, 999, 1000, 1001, 1002))
"""Faults of files, network and the engine itself: never the doing of a statement's author."""

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
    if code == _READ_ROWS and limits.sandbox is not None:
        return LimitReached(
            f"The statement would read more than {limits.sandbox.rows_to_read:,} rows. Give a shorter time, or filter by name and timestamp.",
            code="query_rows_read",
        )
    if code in _ROWS and limits.sandbox is not None:
        return LimitReached("The answer is larger than 32 MB. Ask for fewer or shorter values.", code="query_rows")
    if code in _ROWS:
        return LimitReached(f"The answer has more than {limits.result_rows:,} rows. Ask for fewer with limit or a longer interval.", code="query_rows")
    if HIDDEN in text:
        return Forbidden("What you see here is limited by a rule that this question cannot keep to. Ask an administrator of the project.", code="row_rule")
    if code in _KILLED:
        return LimitReached("The question was cancelled.", code="query_cancelled")
    if limits.sandbox is not None and code not in _MACHINE:
        reason = _reason(text) if code not in _VALUE else _QUOTED.sub("'…'", _reason(text))  # the value may be of a row that is not theirs
        return InvalidQuery(f"The statement was refused: {reason}", code="sql_refused", details=[ErrorDetail("query", reason)])
    if code in _VALUE:
        return InvalidQuery("A value of the question does not fit its field; check numbers, dates and patterns.")
    return StoreFailure(text[:2_000] or "the engine gave no reason (is another process using its data directory?)", code)


def _reason(text: str) -> str:
    """The engine's words without its numbers, the text of the statement and names of its own."""
    words = text.partition("DB::Exception: ")[2] or text
    for end in (": In scope ", " In scope ", ". In scope", ": while executing", ": While processing", " in scope SELECT", "(version "):
        words = words.partition(end)[0]
    return _MARK.sub("", words)[:300].strip().rstrip(".:") + "."


class StoreFailure(Unavailable):
    """The engine failed in a way that is not the caller's doing. `engine_code` is its error number, 0 when it has none."""

    code = "store_unavailable"

    def __init__(self, reason: str, engine_code: int = 0) -> None:
        super().__init__("The event store cannot answer right now. Nothing acknowledged is lost; try again.", retry_after_s=2.0)
        self.reason = reason
        self.engine_code = engine_code

    @classmethod
    def at_opening(cls, directory: Path, said: str) -> StoreFailure:
        """Of a directory that cannot be opened: read by who starts the server, so the engine's words are told."""
        reason = said.strip()[:_TOLD] or "the engine gave no reason"
        found = cls(f"{directory} cannot be opened: {reason}", error_code(said))
        found.message = f"{found.reason.rstrip('.')}. Its files may be damaged: see docs/how-to/recover-a-damaged-store.md."
        return found

    @property
    def is_outage(self) -> bool:
        """Whether the engine or the way to it is at fault, and not what was asked."""
        return self.engine_code in _MACHINE

    def __str__(self) -> str:
        return f"{self.message} ({self.reason})"
