"""Who saw which variant first, and what they did from then on, read from the events."""

from __future__ import annotations

from typing import NamedTuple

from tidegauge.analysis.experiment.question import MAX_VARIANTS, ExperimentDay, ExperimentQuestion, Goal
from tidegauge.analysis.experiment.sample import Sample
from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.question import EventChoice
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import And, Compare, Condition, Or
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder
from tidegauge.query.row_rules.condition import both

_MS = "toUnixTimestamp64Milli(timestamp)"
_NO_END = 10**15


class Exposed(NamedTuple):
    """A sample a variant, days of exposure, and how many people saw several variants."""

    samples: list[Sample]
    days: list[ExperimentDay]
    mixed: int


async def read_exposed(question: ExperimentQuestion, goal: Goal, inquiry: Inquiry) -> Exposed:
    """Raises InvalidQuery, LimitReached for more than MAX_VARIANTS variants."""
    binder = Binder()
    variant = resolve_field(question.variant_property)
    exposure = _exposure(question, variant, inquiry)
    reached = inquiry.condition_of(goal, "goal")
    rows = await inquiry.read(binder, _statement(question, goal, inquiry, exposure, reached, variant, binder))
    mixed = sum(row[2] for row in rows if row[1] != 1)
    found: dict[str, list[tuple[int | float, ...]]] = {}
    days = []
    for name, kinds, people, converted, *sums, day in rows:
        if kinds != 1:
            continue
        found.setdefault(name, []).append((people, converted, *sums))
        days.append(ExperimentDay(str(day), name, people, converted, sums[0]))
    if len(found) > MAX_VARIANTS:
        raise LimitReached(f"{question.variant_property} has more than {MAX_VARIANTS} values: is it the property that names the variant?")
    return Exposed([_sample(name, parts, goal) for name, parts in sorted(found.items())], sorted(days, key=lambda one: (one.day, one.variant)), mixed)


def _sample(name: str, parts: list[tuple[int | float, ...]], goal: Goal) -> Sample:
    people, converted, y, yy, x, xx, xy = (sum(column) for column in zip(*parts, strict=True))
    if goal.measure == "conversion":
        return Sample(name, int(people), float(converted), float(converted))
    return Sample(name, int(people), y, yy, x, xx, xy)


def _exposure(question: ExperimentQuestion, variant: Field, inquiry: Inquiry) -> Condition:
    assert question.exposure_event is not None, "checked by the caller"
    named = inquiry.condition_of(EventChoice(question.exposure_event), "exposure_event")
    shown = both(named, Compare(variant, "exists"))
    if question.experiment is not None:
        name = resolve_field(question.experiment_property)
        shown = And((shown, Or((Compare(name, "not_exists"), Compare(name, "eq", question.experiment)))))
    return both(shown, inquiry.condition)


def _statement(question: ExperimentQuestion, goal: Goal, inquiry: Inquiry, exposure: Condition, reached: Condition, variant: Field, binder: Binder) -> str:
    """(variant, how many variants, people, converted, sums of y, yy, x, xx, xy, local day of first exposure) of each."""
    span, before_ms = inquiry.span, question.pre_period_days * DAY_MS
    reach = TimeRange(max(0, span.from_ms - before_ms), span.to_ms)
    if goal.measure == "conversion" and question.pre_period_days:
        raise invalid("pre_period_days", "sharpens goals of measure count or value; a conversion has no before")
    is_shown = f"({compile_condition(exposure, binder)} AND {_MS} >= {binder.integer(span.from_ms)})"
    is_goal = compile_condition(reached, binder)
    worth = "ifNull(value, 0)" if goal.measure == "value" else "1.0"
    where = selected_where(inquiry.project, reach, Or((exposure, reached)), binder)
    window = binder.integer(question.window_seconds * 1000 if question.window_seconds else _NO_END)
    name = fields.text(variant, binder)
    people = (
        f"SELECT person, minIf({_MS}, {is_shown}) AS first_ms, argMinIf(toString({name}), timestamp, {is_shown}) AS variant,"
        f" uniqExactIf(toString({name}), {is_shown}) AS kinds, groupArrayIf(({_MS}, toFloat64({worth})), {is_goal}) AS goals"
        f" FROM {inquiry.table(exposure, reached, fields=(variant, resolve_field('person')))} WHERE {where} AND person != 0"
        f" GROUP BY person HAVING countIf({is_shown}) > 0"
    )
    after = f"arrayFilter(goal -> goal.1 >= first_ms AND goal.1 < first_ms + {window}, goals)"
    before = f"arrayFilter(goal -> goal.1 < first_ms AND goal.1 >= first_ms - {binder.integer(before_ms)}, goals)"
    each = (
        f"SELECT variant, kinds, toDate(fromUnixTimestamp64Milli(first_ms), {binder.text(inquiry.timezone)}) AS day, notEmpty({after}) AS has_goal,"
        f" arraySum(goal -> goal.2, {after}) AS y, arraySum(goal -> goal.2, {before}) AS x FROM ({people})"
    )
    return (
        "SELECT if(kinds = 1, variant, '') AS named, least(kinds, 2), count(), countIf(has_goal), sum(y), sum(y * y), sum(x), sum(x * x), sum(x * y), day"
        f" FROM ({each}) GROUP BY named, least(kinds, 2), day"
    )
