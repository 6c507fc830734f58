"""The statements of the list of people: one row a person in a time, in an order, from a place on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from tidegauge.contracts.plan import ALWAYS, Condition
from tidegauge.contracts.segment import InSegment
from tidegauge.core.time_range import TimeRange
from tidegauge.query.builtin import PURCHASES
from tidegauge.query.compile.event_tables import EventTables, narrow_table
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder, Statement

Sort = Literal["last_seen", "first_seen", "events", "revenue"]
SORTS: Final[dict[Sort, str]] = {"last_seen": "last_ms", "first_seen": "first_ms", "events": "events", "revenue": "revenue"}

KNOWN_AS: Final = {
    "user_id": "user_id",
    "anonymous_id": "anonymous_id",
    "email": "text['email']",
    "name": "text['name']",
    "country": "toString(country)",
    "device": "toString(device)",
}
"""What a list says of a person -> the column that it is the newest value of."""

_SEARCHED: Final = ("user_id", "anonymous_id", "text['email']", "text['name']")


class PeopleFilter(msgspec.Struct, frozen=True):
    """Whose events of the project and span count. `search`: part of an id, or of the properties `email` and `name`; `hashed` the
    same as privacy rules hash it. `after`: the place (value of the
    order, person) of the last one seen."""

    project: int
    span: TimeRange
    condition: Condition = ALWAYS
    search: str = ""
    hashed: str = ""
    sort: Sort = "last_seen"
    is_descending: bool = True
    after: tuple[float, int] | None = None
    limit: int = 50


def compile_people_page(wanted: PeopleFilter, tables: EventTables) -> Statement:
    """(person, events, first ms, last ms, revenue, orders, number of all people); one more row than the limit when there are more."""
    binder = Binder()
    where = selected_where(wanted.project, wanted.span, wanted.condition, binder)
    bought = f"name IN {binder.texts(list(PURCHASES))}"
    columns = (
        f"count() AS events, min({TIME_MS}) AS first_ms, max({TIME_MS}) AS last_ms, sumIf(ifNull(value, 0), {bought}) AS revenue, countIf({bought}) AS orders"
    )
    # what a search or a filter looks at is not in the narrow copy
    table = tables.person_events if wanted.condition == ALWAYS or isinstance(wanted.condition, InSegment) else tables.events
    found = f" AND person IN ({_searched(wanted, tables, binder)})" if wanted.search else ""
    grouped = f"SELECT person, {columns} FROM {table} WHERE {where} AND person != 0{found} GROUP BY person"
    column, sign, direction = SORTS[wanted.sort], "<" if wanted.is_descending else ">", "DESC" if wanted.is_descending else "ASC"
    rest = ""
    if wanted.after is not None:
        value, person = binder.number(wanted.after[0]), binder.unsigned(wanted.after[1])
        rest = f" WHERE (toFloat64({column}), person) {sign} ({value}, {person})"
    return binder.statement(
        f"SELECT toString(person), events, first_ms, last_ms, revenue, orders, total FROM (SELECT *, count() OVER () AS total FROM ({grouped})){rest}"
        f" ORDER BY toFloat64({column}) {direction}, person {direction} LIMIT {wanted.limit + 1}"
    )


def compile_known_as(project: int, span: TimeRange, keys: Sequence[int]) -> Statement:
    """(key, then the newest value and its ms of each KNOWN_AS) from the events of the keys in the span."""
    binder = Binder()
    where = f"{selected_where(project, span, ALWAYS, binder)} AND person IN {binder.unsigneds(keys)}"
    newest = ", ".join(f"argMaxIf({column}, timestamp, {column} != ''), maxIf({TIME_MS}, {column} != '')" for column in KNOWN_AS.values())
    return binder.statement(
        f"SELECT person, {newest} FROM events WHERE {where}"
        f" AND (name, timestamp) IN (SELECT name, timestamp FROM {narrow_table()} WHERE {where}) GROUP BY person"
    )


def _searched(wanted: PeopleFilter, tables: EventTables, binder: Binder) -> str:
    part = binder.text(wanted.search.lower())
    tests = " OR ".join(f"position(lowerUTF8({column}), {part}) > 0" for column in _SEARCHED)
    if wanted.hashed:
        whole = binder.text(wanted.hashed)
        tests += "".join(f" OR {column} = {whole}" for column in _SEARCHED)
    return f"SELECT person FROM {tables.events} WHERE {selected_where(wanted.project, wanted.span, ALWAYS, binder)} AND ({tests})"
