"""Aggregation rules as they travel."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Condition, Not, Or, Plan
from tidegauge.core.errors import ErrorDetail, InvalidInput

MAX_WINDOW_S: Final = 7 * 86_400
MAX_PANES: Final = 1_000
"""Sliding windows that hold the same event."""

POINT_SOURCE: Final = "aggregation"
"""The `source` of every point that a rule makes."""

WindowKind = Literal["tumbling", "sliding", "session"]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Length = Annotated[int, Meta(ge=1, le=MAX_WINDOW_S)]


class AggregationRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A metric made from another one, window by window.

    The windows of `tumbling` follow each other, those of `sliding` begin every `slide_seconds` and overlap; both are aligned to 1970-01-01T00:00Z. A
    `session` window is a run of events of one group with no pause of `window_seconds` or more. A window's point is made once, `allowed_lateness_seconds`
    after its end; its time is the window's last millisecond. A window without events has no point.
    """

    name: Name
    source_metric: Annotated[str, Meta(min_length=1, max_length=1_000, description="A metric of the catalogue, an event's name, or a formula.")]
    aggregation: Annotated[str | None, Meta(description="As in POST /api/metrics: avg, sum, p95, …; absent: as the metric is defined.")] = None
    window_seconds: Annotated[Length, Meta(description="Length of a window; of session windows the pause that ends one.")]
    output_metric: Annotated[Name, Meta(description="What the points are called.")]
    window: WindowKind = "tumbling"
    slide_seconds: Annotated[Length | None, Meta(description="Of sliding windows: how far apart they begin.")] = None
    allowed_lateness_seconds: Annotated[int, Meta(ge=0, le=86_400, description="So long after its end events still count in a window.")] = 5
    group_by: Annotated[list[str], Meta(max_length=5, description="A point for each of these dimensions' values.")] = []
    filters: list[dict[str, Any]] = []
    value_field: str | None = None
    description: Annotated[str, Meta(max_length=4_000)] = ""
    is_enabled: bool = True

    @property
    def step_ms(self) -> int:
        """How far apart windows begin; of session windows, how often ended ones are looked for."""
        if self.window == "session":
            return min(self.window_seconds, 5) * 1_000
        return (self.slide_seconds or self.window_seconds) * 1_000

    @property
    def length_ms(self) -> int:
        """A window's length, or the pause that ends one."""
        return self.window_seconds * 1_000


def check_rule(rule: AggregationRule) -> AggregationRule:
    """The rule itself. Raises InvalidInput where its parts contradict each other; its question is checked by planning it."""
    for place, text in (("name", rule.name), ("output_metric", rule.output_metric)):
        if text != text.strip() or any(ord(letter) < 32 for letter in text):
            raise wrong(place, "must be one line without blanks at its ends")
    if rule.window != "sliding":
        if rule.slide_seconds is not None:
            raise wrong("slide_seconds", f"has no meaning with {rule.window} windows")
        return rule
    if rule.slide_seconds is None:
        raise wrong("slide_seconds", "is needed: how far apart sliding windows begin")
    if rule.slide_seconds > rule.window_seconds:
        raise wrong("slide_seconds", "must not be longer than window_seconds, or events between two windows would count in none")
    if rule.window_seconds % rule.slide_seconds:
        raise wrong("slide_seconds", "must divide window_seconds, so that every event is in equally many windows")
    if rule.window_seconds > rule.slide_seconds * MAX_PANES:
        raise wrong("slide_seconds", f"is too short: an event would be in more than {MAX_PANES:,} windows")
    return rule


def question_of(rule: AggregationRule) -> dict[str, Any]:
    """The question whose answer over a window is the rule's point."""
    asked: dict[str, Any] = {"metric": rule.source_metric, "filters": rule.filters, "group_by": rule.group_by, "from": 0, "to": 1_000, "exact": True}
    if rule.aggregation is not None:
        asked["aggregation"] = rule.aggregation
    if rule.value_field is not None:
        asked["value_field"] = rule.value_field
    return asked


def check_plan(rule: AggregationRule, plan: Plan) -> Plan:
    """The plan itself. Raises InvalidInput for a question whose answer is no point."""
    if any(measure.aggregation == "histogram" for measure in plan.measures):
        raise wrong("aggregation", "a histogram is no single value")
    if any(dimension.time_part for dimension in plan.dimensions):
        raise wrong("group_by", "a window is one time: group by what events have")
    if rule.window == "session":
        if any(measure.source == "sessions" for measure in plan.measures):
            raise wrong("source_metric", "is of visits already; a session window wants a metric of events")
        if any(measure.aggregation == "rate" for measure in plan.measures):
            raise wrong("aggregation", "a session window has no fixed length to make a rate of; count instead")
    return plan


def sources_of(plan: Plan) -> frozenset[str]:
    """The event names that a plan asks for."""
    return frozenset().union(*(_names(condition) for condition in (plan.condition, *(measure.condition for measure in plan.measures))))


def without_points(plan: Plan) -> Plan:
    """The plan of the events that the plan names, and of any others that no rule made: a rule on everything does not feed itself or its likes."""
    own: Condition = Compare(resolve_field("source"), "neq", POINT_SOURCE)
    names = tuple(sorted(sources_of(plan)))
    if names:
        own = Or((own, Compare(resolve_field("name"), "in", names)))
    return msgspec.structs.replace(plan, condition=And((plan.condition, own)))


def _names(condition: Condition) -> frozenset[str]:
    if isinstance(condition, And | Or):
        return frozenset().union(*map(_names, condition.parts))
    if isinstance(condition, Not):
        return _names(condition.part)
    if isinstance(condition, Compare) and condition.field.column == "name" and condition.operator in ("eq", "in"):
        operand = condition.operand
        return frozenset(map(str, operand if isinstance(operand, tuple) else (operand,)))
    return frozenset()


def wrong(place: str, reason: str) -> InvalidInput:
    """The error for a field."""
    return InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
