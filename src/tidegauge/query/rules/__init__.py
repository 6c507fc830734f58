"""Rewrite rules of a plan, one per file, in one visible ordered list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tidegauge.contracts.plan import Plan
from tidegauge.query.rules.add_measure_scope import add_measure_scope
from tidegauge.query.rules.set_shared_condition import set_shared_condition
from tidegauge.query.rules.trim_condition import trim_condition

RULES: Final[tuple[Callable[[Plan], Plan], ...]] = (
    trim_condition,
    set_shared_condition,
    add_measure_scope,
    trim_condition,
)


def rewrite(plan: Plan) -> Plan:
    """The plan after every rule, in order: the same answer for less work, and one form for questions of one meaning."""
    for rule in RULES:
        plan = rule(plan)
    return plan
