"""The statement of the people behind some events."""

from __future__ import annotations

from tidegauge.contracts.plan import Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder, Statement


def compile_people(project: int, span: TimeRange, condition: Condition, limit: int, tables: EventTables = STORED) -> Statement:
    """(person, user id, anonymous id, events, first ms, last ms, number of all people), most events first."""
    binder = Binder()
    return binder.statement(
        f"SELECT toString(person), max(user_id), max(anonymous_id), count() AS events, min({TIME_MS}), max({TIME_MS}), count() OVER ()"
        f" FROM {tables.events} WHERE {selected_where(project, span, condition, binder)} AND person != 0"
        f" GROUP BY person ORDER BY events DESC, person LIMIT {int(limit)}"
    )
