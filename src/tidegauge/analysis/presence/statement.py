"""The periods in which people were active, as SQL: one row a person in one scan."""

from __future__ import annotations

from typing import Final

from tidegauge.analysis.calendar import Calendar
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.statement import Binder

PERSON: Final = resolve_field("person")
NONE: Final = 65_535
"""The gap after a person's last active period; also the period under which sums over the whole window stand."""

NEW, RETURNING, RESURRECTING, DORMANT = range(4)


def active_people(inquiry: Inquiry, binder: Binder, calendar: Calendar, condition: Condition, *, looks_back: bool = False) -> str:
    """Rows of `person` and `seen` (the numbers of the calendar's periods with such an event, ascending); looking back, also `first_ms` of all history."""
    span = TimeRange(1, calendar.end_ms) if looks_back else calendar.span
    in_calendar = f"{TIME_MS} >= {binder.integer(calendar.span.from_ms)}" if looks_back else "1"
    columns = ["person", f"{calendar.seen_sql(TIME_MS, in_calendar, binder)} AS seen"]
    if looks_back:
        columns.append(f"min({TIME_MS}) AS first_ms")
    where = inquiry.where(binder, condition, span)
    return f"SELECT {', '.join(columns)} FROM {inquiry.table(condition, fields=(PERSON,))} WHERE {where} AND person != 0 GROUP BY person"


def gaps(people: str, window_from: int, longest: int) -> str:
    """(period, periods to the person's next one, at most `longest`; NONE after the last) -> people; under period NONE: active periods of the window -> people.

    `window_from`: the calendar's first period of the window.
    """
    following = "arrayPushBack(arrayPopFront(seen), toUInt64(0))"
    steps = f"arrayMap((period, next) -> (toUInt16(period), toUInt16(if(next = 0, {NONE}, least(next - period, {int(longest)})))), seen, {following})"
    active = f"(toUInt16({NONE}), toUInt16(arrayCount(period -> period >= {int(window_from)}, seen)))"
    return f"SELECT arrayJoin(arrayPushBack({steps}, {active})) AS step, count() FROM ({people}) GROUP BY step"


def stages(people: str, calendar: Calendar, binder: Binder) -> str:
    """(period, NEW | RETURNING | RESURRECTING | DORMANT) -> people, for the calendar's periods after its first, which is there to be compared with."""
    first = f"if(first_ms < {binder.integer(calendar.span.from_ms)}, {RESURRECTING}, {NEW})"
    before = "arrayPushFront(arrayPopBack(seen), toUInt64(0))"
    here = (
        f"arrayMap((period, previous, place) -> (toUInt16(period), toUInt8(if(place = 1, {first}, if(period = previous + 1, {RETURNING}, {RESURRECTING})))),"
        f" seen, {before}, arrayEnumerate(seen))"
    )
    following = "arrayPushBack(arrayPopFront(seen), toUInt64(0))"
    gone = (
        f"arrayMap(period -> (toUInt16(period + 1), toUInt8({DORMANT})), arrayFilter((period, next) -> next != period + 1 AND period + 1 < {len(calendar)},"
        f" seen, {following}))"
    )
    return f"SELECT arrayJoin(arrayConcat({here}, {gone})) AS stage, count() FROM ({people}) WHERE notEmpty(seen) GROUP BY stage"
