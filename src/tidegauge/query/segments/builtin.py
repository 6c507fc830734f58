"""The segments that every project has, in the order screens list them. All are as of the end of the time that is asked about."""

from __future__ import annotations

from typing import Final, NamedTuple

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, Compare, Or
from tidegauge.contracts.segment import AllOf, Did, Except, Rule, Seen
from tidegauge.query.builtin import PURCHASES

ACTIVE_DAYS: Final = 30
PAID_PLANS: Final = ("premium", "pro", "plus", "business", "enterprise", "paid", "gold", "Premium", "Pro", "Plus", "Business", "Enterprise", "Paid", "Gold")
PLAN_FIELDS: Final = ("properties.plan", "properties.tier", "properties.subscription")


class BuiltinSegment(NamedTuple):
    """A segment that is always there."""

    id: str
    description: str
    rule: Rule


_BOUGHT: Final = Compare(resolve_field("name"), "in", PURCHASES)
_PREMIUM: Final = Did(Or((_BOUGHT, *(Compare(resolve_field(field), "in", PAID_PLANS) for field in PLAN_FIELDS))))
_NEW: Final = Seen("first", ACTIVE_DAYS)
_ACTIVE: Final = Seen("last", ACTIVE_DAYS)

BUILTIN_SEGMENTS: Final = (
    BuiltinSegment("all", "Everybody with an event", AllOf()),
    BuiltinSegment("new", f"First seen in the last {ACTIVE_DAYS} days", _NEW),
    BuiltinSegment("returning", f"First seen before that, and seen in the last {ACTIVE_DAYS} days", AllOf((Except(_NEW), _ACTIVE))),
    BuiltinSegment("active", f"Seen in the last {ACTIVE_DAYS} days", _ACTIVE),
    BuiltinSegment("inactive", f"Not seen in the last {ACTIVE_DAYS} days", Except(_ACTIVE)),
    BuiltinSegment("premium", "Bought something, or an event names a paid plan, tier or subscription", _PREMIUM),
    BuiltinSegment("free", "Neither bought anything nor has a paid plan, tier or subscription", AllOf((Did(ALWAYS), Except(_PREMIUM)))),
)
BUILTIN_RULES: Final = {segment.id: segment.rule for segment in BUILTIN_SEGMENTS}
