"""The condition that whoever asks sees events by, for questions to hold it."""

from __future__ import annotations

from tidegauge.contracts.plan import ALWAYS, And, Condition, Plan
from tidegauge.contracts.sight import current_sight
from tidegauge.core.errors import Forbidden
from tidegauge.query.compile.statement import Binder
from tidegauge.query.rules.trim_condition import trim


def own_condition(project: int) -> Condition:
    """What an event of the project must meet to be seen now. Raises Forbidden for another project than the one that the caller was let into."""
    sight = current_sight()
    if sight.condition is None:
        return ALWAYS
    if sight.project != project:
        raise Forbidden("What you may see here is limited to another project.", code="other_project")
    return sight.condition


def holds_sight(plan: Plan) -> bool:
    """Whether the plan's own condition narrows it to what whoever it is run for may see."""
    seen = (plan.sight or current_sight()).condition
    return seen is None or is_held(seen, plan.condition)


def is_held(part: Condition, whole: Condition) -> bool:
    """Whether a condition is one that another asks for among others."""
    return set(_parts(part)) <= set(_parts(whole))


def entrusted(project: int, binder: Binder) -> Condition:
    """As own_condition, left to the engine, which adds it to every statement: this one is read for nobody who sees other events."""
    own = own_condition(project)
    if own != ALWAYS:
        binder.parameters.sight = current_sight()
    return own


def beside_own(condition: Condition, project: int, binder: Binder) -> Condition:
    """The condition without what the engine adds, which it would look at twice. Raises Forbidden as own_condition."""
    own = entrusted(project, binder)
    if own == ALWAYS:
        return condition
    added = set(_parts(own))
    rest = tuple(part for part in _parts(condition) if part not in added)
    return rest[0] if len(rest) == 1 else And(rest)


def both(first: Condition, second: Condition) -> Condition:
    """The condition that both hold."""
    parts = tuple(part for part in (first, second) if part != ALWAYS)
    return And(parts) if len(parts) > 1 else parts[0] if parts else ALWAYS


def _parts(condition: Condition) -> tuple[Condition, ...]:
    flat = trim(condition)
    return flat.parts if isinstance(flat, And) else (flat,)
