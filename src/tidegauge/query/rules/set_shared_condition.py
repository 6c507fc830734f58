"""set_shared_condition: what all measures ask of events moves to the plan, where it narrows the scan once."""

from __future__ import annotations

import msgspec

from tidegauge.contracts.plan import ALWAYS, And, Plan


def set_shared_condition(plan: Plan) -> Plan:
    """For measures with one and the same condition. (Sessions are made of all events that meet the plan's condition, so they take part.)"""
    conditions = {measure.condition for measure in plan.measures}
    if len(conditions) != 1 or ALWAYS in conditions:
        return plan
    shared = And((plan.condition, conditions.pop()))
    measures = tuple(msgspec.structs.replace(measure, condition=ALWAYS) for measure in plan.measures)
    return msgspec.structs.replace(plan, condition=shared, measures=measures)
