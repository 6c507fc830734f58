"""The tables that a person's SQL may read: views of one project's events, made anew for every statement."""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from tidegauge.contracts.field import HOT_NUMBER, HOT_TEXT, resolve_field
from tidegauge.contracts.plan import ALWAYS, Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder
from tidegauge.query.row_rules.condition import own_condition


class TableColumn(msgspec.Struct, frozen=True):
    """A column as the editor lists it."""

    name: str
    type: str
    description: str


class TableView(msgspec.Struct, frozen=True):
    """A table as the editor lists it."""

    name: str
    description: str
    columns: tuple[TableColumn, ...]


_TIME: Final = "DateTime64(3, 'UTC')"
_SHOWN: Final = ("name", "type", "user_id", "anonymous_id", "session_id", "person", "value", "source", *HOT_TEXT, *HOT_NUMBER, "is_bot", "tags")
_DESCRIPTIONS: Final = {
    "name": "what happened: page_view, purchase, …",
    "type": "page_view, user_action, custom, metric_update, alert, system, error or performance",
    "user_id": "the signed-in user's id, '' when there is none",
    "anonymous_id": "the visitor's id, '' when there is none",
    "session_id": "the session's id, '' when there is none",
    "person": "key of the person (the user, else the visitor, see identity); 0 for nobody. Count people with uniq(person)",
    "value": "the event's number",
    "source": "where it came from",
    "is_bot": "whether a crawler sent it",
    "tags": "the event's tags",
    "status": "status code of a request",
    "duration_ms": "how long it took",
    "page": "the page's address",
}
_TYPES: Final = {"person": "UInt64", "value": "Nullable(Float64)", "is_bot": "Bool", "tags": "Array(LowCardinality(String))", "user_id": "String"}


def _column(name: str) -> TableColumn:
    default = "Nullable(Float64)" if name in HOT_NUMBER else "String" if name.endswith("_id") else "LowCardinality(String)"
    return TableColumn(name, _TYPES.get(name, default), _DESCRIPTIONS.get(name, name.replace("_", " ")))


_SPAN_COLUMNS: Final = (
    TableColumn("person", "UInt64", "see events"),
    TableColumn("user_id", "String", "the newest by name; '' for a visitor"),
    TableColumn("anonymous_id", "String", "'' when there is none"),
)
TABLES: Final = (
    TableView(
        "events",
        "Everything that was sent, one row an event. A property: properties.plan (as text, '' when absent), numbers.price (as a number, NULL when absent);"
        " nested ones with dots: properties.cart.size",
        (
            TableColumn("timestamp", _TIME, "when it happened"),
            TableColumn("received_at", _TIME, "when it came in"),
            TableColumn("id", "String", "the event's id"),
            *map(_column, _SHOWN),
            TableColumn("properties", "Map(String, String)", "all plain properties as text"),
        ),
    ),
    TableView(
        "people",
        "One row a person with events in the time that is asked for",
        (
            *_SPAN_COLUMNS,
            TableColumn("events", "UInt64", "number of events"),
            TableColumn("value", "Float64", "sum of the events' values"),
            TableColumn("first_seen", _TIME, "first event"),
            TableColumn("last_seen", _TIME, "last event"),
            TableColumn("country", "String", "of the last event that has one"),
        ),
    ),
    TableView(
        "sessions",
        "One row a session id with events in the time that is asked for",
        (
            TableColumn("session_id", "String", "the session"),
            *_SPAN_COLUMNS,
            TableColumn("started_at", _TIME, "first event"),
            TableColumn("ended_at", _TIME, "last event"),
            TableColumn("duration_s", "Float64", "seconds between them"),
            TableColumn("events", "UInt64", "number of events"),
            TableColumn("page_views", "UInt64", "number of page views"),
            TableColumn("entry_page", "String", "page of the first event"),
        ),
    ),
)
TABLE_NAMES: Final = frozenset(table.name for table in TABLES)

TEXT_PROPERTY: Final = "properties"
NUMBER_PROPERTY: Final = "numbers"


class Property(NamedTuple):
    """A property that a statement reads: as text or as a number, under a column name of its own."""

    column: str
    name: str
    is_number: bool


def view_sql(
    table: str, project: int, span: TimeRange, properties: list[Property], binder: Binder, tables: EventTables = STORED, condition: Condition = ALWAYS
) -> str:
    """The view's SELECT in parentheses over those events of `tables` that meet the condition. `properties` become columns of `events`."""
    # A sub-query of its own: the names that a view gives its columns must not be taken for those of the condition.
    own = own_condition(project)
    is_all = condition == ALWAYS == own
    events = tables.events if is_all else f"(SELECT * FROM {tables.events} WHERE {selected_where(project, span, condition, binder)}{_again(own, binder)})"
    edges = [f"fromUnixTimestamp64Milli({binder.integer(edge)}, 'UTC')" for edge in (span.from_ms, span.to_ms)]
    where = f"e.project = {binder.project(project)} AND e.timestamp >= {edges[0]} AND e.timestamp < {edges[1]}"
    match table:
        case "people":
            columns = (
                "e.person AS person, max(e.user_id) AS user_id, max(e.anonymous_id) AS anonymous_id, count() AS events, sum(ifNull(e.value, 0)) AS value,"
                " min(e.timestamp) AS first_seen, max(e.timestamp) AS last_seen, argMaxIf(e.country, e.timestamp, e.country != '') AS country"
            )
            return f"(SELECT {columns} FROM {events} AS e WHERE {where} AND e.person != 0 GROUP BY e.person)"
        case "sessions":
            columns = (
                "e.session_id AS session_id, max(e.person) AS person, max(e.user_id) AS user_id, max(e.anonymous_id) AS anonymous_id,"
                " min(e.timestamp) AS started_at,"
                f" max(e.timestamp) AS ended_at, (max({_ms('e.timestamp')}) - min({_ms('e.timestamp')})) / 1000 AS duration_s, count() AS events,"
                " countIf(e.name = 'page_view') AS page_views, argMin(e.page, e.timestamp) AS entry_page"
            )
            return f"(SELECT {columns} FROM {events} AS e WHERE {where} AND e.session_id != '' GROUP BY e.session_id)"
    extra = "".join(f", {_property(each, binder)} AS {each.column}" for each in properties)
    columns = ", ".join(f"e.{name} AS {name}" for name in _SHOWN)
    effective_id = "if(e.id = '', concat(toString(e._batch), '-', toString(e._row)), e.id) AS id"
    merged = "mapConcat(e.text, mapApply((k, v) -> (k, toString(v)), e.number)) AS properties"
    return f"(SELECT e.timestamp AS timestamp, e.received AS received_at, {effective_id}, {columns}, {merged}{extra} FROM {events} AS e WHERE {where})"


def _again(own: Condition, binder: Binder) -> str:
    """What whoever asks may see, once more than the engine asks: what else stands in such a statement is not of our own words."""
    return "" if own == ALWAYS else f" AND {compile_condition(own, binder)}"


def _property(each: Property, binder: Binder) -> str:
    field = resolve_field(f"properties.{each.name}")
    return fields.number(field, binder) if each.is_number else fields.text(field, binder)


def _ms(column: str) -> str:
    return f"toUnixTimestamp64Milli({column})"
