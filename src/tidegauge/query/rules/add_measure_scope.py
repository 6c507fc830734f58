"""add_measure_scope: events that no measure counts are not read."""

from __future__ import annotations

import msgspec

from tidegauge.contracts.plan import ALWAYS, And, Or, Plan


def add_measure_scope(plan: Plan) -> Plan:
    """The plan's condition also asks for any measure's condition, unless one measure takes every event. A row's `count` is then of events that matter."""
    conditions = dict.fromkeys(measure.condition for measure in plan.measures)
    if not conditions or ALWAYS in conditions:
        return plan
    return msgspec.structs.replace(plan, condition=And((plan.condition, Or(tuple(conditions)))))
