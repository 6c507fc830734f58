"""Whether two conditions can both be true of an event, as far as the names they ask for tell."""

from __future__ import annotations

from tidegauge.contracts.plan import And, Compare, Condition, Or


def are_disjoint(first: Condition, second: Condition) -> bool:
    """True when no event meets both; False when one might."""
    one, other = _names(first), _names(second)
    return one is not None and other is not None and not one & other


def _names(condition: Condition) -> frozenset[str] | None:
    """The names that an event must have one of; None when it may have any."""
    if isinstance(condition, Compare):
        if condition.field.column != "name" or condition.field.kind != "text":
            return None
        operand = condition.operand
        if condition.operator == "eq" and isinstance(operand, str):
            return frozenset((operand,))
        if condition.operator == "in" and isinstance(operand, tuple):
            return frozenset(map(str, operand))
        return None
    if isinstance(condition, And):
        known = [names for part in condition.parts if (names := _names(part)) is not None]
        return frozenset.intersection(*known) if known else None
    if isinstance(condition, Or):
        parts = [_names(part) for part in condition.parts]
        return None if any(names is None for names in parts) else frozenset().union(*(names for names in parts if names is not None))
    return None
