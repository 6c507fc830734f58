"""A funnel made definite."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.analysis.funnel.question import FieldName, FunnelQuestion, Order
from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.funnel_watch import Exclusion
from tidegauge.contracts.plan import ALWAYS, Condition, Or
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import Interval, TimeRange
from tidegauge.query.period import read_interval

MAX_BUCKETS: Final = 1_000


class FunnelPlan(msgspec.Struct, frozen=True):
    """`span`: where attempts begin. `reach`: which events are looked at. `held`: the field whose value all steps share."""

    steps: tuple[Condition, ...]
    order: Order
    window_ms: int
    span: TimeRange
    reach: TimeRange
    exclusions: tuple[Exclusion, ...] = ()
    held: Field | None = None
    breakdown: Field | None = None

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Of the steps, then of the exclusions."""
        return (*self.steps, *(exclusion.condition for exclusion in self.exclusions))

    @property
    def looked_at(self) -> Condition:
        """The events that matter: every one in a strict funnel, else those of a step or an exclusion."""
        return ALWAYS if self.order == "strict" or ALWAYS in self.conditions else Or(self.conditions)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields it groups by."""
        return tuple(field for field in (resolve_field("person"), self.held, self.breakdown) if field is not None)


def funnel_plan(question: FunnelQuestion, inquiry: Inquiry) -> FunnelPlan:
    """The plan of a question. Raises InvalidQuery."""
    steps = tuple(inquiry.condition_of(step, f"steps.{index}") for index, step in enumerate(question.steps))
    window_ms = question.window_seconds * 1_000
    if question.order == "any":
        _refuse_equal(steps)
    return FunnelPlan(
        steps=steps,
        order=question.order,
        window_ms=window_ms,
        span=inquiry.span,
        reach=TimeRange(inquiry.span.from_ms, inquiry.span.to_ms + window_ms) if question.look_ahead else inquiry.span,
        exclusions=_exclusions(question, inquiry),
        held=_field(question.hold_constant, "hold_constant"),
        breakdown=_field(question.breakdown, "breakdown"),
    )


def trend_interval(question: FunnelQuestion, inquiry: Inquiry) -> Interval | None:
    """The interval of the trend, a day where one is to be shown and none was given. Raises InvalidQuery."""
    name = question.interval or ("day" if question.show == "trend" else None)
    interval = read_interval(name, inquiry.window, inquiry.timezone, inquiry.now_ms)
    if interval is not None and len(interval.starts(inquiry.span, inquiry.timezone)) > MAX_BUCKETS:
        raise invalid("interval", f"the window has more than {MAX_BUCKETS:,} times a {interval.name}; choose a longer one")
    return interval


def _exclusions(question: FunnelQuestion, inquiry: Inquiry) -> tuple[Exclusion, ...]:
    last = len(question.steps)
    if question.exclusions and question.order == "strict":
        raise invalid("exclusions", "a strict funnel allows nothing between its steps as it is; leave them out or choose ordered")
    if question.exclusions and last == 1:
        raise invalid("exclusions", "there is nothing to exclude between the steps of a funnel of one step")
    found = []
    for index, choice in enumerate(question.exclusions):
        place = f"exclusions.{index}"
        before = choice.before_step or last
        if not choice.after_step < before <= last:
            raise invalid(place, f"after_step must be below before_step, and both among the steps 1 to {last}")
        if question.order == "any" and (choice.after_step, before) != (1, last):
            raise invalid(place, "steps in any order have no places between them; leave after_step and before_step out")
        found.append(Exclusion(inquiry.condition_of(choice, place), choice.after_step, before))
    return tuple(found)


def _refuse_equal(steps: tuple[Condition, ...]) -> None:
    for index, step in enumerate(steps):
        if step in steps[:index]:
            raise invalid(f"steps.{index}", f"is the same as step {steps.index(step) + 1}: in any order one event would be both; choose ordered")


def _field(name: FieldName | None, place: str) -> Field | None:
    if name is None:
        return None
    try:
        return resolve_field(name)
    except InvalidQuery as error:
        raise InvalidQuery(f"{place}: {error.message}", details=[ErrorDetail(place, error.message)]) from None
