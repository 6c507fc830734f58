"""Fields and dimensions as SQL expressions over the events table."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.field import PATH_SEPARATOR, Field
from tidegauge.contracts.plan import Dimension
from tidegauge.query.compile.statement import Binder

EFFECTIVE_ID: Final = "if(id = '', concat(toString(_batch), '-', toString(_row)), id)"
"""The event's id: the client's, else its place."""

TIME_MS: Final = "toUnixTimestamp64Milli(timestamp)"


def text(field: Field, binder: Binder) -> str:
    """The field's text (attributes as they are, mostly LowCardinality: so the primary key prunes); "" where the event has none."""
    match field.kind:
        case "property":
            return _property_text(field, binder)
        case "number":
            return f"ifNull(toString({field.column}), '')"
        case "bool":
            return f"if({field.column}, 'true', 'false')"
        case "time":
            return _time_text(field.column)
        case "person":
            return f"if({field.column} = 0, '', toString({field.column}))"
        case "list":
            return f"arrayStringConcat({field.column}, ',')"
    return EFFECTIVE_ID if field.column == "id" else field.column


def number(field: Field, binder: Binder) -> str:
    """The field's number as Nullable(Float64); NULL where it is absent or no number. Times are epoch milliseconds."""
    match field.kind:
        case "property":
            return _property_number(field, binder)
        case "number":
            return field.column
        case "time":
            return f"toNullable(toFloat64(toUnixTimestamp64Milli({field.column})))"
        case "bool":
            return f"toNullable(toFloat64({field.column}))"
    return "CAST(NULL, 'Nullable(Float64)')"


def exists(field: Field, binder: Binder) -> str:
    """Whether the event has the field, as 0 or 1."""
    match field.kind:
        case "property":
            columns = ("text",) if field.has_number_column else ("text", "number")
            parts = [f"mapContains({column}, {key})" for key in _keys(field, binder) for column in columns]
            if field.has_number_column:
                parts.insert(0, f"isNotNull({field.column})")
            return f"({' OR '.join(parts)})"
        case "number":
            return f"isNotNull({field.column})"
        case "person":
            return f"({field.column} != 0)"
        case "list":
            return f"notEmpty({field.column})"
        case "bool" | "time":
            return "1"
    return "1" if field.column == "id" else f"({field.column} != '')"


def dimension(dimension: Dimension, timezone: str, binder: Binder) -> str:
    """A group-by's text. Time parts are of the event's local time: `2026-11-22T10:05+0700`, `2026-11-22`, Monday's date, `2026-11`, `0`-`23`, `1`-`7`."""
    if dimension.time_part is None:
        if dimension.field is None:
            raise ValueError("a dimension needs a field or a time part")
        return text(dimension.field, binder)
    zone = binder.text(timezone)
    match dimension.time_part:
        case "minute":
            return f"formatDateTime(timestamp, '%Y-%m-%dT%H:%i%z', {zone})"
        case "hour":
            return f"formatDateTime(timestamp, '%Y-%m-%dT%H:00%z', {zone})"
        case "day":
            return f"formatDateTime(timestamp, '%Y-%m-%d', {zone})"
        case "week":
            return f"toString(toMonday(timestamp, {zone}))"
        case "month":
            return f"formatDateTime(timestamp, '%Y-%m', {zone})"
        case "hour_of_day":
            return f"toString(toHour(timestamp, {zone}))"
        case "day_of_week":
            return f"toString(toDayOfWeek(timestamp, 0, {zone}))"
    raise ValueError(f"unknown time part {dimension.time_part}")


def _time_text(column: str) -> str:
    seconds = f"formatDateTime({column}, '%Y-%m-%dT%H:%i:%S', 'UTC')"
    return f"concat({seconds}, '.', leftPad(toString(toUnixTimestamp64Milli({column}) % 1000), 3, '0'), 'Z')"


def _keys(field: Field, binder: Binder) -> list[str]:
    """The places of the map keys that hold the property: the literal name, then the nested path when the name has a dot."""
    key = field.key or ""
    names = [key, key.replace(".", PATH_SEPARATOR)] if "." in key else [key]
    return [binder.text(name) for name in names]


def _property_text(field: Field, binder: Binder) -> str:
    branches: list[str] = [f"isNotNull({field.column}), toString(assumeNotNull({field.column}))"] if field.has_number_column else []
    for key in _keys(field, binder):
        branches.append(f"mapContains(text, {key}), text[{key}]")
        if not field.has_number_column:
            branches.append(f"mapContains(number, {key}), toString(number[{key}])")
    return f"multiIf({', '.join(branches)}, '')"


def _property_number(field: Field, binder: Binder) -> str:
    if field.has_number_column:
        return field.column
    branches = [f"mapContains(number, {key}), toNullable(number[{key}])" for key in _keys(field, binder)]
    return f"multiIf({', '.join(branches)}, NULL)"
