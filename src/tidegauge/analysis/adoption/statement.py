"""Adoption as SQL: one row a person in one scan, then people by what they did in which period."""

from __future__ import annotations

from typing import Final

from tidegauge.analysis.calendar import Calendar, both
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.statement import Binder

PERSON: Final = resolve_field("person")
EARLIEST_MS: Final = 1
"""The least time of no event is 0."""

ACTIVE, USED, ADOPTED, CAME, WAITED, OF_WINDOW = range(6)
"""What a row of the tallies counts, by number:

- people active in a period, and users of the feature: the period's number
- first uses, and first events: 0 before the window, else the period's number + 1
- new adopters: the band of their waiting
- people of the whole window: 0 active, 1 users, 2 users in several periods, 3 new adopters
"""


def adoption_tallies(inquiry: Inquiry, binder: Binder, calendar: Calendar, feature: Condition, bands_ms: list[int]) -> str:
    """Rows of ((what, number), people, [median, 75th and 90th percentile of the waits in ms]); the last only for the new adopters of the whole window."""
    is_use = compile_condition(feature, binder)
    low = binder.integer(max(calendar.span.from_ms, EARLIEST_MS))
    in_window = f"{TIME_MS} >= {low}"
    columns = [
        "person",
        f"min({TIME_MS}) AS came_ms",
        f"minIf({TIME_MS}, {is_use}) AS used_ms",
        f"{calendar.seen_sql(TIME_MS, in_window, binder)} AS active",
        f"{calendar.seen_sql(TIME_MS, both(is_use, in_window), binder)} AS used",
    ]
    where = inquiry.where(binder, span=TimeRange(EARLIEST_MS, calendar.end_ms))
    people = f"SELECT {', '.join(columns)} FROM {inquiry.table(feature, fields=(PERSON,))} WHERE {where} AND person != 0 GROUP BY person"

    def number(time_ms: str) -> str:
        return f"if({time_ms} < {low}, toUInt16(0), toUInt16({calendar.index_sql(time_ms, binder)} + 1))"

    band = f"toUInt16(arrayCount(edge -> edge <= used_ms - came_ms, {binder.integers(bands_ms)}))"
    of_window = f"[notEmpty(active), notEmpty(used), length(used) > 1, used_ms >= {low}]"
    rows = [
        f"arrayMap(period -> (toUInt8({ACTIVE}), toUInt16(period)), active)",
        f"arrayMap(period -> (toUInt8({USED}), toUInt16(period)), used)",
        f"[(toUInt8({CAME}), {number('came_ms')})]",
        f"if(used_ms > 0, [(toUInt8({ADOPTED}), {number('used_ms')})], [])",
        f"if(used_ms >= {low}, [(toUInt8({WAITED}), {band})], [])",
        f"arrayMap(which -> (toUInt8({OF_WINDOW}), toUInt16(which - 1)), arrayFilter((which, is_of) -> is_of, [1, 2, 3, 4], {of_window}))",
    ]
    waits = f"quantilesExactInclusiveIf(0.5, 0.75, 0.9)(used_ms - came_ms, tally = (toUInt8({OF_WINDOW}), toUInt16(3)))"
    return f"SELECT arrayJoin(arrayConcat({', '.join(rows)})) AS tally, count(), {waits} FROM ({people}) GROUP BY tally"
