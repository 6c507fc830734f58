"""The statement of an event listing: newest first, from a place on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tidegauge.contracts.plan import ALWAYS, Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.condition import text_test
from tidegauge.query.compile.event_tables import STORED, narrow_table
from tidegauge.query.compile.fields import EFFECTIVE_ID
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.properties import DOCUMENT_COLUMNS

_SEARCHED = ("name", "type", "page", "path", "referrer", "user_id", "anonymous_id", "session_id", "source")
_COLUMNS = {"timestamp": "toUnixTimestamp64Milli(timestamp)", "received": "toUnixTimestamp64Milli(received)", "id": EFFECTIVE_ID}


class Place(NamedTuple):
    """An event's place in the order of listings."""

    timestamp_ms: int
    batch: int
    row: int


def compile_listing(
    project: int,
    span: TimeRange,
    condition: Condition,
    *,
    search: str = "",
    before: Place | None = None,
    after: Place | None = None,
    persons: Sequence[int] = (),
    limit: int = 100,
    events: str = STORED.events,
) -> Statement:
    """Columns `_batch`, `_row` and DOCUMENT_COLUMNS of up to `limit` events of the span, newest first, `before` a place; oldest first `after` one.

    `persons`: only those of these keys, found in the copy that is sorted by person. `events`: what to read after FROM.
    """
    binder = Binder()
    parts = [selected_where(project, span, condition, binder)]
    if persons:
        parts.append(_of_persons(project, span, persons, binder))
    if search:
        parts.append(search_sql(search, binder))
    for edge, sign in ((before, "<"), (after, ">")):
        if edge is not None:
            place = f"({binder.integer(edge.timestamp_ms)}, {binder.integer(edge.batch)}, {binder.integer(edge.row)})"
            parts.append(f"(toUnixTimestamp64Milli(timestamp), toInt64(_batch), toInt64(_row)) {sign} {place}")
    columns = ", ".join(_COLUMNS.get(name, name) + f" AS `_{name}`" for name in DOCUMENT_COLUMNS)
    direction = "DESC" if after is None else "ASC"
    order = ", ".join(f"{column} {direction}" for column in ("timestamp", "_batch", "_row"))
    return binder.statement(f"SELECT _batch, _row, {columns} FROM {events} WHERE {' AND '.join(parts)} ORDER BY {order} LIMIT {int(limit)}")


def _of_persons(project: int, span: TimeRange, persons: Sequence[int], binder: Binder) -> str:
    """The primary key of the events of some keys, so that only their granules are read: without it a user's listing scans the project."""
    own = f"person IN {binder.unsigneds(persons)}"
    return f"(name, timestamp) IN (SELECT name, timestamp FROM {narrow_table()} WHERE {selected_where(project, span, ALWAYS, binder)} AND {own}) AND {own}"


def search_sql(text: str, binder: Binder) -> str:
    """Whether one of the main attributes or a text property holds the text, whatever its case."""
    tests = [text_test(column, "contains", text, binder) for column in _SEARCHED]
    tests.append(f"arrayExists(held -> {text_test('held', 'contains', text, binder)}, mapValues(text))")
    return f"({' OR '.join(tests)})"
