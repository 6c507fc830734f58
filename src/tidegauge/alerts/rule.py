"""Alert rules as they travel."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.core.errors import ErrorDetail, InvalidInput

MAX_GROUPS: Final = 100
"""Groups of one rule that are watched; the commonest first."""

Comparison = Literal["gt", "gte", "lt", "lte", "eq", "neq", "change_above", "change_below", "absent"]
Severity = Literal["info", "warning", "error", "critical"]
NoData = Literal["keep", "resolve", "no_data", "fire"]
Seconds = Annotated[int, Meta(ge=0, le=30 * 86_400)]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a number is worth telling people.

    `query`: a question as in POST /api/metrics; its `group_by` gives every group an alert of its own. `condition` holds the number against
    `threshold`; change_above and change_below hold its change, in percent, against the period before; absent is true where no event counts.

    `duration`: so long the condition has to hold without a break before the alert fires. `resolve_after`: so long it has to be over before the alert
    resolves. `recovery_threshold`: once firing, the number has to get past this one to be over. `min_count`: with fewer events there is no number.
    `no_data`: what becomes of an alert without a number for `no_data_after`.
    """

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    query: Annotated[dict[str, Any], Meta(description="The body of POST /api/metrics; the last five minutes unless it names a time.")]
    condition: Comparison
    threshold: float = 0.0
    duration: Annotated[Seconds, Meta(description="Seconds that the condition has to hold before the alert fires.")] = 0
    severity: Severity = "warning"
    description: Annotated[str, Meta(max_length=4_000)] = ""
    recovery_threshold: Annotated[float | None, Meta(description="Past which a firing alert is over; absent: `threshold`.")] = None
    resolve_after: Annotated[Seconds, Meta(description="Seconds that the condition has to be over before the alert resolves.")] = 0
    min_count: Annotated[int, Meta(ge=0, le=10**9, description="Events below which there is no number.")] = 0
    no_data: NoData = "keep"
    no_data_after: Seconds = 0
    is_enabled: bool = True


def check_rule(rule: Rule) -> Rule:
    """The rule itself. Raises InvalidInput where its parts contradict each other; its question is checked by asking it."""
    if not rule.name.strip() or any(ord(letter) < 32 for letter in rule.name):
        raise _wrong("name", "needs a letter or a digit, in one line")
    if "analysis" in rule.query:
        raise _wrong("query", "must be a question of POST /api/metrics; an analysis has no single number to hold against a threshold")
    if rule.query.get("interval") is not None:
        raise _wrong("query.interval", "must be absent: a rule watches one number, that of the whole time")
    if rule.recovery_threshold is None:
        return rule
    if rule.condition not in ("gt", "gte", "lt", "lte", "change_above", "change_below"):
        raise _wrong("recovery_threshold", f"has no meaning with {rule.condition}")
    is_high = rule.condition in ("gt", "gte", "change_above")
    if (rule.recovery_threshold > rule.threshold) if is_high else (rule.recovery_threshold < rule.threshold):
        raise _wrong("recovery_threshold", f"must not be {'above' if is_high else 'below'} threshold, or a firing alert would be over at once")
    return rule


def _wrong(place: str, reason: str) -> InvalidInput:
    return InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
