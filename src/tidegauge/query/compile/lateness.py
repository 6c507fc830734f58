"""How long after their time events are received."""

from __future__ import annotations

from tidegauge.contracts.plan import And, Condition, Or, Plan
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder, Statement


def compile_lateness(plan: Plan, span: TimeRange, step_ms: int, length_ms: int, lateness_ms: int) -> Statement:
    """One row: events of the span, those received after the first window that holds them was told, median, 95th and 100th percentile of the delay in ms.

    The first window of an event ends `length_ms` after it (`step_ms` 0), or at the next multiple of `step_ms`.
    """
    binder = Binder()
    time_ms, received_ms = "toUnixTimestamp64Milli(timestamp)", "toUnixTimestamp64Milli(received)"
    step = binder.integer(max(step_ms, 1))
    end_ms = f"((intDiv({time_ms}, {step}) + 1) * {step})" if step_ms else f"({time_ms} + {binder.integer(length_ms)})"
    conditions: tuple[Condition, ...] = tuple(measure.condition for measure in plan.measures)
    where = selected_where(plan.project, span, And((plan.condition, Or(conditions))), binder)
    delay = f"greatest({received_ms} - {time_ms}, 0)"
    return binder.statement(
        f"SELECT count(), countIf({received_ms} > {end_ms} + {binder.integer(lateness_ms)}), quantilesExactInclusive(0.5, 0.95, 1)({delay})"
        f" FROM events WHERE {where}"
    )
