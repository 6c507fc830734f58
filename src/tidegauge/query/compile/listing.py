"""The statement of an event listing: newest first, from a place on."""

from __future__ import annotations

from typing import NamedTuple

from tidegauge.contracts.plan import ALWAYS, Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.condition import compile_condition, text_test
from tidegauge.query.compile.fields import EFFECTIVE_ID
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.properties import DOCUMENT_COLUMNS

_SEARCHED = ("name", "type", "page", "path", "referrer", "user_id", "anonymous_id", "session_id", "source")
_COLUMNS = {"timestamp": "toUnixTimestamp64Milli(timestamp)", "received": "toUnixTimestamp64Milli(received)", "id": EFFECTIVE_ID}


class Place(NamedTuple):
    """An event's place in the order of listings."""

    timestamp_ms: int
    batch: int
    row: int


def compile_listing(project: int, span: TimeRange, condition: Condition, *, search: str = "", before: Place | None = None, limit: int = 100) -> Statement:
    """Columns `_batch`, `_row` and DOCUMENT_COLUMNS of up to `limit` events of the span, newest first, `before` a place."""
    binder = Binder()
    parts = [
        f"project = {binder.project(project)}",
        f"timestamp >= fromUnixTimestamp64Milli({binder.integer(span.from_ms)}, 'UTC')",
        f"timestamp < fromUnixTimestamp64Milli({binder.integer(span.to_ms)}, 'UTC')",
    ]
    if condition != ALWAYS:
        parts.append(compile_condition(condition, binder))
    if search:
        parts.append(_search(search, binder))
    if before is not None:
        place = f"({binder.integer(before.timestamp_ms)}, {binder.integer(before.batch)}, {binder.integer(before.row)})"
        parts.append(f"(toUnixTimestamp64Milli(timestamp), toInt64(_batch), toInt64(_row)) < {place}")
    columns = ", ".join(_COLUMNS.get(name, name) + f" AS `_{name}`" for name in DOCUMENT_COLUMNS)
    return binder.statement(
        f"SELECT _batch, _row, {columns} FROM events WHERE {' AND '.join(parts)} ORDER BY timestamp DESC, _batch DESC, _row DESC LIMIT {int(limit)}"
    )


def _search(text: str, binder: Binder) -> str:
    tests = [text_test(column, "contains", text, binder) for column in _SEARCHED]
    tests.append(f"arrayExists(held -> {text_test('held', 'contains', text, binder)}, mapValues(text))")
    return f"({' OR '.join(tests)})"
