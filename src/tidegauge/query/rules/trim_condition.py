"""trim_condition: flat, without parts that change nothing, so that equal questions become equal plans."""

from __future__ import annotations

import msgspec

from tidegauge.contracts.plan import And, Condition, Not, Or, Plan


def trim_condition(plan: Plan) -> Plan:
    """Nested and-in-and, or-in-or, double nots, repeated parts and groups of one go."""
    measures = tuple(msgspec.structs.replace(measure, condition=trim(measure.condition)) for measure in plan.measures)
    return msgspec.structs.replace(plan, condition=trim(plan.condition), measures=measures)


def trim(condition: Condition) -> Condition:
    """The shortest condition of the same meaning that these steps find."""
    if isinstance(condition, Not):
        inner = trim(condition.part)
        return inner.part if isinstance(inner, Not) else Not(inner)
    if isinstance(condition, And | Or):
        kind = type(condition)
        parts: dict[Condition, None] = {}
        for part in map(trim, condition.parts):
            parts.update(dict.fromkeys(part.parts) if isinstance(part, kind) else {part: None})
        return next(iter(parts)) if len(parts) == 1 else kind(tuple(parts))
    return condition
