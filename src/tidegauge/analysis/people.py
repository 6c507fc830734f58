"""Who is behind a number of an analysis: its people by name, the most active first."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta

from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.question import AnalysisAnswer
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.statement import Binder
from tidegauge.query.explore.people import MAX_PEOPLE, PersonSeen

Limit = Annotated[int, Meta(ge=1, le=MAX_PEOPLE, description="How many people to name.")]
_NAMED: Final = tuple(map(resolve_field, ("person", "user_id", "anonymous_id")))


class PeopleAnswer(AnalysisAnswer, kw_only=True):
    """The people with most events that count, up to the limit; `total`: all of them. `results`: a row for each, its number of events."""

    people: list[PersonSeen]
    total: int


async def named_people(inquiry: Inquiry, binder: Binder, persons: str, span: TimeRange, limit: int) -> PeopleAnswer:
    """The people of a statement that gives their keys, with their events of the span. Raises LimitReached, Unavailable."""
    where = f"{inquiry.where(binder, span=span)} AND person != 0 AND person IN ({persons})"
    rows = await inquiry.read(
        binder,
        f"SELECT toString(person), max(user_id), max(anonymous_id), count() AS events, min({TIME_MS}), max({TIME_MS}), count() OVER ()"
        f" FROM {inquiry.table(fields=_NAMED)} WHERE {where} GROUP BY person ORDER BY events DESC, person LIMIT {int(limit)}",
    )
    people = [PersonSeen(row[0], row[1] or None, row[2] or None, row[3], format_timestamp(row[4]), format_timestamp(row[5])) for row in rows]
    total = rows[0][6] if rows else 0
    return PeopleAnswer(
        results=[ResultRow("events", one.events, one.events, {"person": one.user_id or one.anonymous_id or one.person}) for one in people],
        meta=inquiry.meta(total=total, truncated=total > len(people)),
        people=people,
        total=total,
    )
