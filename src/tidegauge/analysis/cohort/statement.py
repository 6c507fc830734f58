"""Cohorts as SQL: one row a person in one scan, then people by cohort and period."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from tidegauge.analysis.calendar import Calendar, both, conditional
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import ALWAYS, OTHER, Condition, Or
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.statement import Binder
from tidegauge.query.row_rules.condition import both as conjoined

PERSON: Final = resolve_field("person")
EARLIEST_MS: Final = 1
"""History starts here: the least time of no event is 0."""

SIZE: Final = 65_535
"""The period number under which a cohort's size stands. That of after the calendar is its length."""

Measure = Literal["people", "last", "events", "value"]


class CohortPlan(msgspec.Struct, frozen=True):
    """`measure`: what is tallied: people by period, people by the last period they were seen in, or numbers of events or sums of values as well.
    `periods`: a cohort is followed for so many after its own. `among`: whose events count, besides what the inquiry says.
    `values`: those of the breakdown that have a group of their own; None: no breakdown. `until_ms`: return events count up to here.
    """

    calendar: Calendar
    start: Condition
    returned: Condition
    is_recurring: bool
    measure: Measure
    until_ms: int
    periods: int
    breakdown: Field | None = None
    among: Condition = ALWAYS
    values: tuple[str, ...] | None = None


