"""Days, weeks and months of a zone in a row, and the expression that numbers an event's period: calendar-right where clocks change."""

from __future__ import annotations

import bisect
from datetime import datetime
from itertools import pairwise
from typing import Final, Literal

import msgspec

from tidegauge.core.time_range import DAY_MS, Interval, TimeRange, zone
from tidegauge.query.compile.statement import Binder

Period = Literal["daily", "weekly", "monthly"]
UNITS: Final = {"daily": Interval("day"), "weekly": Interval("week"), "monthly": Interval("month")}
_STEP_MS: Final = {"daily": DAY_MS, "weekly": 7 * DAY_MS}
_LONGEST_MS: Final = 32 * DAY_MS
MASK_BITS: Final = 64


class Calendar(msgspec.Struct, frozen=True):
    """The periods that a span touches, the first one whole.

    `starts`: ascending, milliseconds UTC; `next_ms`: the start after the last; `end_ms`: where the span ends.
    """

    period: Period
    timezone: str
    starts: tuple[int, ...]
    next_ms: int
    end_ms: int

    @property
    def unit(self) -> str:
        """`day`, `week` or `month`."""
        return UNITS[self.period].name

    @property
    def span(self) -> TimeRange:
        """From the first period's start to the end asked for."""
        return TimeRange(self.starts[0], self.end_ms) if self.starts else TimeRange(self.end_ms, self.end_ms)

    def __len__(self) -> int:
        return len(self.starts)

    def label(self, index: int) -> str:
        """The first local day of a period, `2010-12-01`."""
        return datetime.fromtimestamp(self.starts[index] / 1000, zone(self.timezone)).date().isoformat()

    def end_of(self, index: int) -> int:
        """Where a period ends."""
        return self.starts[index + 1] if index + 1 < len(self.starts) else self.next_ms

    def is_complete(self, index: int, now_ms: int) -> bool:
        """Whether the period is over and the span holds all of it."""
        return self.end_of(index) <= min(self.end_ms, now_ms)

    def index_of(self, label: str) -> int | None:
        """The period of that label."""
        return next((index for index in range(len(self)) if self.label(index) == label), None)

    def index_sql(self, time_ms: str, binder: Binder) -> str:
        """The number of the period that a time falls in, from 0; right for times of the span only."""
        if self.period != "monthly":
            return numbered(time_ms, self.starts, _STEP_MS[self.period], binder)
        days = Interval("day").starts(TimeRange(self.starts[0], self.next_ms), self.timezone)
        months = binder.integers([bisect.bisect_right(self.starts, day) - 1 for day in days])
        return f"{months}[{numbered(time_ms, tuple(days), DAY_MS, binder)} + 1]"

    def seen_sql(self, time_ms: str, condition: str, binder: Binder) -> str:
        """An aggregate: the numbers of the periods that rows meeting the condition fall in, ascending, each once. The condition keeps to the span.

        Bits of one integer where it has enough of them, a set else (measured in docs/decisions/0016-retention-by-bits.md).
        """
        if self.has_mask:
            return f"bitPositionsToArray({self.mask_sql(time_ms, condition, binder)})"
        index = f"toUInt16({self.index_sql(time_ms, binder)})"
        return f"arraySort({conditional('groupUniqArray', [index], condition)})"

    @property
    def has_mask(self) -> bool:
        """Whether a 64-bit integer has a bit for every period."""
        return len(self) <= MASK_BITS

    def mask_sql(self, time_ms: str, condition: str, binder: Binder) -> str:
        """The same as bits of an integer."""
        # A shift by more than there are bits is an error, also for rows that do not count.
        bit = f"bitShiftLeft(toUInt64(1), bitAnd(toUInt16({self.index_sql(time_ms, binder)}), {MASK_BITS - 1}))"
        return conditional("groupBitOr", [bit], condition)


def calendar(period: Period, span: TimeRange, timezone: str, now_ms: int | None = None) -> Calendar:
    """The periods that the span touches and that have begun. Raises LimitReached above MAX_BUCKETS."""
    unit = UNITS[period]
    begun = span if now_ms is None else TimeRange(span.from_ms, min(span.to_ms, now_ms + 1))
    starts = tuple(unit.starts(begun, timezone)) if begun.from_ms < begun.to_ms else ()
    after = unit.starts(TimeRange(starts[-1], starts[-1] + 2 * _LONGEST_MS), timezone)[1] if starts else span.from_ms
    return Calendar(period, timezone, starts, after, min(span.to_ms, after))


def numbered(time_ms: str, starts: tuple[int, ...], step_ms: int, binder: Binder) -> str:
    """The number of the period that a time falls in, where periods are `step_ms` long but for those in which clocks change.

    Arithmetic, not a search among the starts (half the cost on 10 M rows): from where a period is longer or shorter than a step on, times are moved by
    the difference.
    """
    moved = f"{time_ms} - {binder.integer(starts[0])}"
    for begin, following in pairwise(starts):
        difference = following - begin - step_ms
        if difference:
            moved += f" - {binder.integer(difference)} * ({time_ms} >= {binder.integer(min(begin + step_ms, following))})"
    return f"intDiv({moved}, {binder.integer(step_ms)})"


def conditional(function: str, arguments: list[str], condition: str) -> str:
    """An aggregate over the rows that meet a condition; where all do (1), the plain aggregate, which is faster."""
    return f"{function}({', '.join(arguments)})" if condition == "1" else f"{function}If({', '.join([*arguments, condition])})"


def both(first: str, second: str) -> str:
    """Both tests as one; 1 is the one that all rows meet."""
    return second if first == "1" else first if second == "1" else f"({first}) AND ({second})"
