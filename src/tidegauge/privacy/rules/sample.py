"""The newest events of a project, to see what rules would do to them and what looks personal in them."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.contracts.plan import ALWAYS
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.listing import compile_listing
from tidegauge.query.execute import QueryService
from tidegauge.query.properties import DOCUMENT_COLUMNS, properties

EVENTS: Final = 10_000
_EVER: Final = TimeRange(-2_208_988_800_000, 10_413_792_000_000)
_FIELDS: Final = ("name", "type", "user_id", "anonymous_id", "session_id", "source")


async def newest_events(service: QueryService, project: int, limit: int = EVENTS) -> list[dict[str, Any]]:
    """Events as `POST /api/events` takes them, newest first. Raises LimitReached, Unavailable."""
    statement = compile_listing(project, _EVER, ALWAYS, limit=limit, events=service.event_tables(project).events)
    rows = (await service.reader.read(statement.sql, statement.parameters, limits=service.limits)).rows
    return [_event(dict(zip(DOCUMENT_COLUMNS, row[2:], strict=True))) for row in rows]


def _event(row: dict[str, Any]) -> dict[str, Any]:
    event = {name: row[name] for name in _FIELDS if row[name]}
    return {**event, "timestamp": row["timestamp"], "properties": properties(row), "tags": list(row["tags"])}
