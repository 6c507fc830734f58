"""The event's fields: which column holds each attribute, and how a property is looked up.

A property is one of
- hot: it has a typed column of its own (HOT_TEXT, HOT_NUMBER). Values of another type are cast for questions, the original is kept in `rest`; a text that is
  no number, under a name of HOT_NUMBER, is an entry of `text`: an order's status is a word, a request's a number.
- text or number: an entry of the map column `text` or `number`.
- anything else (bool, null, array, object, integer beyond 2^53): the original in `rest` (a JSON object), and a questionable form beside it:
  bools as "true"/"false" and arrays as JSON text in `text`, wide integers rounded in `number`, the leaves of objects under their path joined by PATH_SEPARATOR.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from tidegauge.core.errors import ErrorDetail, InvalidQuery

PATH_SEPARATOR: Final = "\x1f"
"""Joins the keys of nested objects in the maps, so that {"a": {"b": 1}} and {"a.b": 1} stay two properties. Stripped from incoming names."""

CONTEXT_COLUMNS: Final = ("country", "device", "browser", "os")
"""Filled in by the server unless the client's properties give them."""

HOT_TEXT: Final = (*CONTEXT_COLUMNS, "page", "path", "referrer", "utm_source", "utm_medium", "utm_campaign")
"""Properties with a LowCardinality(String) column; "" is absent."""

HOT_NUMBER: Final = ("status", "duration_ms")
"""Properties with a Nullable(Float64) column. As fields they are properties whose numbers are in that column instead of the map."""

FieldKind = Literal["text", "number", "time", "bool", "list", "person", "property"]


class Field(msgspec.Struct, frozen=True):
    """A resolved field. `name` is what the caller wrote; `key` is the map key when `kind` is "property" (nested paths joined by PATH_SEPARATOR)."""

    name: str
    column: str
    kind: FieldKind
    key: str | None = None

    @property
    def has_number_column(self) -> bool:
        """Whether a property's numbers are in a column of its own."""
        return self.kind == "property" and self.column in HOT_NUMBER


ATTRIBUTES: Final[dict[str, tuple[str, FieldKind]]] = {
    "name": ("name", "text"),
    "event_name": ("name", "text"),
    "event": ("name", "text"),
    "type": ("type", "text"),
    "event_type": ("type", "text"),
    "id": ("id", "text"),
    "user_id": ("user_id", "text"),
    "anonymous_id": ("anonymous_id", "text"),
    "session_id": ("session_id", "text"),
    "person": ("person", "person"),
    "value": ("value", "number"),
    "source": ("source", "text"),
    "tags": ("tags", "list"),
    "is_bot": ("is_bot", "bool"),
    "timestamp": ("timestamp", "time"),
    "received_at": ("received", "time"),
    **{name: (name, "text") for name in HOT_TEXT},
    **{name: (name, "property") for name in HOT_NUMBER},
}
"""Public attribute name -> (column, kind)."""

MAX_FIELD_NAME_LENGTH: Final = 400


def resolve_field(name: str) -> Field:
    """The field that `name` means: an attribute, `properties.<path>`, or a bare property name.

    A dot in a property path is first a literal part of the name; `a.b` also finds the leaf `b` inside object `a` (readers look up both).
    Raises InvalidQuery for an empty, overlong or NUL-carrying name.
    """
    if not name or len(name) > MAX_FIELD_NAME_LENGTH or "\x00" in name:
        raise InvalidQuery(f"A field name must have 1 to {MAX_FIELD_NAME_LENGTH} characters and no NUL.", details=[ErrorDetail(name[:60], "not a field name")])
    bare = name.removeprefix("properties.").removeprefix("property.")
    if not bare:
        raise InvalidQuery("Write properties.<name>, for example properties.country.", details=[ErrorDetail(name, "no property name")])
    if bare == name and name in ATTRIBUTES:
        column, kind = ATTRIBUTES[name]
        return Field(name, column, kind, column if kind == "property" else None)
    if bare in HOT_TEXT:
        return Field(name, bare, "text")
    if bare in HOT_NUMBER:
        return Field(name, bare, "property", bare)
    return Field(name, "text", "property", bare)