class CohortSql:
    """The parts of one plan's statements."""

    def __init__(self, plan: CohortPlan, inquiry: Inquiry, binder: Binder) -> None:
        self.plan = plan
        self._inquiry = inquiry
        self._binder = binder
        self._index = f"toUInt16({plan.calendar.index_sql(TIME_MS, binder)})"
        self._from = f"{TIME_MS} >= {binder.integer(plan.calendar.span.from_ms)}"
        self._in_window = f"{self._from} AND {TIME_MS} < {binder.integer(plan.calendar.end_ms)}" if plan.until_ms > plan.calendar.end_ms else self._from
        self._is_start = self._test(plan.start)
        self._is_return = self._test(plan.returned)

    def people(self) -> str:
        """One row a person of a cohort: `cohort` (a person of several cohorts has several rows), `_group`, and `seen`, `last_ms`, `events` or `amounts`.

        The innermost row has the person's key as `person`.
        """
        plan = self.plan
        columns = ["person", *self._start_columns(), *self._measure_columns()]
        group = self._group_column()
        rows = f"SELECT {', '.join([*columns, *group])} FROM {self._table()} WHERE {self._where()} GROUP BY person{self._having()}"
        cohort = "arrayJoin(starts)" if plan.is_recurring else self._numbered("first_ms")
        return f"SELECT {cohort} AS cohort, {self._group()} AS _group, * FROM ({rows})"

    def kept(self, upto: int) -> str:
        """(person, first start in milliseconds or 0, bits of the periods seen in) of everybody, in batches up to one. For few periods of people."""
        columns = ", ".join([*self._start_columns(), *self._measure_columns()])
        where = f"{self._where()} AND _batch <= {self._binder.integer(upto)}"
        return f"SELECT person, first_ms, seen FROM (SELECT person, {columns} FROM {self._table()} WHERE {where} GROUP BY person)"

    def ahead(self, upto: int, until_ms: int) -> str:
        """(person, time in milliseconds, is a start, is a return) of the events from the calendar's end to a time, in batches up to one."""
        plan = self.plan
        either = ALWAYS if ALWAYS in (plan.start, plan.returned) else Or((plan.start, plan.returned))
        where = self._inquiry.where(self._binder, either, TimeRange(plan.calendar.end_ms, until_ms))
        parts = [where, "person != 0", f"_batch <= {self._binder.integer(upto)}"]
        return f"SELECT person, {TIME_MS}, {self._is_start}, {self._is_return} FROM {self._table()} WHERE {' AND '.join(parts)}"

    def tallies(self) -> str:
        """What the measure tallies, by group and cohort.

        - people, of few periods: (group, cohort, size, people by periods after the cohort's own)
        - people of many periods, and last: (group, cohort, period, people), the size under the period SIZE
        - events and value: (group, cohort, size, people by period, totals by period)
        """
        people, last = self.people(), f"cohort + {self.plan.periods}"
        match self.plan.measure:
            case "people" if self.plan.calendar.has_mask:
                # Sums of single bits, a column for each period: a third of the work of a row for each bit where people come often.
                afters = range(min(self.plan.periods + 1, len(self.plan.calendar)))
                bits = ", ".join(f"sum(bitAnd(bitShiftRight(since, {after}), 1))" for after in afters)
                since = f"SELECT *, bitShiftRight(seen, cohort) AS since FROM ({people})"
                return f"SELECT _group, cohort, count(), [{bits}] FROM ({since}) GROUP BY _group, cohort"
            case "people":
                seen = f"arrayFilter(period -> period >= cohort AND period <= {last}, seen)"
            case "last":
                seen = f"if(last_ms = 0, [], [least({self._last_period()}, {last})])"
            case "events" | "value":
                totals = "amounts" if self.plan.measure == "value" else "events"
                sums = f"count(), sumForEach(arrayMap(count -> toUInt64(count > 0), events)), sumForEach({totals})"
                return f"SELECT _group, cohort, {sums} FROM ({people}) GROUP BY _group, cohort"
        periods = f"arrayJoin(arrayConcat([toUInt64({SIZE})], {seen}))"
        return f"SELECT _group, cohort, {periods} AS period, count() FROM ({people}) GROUP BY _group, cohort, period"

    def members(self, cohort: int, after: int, *, came: bool, group: str | None, everybody_came: bool) -> str:
        """The keys of a cohort's people who were seen so many periods after, or who were not."""
        index = cohort + after
        match self.plan.measure:
            case "people" if self.plan.calendar.has_mask:
                seen = f"bitTest(seen, {index})"
            case "people":
                seen = f"has(seen, {index})"
            case "last":
                seen = f"(last_ms > 0 AND {self._last_period()} >= {index})"
            case "events" | "value":
                seen = f"events[{index + 1}] > 0"
        parts = [f"cohort = {int(cohort)}", *([] if group is None else [f"_group = {self._binder.text(group)}"])]
        if not everybody_came:
            parts.append(seen if came else f"NOT {seen}")
        elif not came:
            parts.append("0")
        return f"SELECT person FROM ({self.people()}) WHERE {' AND '.join(parts)}"

    def largest_groups(self, limit: int) -> str:
        """The values of the breakdown with most people."""
        return f"SELECT _group, count() FROM ({self.people()}) GROUP BY _group ORDER BY count() DESC, _group LIMIT {int(limit)}"

    def _test(self, condition: Condition) -> str:
        return "1" if condition == ALWAYS else compile_condition(condition, self._binder)

    def _table(self) -> str:
        plan = self.plan
        read = [PERSON, *([resolve_field("value")] if plan.measure == "value" else []), *([plan.breakdown] if plan.breakdown is not None else [])]
        return self._inquiry.table(plan.start, plan.returned, plan.among, fields=read)

    def _where(self) -> str:
        plan = self.plan
        looks_back = not plan.is_recurring
        span = TimeRange(EARLIEST_MS if looks_back else plan.calendar.span.from_ms, plan.until_ms)
        either = ALWAYS if ALWAYS in (plan.start, plan.returned) else Or((plan.start, plan.returned))
        parts = [self._inquiry.where(self._binder, conjoined(plan.among, either), span), "person != 0"]
        if looks_back and plan.start != ALWAYS:
            parts.append(f"({self._from} OR {self._is_start})")
        return " AND ".join(parts)

    def _having(self) -> str:
        plan = self.plan
        if plan.is_recurring:
            return ""
        low, high = self._binder.integer(max(plan.calendar.span.from_ms, EARLIEST_MS)), self._binder.integer(plan.calendar.end_ms)
        return f" HAVING first_ms >= {low} AND first_ms < {high}"

    def _start_columns(self) -> list[str]:
        if self.plan.is_recurring:
            return [f"{self._periods(both(self._is_start, self._in_window))} AS starts"]
        return [f"{conditional('min', [TIME_MS], self._is_start)} AS first_ms"]

    def _measure_columns(self) -> list[str]:
        plan = self.plan
        # Whoever starts in the window for the first time has nothing before it to be left out: an eighth of the work.
        is_bare = not plan.is_recurring and plan.start == plan.returned
        is_return, count = both(self._is_return, "1" if is_bare else self._in_window), len(plan.calendar)
        match self.plan.measure:
            case "people":
                seen = self.plan.calendar.mask_sql if self.plan.calendar.has_mask else self.plan.calendar.seen_sql
                return [f"{seen(TIME_MS, is_return, self._binder)} AS seen"]
            case "last":
                return [f"maxIf({TIME_MS}, {both(self._is_return, self._from)}) AS last_ms"]
        events = f"countIfResample(0, {count}, 1)({is_return}, {self._index}) AS events"
        return [events] if self.plan.measure == "events" else [events, f"sumIfResample(0, {count}, 1)(ifNull(value, 0), {is_return}, {self._index}) AS amounts"]

    def _periods(self, condition: str) -> str:
        return self.plan.calendar.seen_sql(TIME_MS, condition, self._binder)

    def _group_column(self) -> list[str]:
        plan = self.plan
        if plan.breakdown is None:
            return []
        condition = both(self._is_start, self._in_window) if plan.is_recurring else self._is_start
        return [f"{conditional('argMin', [fields.text(plan.breakdown, self._binder), '(timestamp, _batch, _row)'], condition)} AS _value"]

    def _group(self) -> str:
        plan = self.plan
        if plan.breakdown is None:
            return "''"
        if plan.values is None:
            return "toString(_value)"
        return f"if(has({self._binder.texts(list(plan.values))}, toString(_value)), toString(_value), {self._binder.text(OTHER)})"

    def _numbered(self, time_ms: str) -> str:
        return f"toUInt16({self.plan.calendar.index_sql(time_ms, self._binder)})"

    def _last_period(self) -> str:
        after = f"toUInt64({len(self.plan.calendar)})"
        return f"if(last_ms >= {self._binder.integer(self.plan.calendar.end_ms)}, {after}, toUInt64({self._numbered('last_ms')}))"
