"""A funnel as SQL: a person's events become one row with the attempt that counts, in one scan, and the rows become the funnel."""

from __future__ import annotations

from typing import Final

from tidegauge.analysis.funnel.attempts import attempts
from tidegauge.analysis.funnel.key import EventKey
from tidegauge.analysis.funnel.plan import FunnelPlan
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.contracts.plan import ALWAYS, Condition
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.statement import Binder

PEOPLE_ROWS: Final = 8_192
"""People whose arrays are worked on at a time: with the engine's 65,409 a person's hundreds of events would not fit the memory of a statement."""

EVENT_ROWS: Final = 65_409
"""Events read at a time: the engine's own number."""

_NO_CLASS: Final = 255
"""The class of durations of who did not take all steps: beyond those that are counted."""

SPILL_BYTES: Final = 800_000_000
"""Memory of people's events above which they go to disk."""


class FunnelSql:
    """The statements of one plan."""

    def __init__(self, plan: FunnelPlan, inquiry: Inquiry, binder: Binder, *, upto: int | None = None) -> None:
        """`upto`: the last batch whose events are looked at."""
        self.plan = plan
        self._upto = upto
        self._inquiry = inquiry
        self._binder = binder
        self._key = EventKey(len(plan.steps), len(plan.exclusions))

    def people(self) -> str:
        """(person, level, times, value): of a person's attempts the one that got furthest, of several the first.

        `times`: of its steps, in milliseconds; `value`: of the breakdown, "" without one.
        """
        value = self._value()
        rows = f"SELECT person, {self._columns()}, {value} AS value FROM ({self._histories()})"
        cut = f"SELECT person, level, arraySlice(times, 1, level) AS times, value FROM ({rows}) WHERE level > 0"
        if self.plan.held is None:
            return cut
        best = f"SELECT person, min((-toInt8(level), times, value)) AS best FROM ({cut}) GROUP BY person"
        return f"SELECT person, toUInt8(-best.1) AS level, best.2 AS times, best.3 AS value FROM ({best})"

    def totals(self, edges_s: list[int]) -> str:
        """One row: people by step, (median, p90) milliseconds by step from the second, then those from start to end, their mean, people by class of it."""
        return f"SELECT {', '.join([*self._counts(), *self._quantiles('If'), *self._whole(edges_s)])} FROM ({self.people()}) {_SETTINGS}"

    def groups(self, limit: int) -> str:
        """(0 for the `limit` values with most people and 1 for all others together, value, people by step, (median, p90) by step), most people first."""
        counts = [f"{count} AS c{index}" for index, count in enumerate(self._counts(), 1)]
        states = [f"{state} AS q{index}" for index, state in enumerate(self._quantiles("StateIf"), 2)]
        by_value = f"SELECT value, {', '.join([*counts, *states])} FROM ({self.people()}) GROUP BY value"
        ranked = f"SELECT *, row_number() OVER (ORDER BY c1 DESC, value) > {int(limit)} AS is_rest FROM ({by_value})"
        sums = [f"sum(c{index})" for index in range(1, len(counts) + 1)]
        merged = [f"quantilesExactInclusiveMerge(0.5, 0.9)(q{index})" for index in range(2, len(states) + 2)]
        shown = f"SELECT is_rest, if(is_rest, '', value) AS shown, {', '.join([*sums, *merged])} FROM ({ranked})"
        return f"{shown} GROUP BY is_rest, shown ORDER BY is_rest, sum(c1) DESC, shown {_SETTINGS}"

    def trend(self, starts: list[int]) -> str:
        """(start, people by step): of the attempts that began from each start to the next, a person's furthest."""
        begun = f"arrayMap(e -> roundDown({self._key.time('e.1')}, {self._binder.integers(starts)}), entries) AS begun"
        pairs = f"SELECT person, arrayJoin(arrayZip(begun, levels)) AS pair FROM (SELECT person, {self._columns()}, {begun} FROM ({self._histories()}))"
        rows = f"SELECT person, pair.1 AS start, max(pair.2) AS level FROM ({pairs}) WHERE pair.2 > 0 GROUP BY person, start"
        return f"SELECT start, {', '.join(self._counts())} FROM ({rows}) GROUP BY start ORDER BY start {_SETTINGS}"

    def listed(self, where: str, limit: int, offset: int) -> str:
        """(person, level, times, value, number of all) of the people that meet a condition, who began last first."""
        rows = f"SELECT person, level, times, value, count() OVER () FROM ({self.people()}) WHERE {where}"
        return f"{rows} ORDER BY times[1] DESC, person LIMIT {int(limit)} OFFSET {int(offset)} {_SETTINGS}"

    def events(self) -> str:
        """The number of events that matter."""
        return f"SELECT count() FROM {self._table()} WHERE {self._where()}"

    def kept(self) -> str:
        """(person, keys, times, (key, value) of the events that may begin an attempt, value of the attempt) of everyone with an event that matters.

        `times` are empty without an attempt, the last two without a breakdown.
        """
        told = "values" if self.plan.breakdown else "CAST([], 'Array(Tuple(Int64, String))') AS values"
        rows = f"SELECT person, keys, {told}, {self._columns()}, {self._value()} AS value FROM ({self._histories()})"
        return f"SELECT person, keys, arraySlice(times, 1, level) AS taken, values, value FROM ({rows}) {_SETTINGS}"

    def _value(self) -> str:
        """The breakdown's value where the attempt began."""
        return "(arrayFirst(pair -> pair.1 = best.1, values)).2" if self.plan.breakdown else "''"

    def _table(self) -> str:
        return self._inquiry.table(*self.plan.conditions, fields=self.plan.fields)

    def _where(self) -> str:
        where = f"{self._inquiry.where(self._binder, self.plan.looked_at, self.plan.reach)} AND person != 0"
        return where if self._upto is None else f"{where} AND _batch <= {self._binder.integer(self._upto)}"

    def _histories(self) -> str:
        """(person, keys, values) of everyone; with a held field, for each of its values."""
        plan, columns = self.plan, ["person", "arraySort(groupArray(key)) AS keys"]
        read = ["person", f"{self._key.sql([self._test(condition) for condition in plan.conditions])} AS key"]
        group, where = ["person"], [self._where()]
        if plan.held is not None:
            held = fields.text(plan.held, self._binder)
            read.append(f"{held} AS held")
            group.append("held")
            where.append(f"{held} != ''")
        if plan.breakdown is not None:
            read.append(f"toString({fields.text(plan.breakdown, self._binder)}) AS told, {self._begins()} AS is_entry")  # value is a column
            columns.append("arraySort(groupArrayIf((key, told), is_entry)) AS values")
        events = f"SELECT {', '.join(read)} FROM {self._table()} WHERE {' AND '.join(where)} SETTINGS max_block_size = {EVENT_ROWS}"
        return f"SELECT {', '.join(columns)} FROM ({events}) GROUP BY {', '.join(group)}"

    def _columns(self) -> str:
        end = self._binder.integer(self.plan.span.to_ms) if self.plan.reach != self.plan.span else None
        return ", ".join(attempts(self.plan, self._key, end))

    def _begins(self) -> str:
        steps = self.plan.steps if self.plan.order == "any" else self.plan.steps[:1]
        return f"({' OR '.join(map(self._test, steps))})"

    def _test(self, condition: Condition) -> str:
        return "1" if condition == ALWAYS else compile_condition(condition, self._binder)

    def _counts(self) -> list[str]:
        return [f"countIf(level >= {step})" for step in range(1, len(self.plan.steps) + 1)]

    def _quantiles(self, combinator: str) -> list[str]:
        steps = range(2, len(self.plan.steps) + 1)
        return [f"quantilesExactInclusive{combinator}(0.5, 0.9)(times[{step}] - times[{step - 1}], level >= {step})" for step in steps]

    def _whole(self, edges_s: list[int]) -> list[str]:
        last = len(self.plan.steps)
        took, is_whole = f"(times[{last}] - times[1])", f"level >= {last}"
        classes = [f"{took} < {edge * 1_000}, {index}" for index, edge in enumerate(edges_s[1:-1])]
        place = f"multiIf(NOT ({is_whole}), {_NO_CLASS}, {', '.join([*classes, str(len(edges_s) - 2)])})"
        by_class = f"countResample(0, {len(edges_s) - 1}, 1)(toUInt8({place}))"
        return [f"quantilesExactInclusiveIf(0.5, 0.9)({took}, {is_whole})", f"avgIf({took}, {is_whole})", by_class]


_SETTINGS: Final = f"SETTINGS max_block_size = {PEOPLE_ROWS}, max_bytes_before_external_group_by = {SPILL_BYTES}"
