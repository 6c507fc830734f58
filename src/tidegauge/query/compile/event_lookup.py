"""The statements that find one event, and the places of a person's events around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import xxhash

from tidegauge.query.compile.event_tables import narrow_table
from tidegauge.query.compile.fields import EFFECTIVE_ID, TIME_MS
from tidegauge.query.compile.listing import Place
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.properties import DOCUMENT_COLUMNS
from tidegauge.query.row_rules.sight import own_sql

_PLACE_ID: Final = re.compile(r"(\d{1,19})-(\d{1,10})")
_COLUMNS: Final = {"timestamp": TIME_MS, "received": "toUnixTimestamp64Milli(received)", "id": EFFECTIVE_ID}
DOCUMENT_SQL: Final = ", ".join(_COLUMNS.get(name, name) + f" AS `_{name}`" for name in DOCUMENT_COLUMNS)


def batch_of(event_id: str) -> int | None:
    """The batch that an id names when it is an event's place, None for a client's own."""
    place = _PLACE_ID.fullmatch(event_id)
    return int(place[1]) if place is not None else None


def compile_event(project: int, event_id: str) -> Statement:
    """`_batch`, `_row`, person as text, and DOCUMENT_COLUMNS of the event with this id: the client's, as far back as ids are kept, or the event's place."""
    binder = Binder()
    place = _PLACE_ID.fullmatch(event_id)
    key = xxhash.xxh3_64_intdigest(f"{project}:{event_id}".encode())
    batches = f"SELECT _batch FROM event_ids WHERE project = {binder.project(project)} AND key = {binder.unsigned(key)}"
    found = f"(id = {binder.text(event_id)} AND _batch IN ({batches}))"
    if place is not None and int(place[1]) < 2**63:
        found = f"({found} OR (id = '' AND toInt64(_batch) = {binder.integer(int(place[1]))} AND toInt64(_row) = {binder.integer(int(place[2]))}))"
        batches = f"{batches} UNION ALL SELECT toUInt64({binder.integer(int(place[1]))})"
    return binder.statement(
        f"SELECT _batch, _row, toString(person), {DOCUMENT_SQL} FROM events"
        f" WHERE project = {binder.project(project)} AND _batch IN ({batches}) AND {found}{own_sql(project, binder)} LIMIT 1"
    )


def compile_person_places(project: int, persons: Sequence[int], at: Place, *, is_after: bool, limit: int) -> Statement:
    """(name, time, batch, row) of the nearest events of some keys before or after a place, the nearest first."""
    binder = Binder()
    sign, direction = (">", "ASC") if is_after else ("<", "DESC")
    edge = f"({binder.integer(at.timestamp_ms)}, {binder.integer(at.batch)}, {binder.integer(at.row)})"
    order = ", ".join(f"{column} {direction}" for column in ("timestamp", "_batch", "_row"))
    return binder.statement(
        f"SELECT name, {TIME_MS}, _batch, _row FROM {narrow_table()} WHERE project = {binder.project(project)}{own_sql(project, binder)}"
        f" AND person IN {binder.unsigneds(persons)}"
        f" AND timestamp {sign}= fromUnixTimestamp64Milli({binder.integer(at.timestamp_ms)}, 'UTC')"
        f" AND ({TIME_MS}, toInt64(_batch), toInt64(_row)) {sign} {edge} ORDER BY {order} LIMIT {int(limit)}"
    )


def compile_places(project: int, places: Sequence[tuple[str, int, int, int]]) -> Statement:
    """`_batch`, `_row` and DOCUMENT_COLUMNS of the events at (name, time, batch, row), oldest first."""
    binder = Binder()
    names = binder.texts(sorted({place[0] for place in places}))
    low, high = (f"fromUnixTimestamp64Milli({binder.integer(edge)}, 'UTC')" for edge in (min(p[1] for p in places), max(p[1] for p in places)))
    pairs = f"SELECT arrayJoin(arrayZip({binder.integers([p[2] for p in places])}, {binder.integers([p[3] for p in places])}))"
    return binder.statement(
        f"SELECT _batch, _row, {DOCUMENT_SQL} FROM events WHERE project = {binder.project(project)} AND name IN {names}{own_sql(project, binder)}"
        f" AND timestamp >= {low} AND timestamp <= {high} AND (toInt64(_batch), toInt64(_row)) IN ({pairs}) ORDER BY timestamp, _batch, _row"
    )
