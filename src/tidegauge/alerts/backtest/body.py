"""What a back-test is asked and what it answers."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from tidegauge.alerts.backtest.score import Score
from tidegauge.alerts.rule import Rule
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, MIN_TIMESTAMP_MS, parse_timestamp_ms

DEFAULT_DAYS = 28.0
MAX_DAYS = 400


class Interval(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A time that something went wrong: ISO 8601 or epoch. Without `to`: a moment."""

    from_: str | float = msgspec.field(name="from")
    to: str | float | None = None


class Incidents(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Times that the rule should have found: these `intervals`, and the project's annotations of a `kind` and with a `tag`, or those with these ids."""

    intervals: Annotated[tuple[Interval, ...], Meta(max_length=500)] = ()
    annotations: Annotated[bool, Meta(description="Whether the project's annotations count too.")] = False
    kind: Annotated[str, Meta(max_length=40)] | None = "incident"
    tag: Annotated[str, Meta(max_length=40)] | None = None
    ids: Annotated[tuple[str, ...], Meta(max_length=500)] = ()
    tolerance_seconds: Annotated[int, Meta(ge=0, le=7 * 86_400, description="An alert so long after an incident, or over so long before it, has found it.")] = (
        300
    )


class BacktestBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule, saved or not, and how far to look back: `days` before now, or `from` and `to`."""

    rule: Rule
    days: Annotated[float, Meta(gt=0, le=MAX_DAYS)] | None = None
    from_: str | float | None = msgspec.field(name="from", default=None)
    to: str | float | None = None
    incidents: Incidents | None = None

    def span(self, now_ms: int) -> TimeRange:
        """The time looked at. Raises InvalidInput."""
        if self.from_ is None:
            if self.to is not None:
                raise _wrong("to", "needs a from; or give days")
            return TimeRange(now_ms - int((self.days or DEFAULT_DAYS) * DAY_MS), now_ms)
        if self.days is not None:
            raise _wrong("days", "must be absent where from is given")
        span = TimeRange(instant(self.from_, "from"), now_ms if self.to is None else min(instant(self.to, "to"), now_ms))
        if span.from_ms >= span.to_ms:
            raise _wrong("to", "must be after from, which must be before now")
        if span.to_ms - span.from_ms > MAX_DAYS * DAY_MS:
            raise _wrong("from", f"must not be more than {MAX_DAYS} days before to")
        return span


class EpisodeView(msgspec.Struct, frozen=True):
    """A time that an alert would have fired. `to`: null where it would still. `peak`: the number furthest past the threshold."""

    from_: str = msgspec.field(name="from")
    to: str | None
    seconds: float
    peak: float | None
    group: dict[str, str]


class SeriesView(msgspec.Struct, frozen=True):
    """What a term of a group holds against its threshold: a number for each of `times`, null where there is none."""

    term: int
    group: dict[str, str]
    unit: str
    threshold: float
    values: list[float | None]


class Exactness(msgspec.Struct, frozen=True):
    """`numbers`: whether each number is that of the live window at its instant; else it is of the last whole window. `step_seconds`: how often the rule is
    looked at; live it is with every event, so an excursion shorter than a step may be missed. `notes`: what else differs, in words."""

    numbers: bool
    step_seconds: float
    notes: list[str]


class BacktestAnswer(msgspec.Struct, frozen=True):
    """When a rule would have fired. `episodes`: the newest first, MAX_EPISODES at most; `fired` counts all. `series`: for a chart, fewer points than looks."""

    from_: str = msgspec.field(name="from")
    to: str
    fired: int
    fires_per_week: float
    firing_seconds: float
    episodes: list[EpisodeView]
    times: list[str]
    series: list[SeriesView]
    exactness: Exactness
    score: Score | None
    elapsed_ms: float


def instant(value: str | float, place: str) -> int:
    """Milliseconds. Raises InvalidInput."""
    found = parse_timestamp_ms(float(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value)
    if found is None or not MIN_TIMESTAMP_MS <= found <= MAX_TIMESTAMP_MS:
        raise _wrong(place, "must be a time between 1970 and 2100, ISO 8601 or epoch")
    return found


def _wrong(place: str, reason: str) -> InvalidInput:
    return InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
