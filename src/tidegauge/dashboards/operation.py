"""Edits of a document as they travel between people who edit together, and what they make of it."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.mismatch import reason_and_place
from tidegauge.dashboards.document import COLUMNS, MAX_ROWS, Document, Filters, Key, Line, Name, Prose, Tab, Time, Variable, Widget

MAX_OPERATIONS = 200


class TabName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A tab without its widgets."""

    id: Key
    name: Name


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parts of a document to replace. `tabs` gives their order and names; a tab that is not named goes, with its widgets."""

    name: Name | UnsetType = UNSET
    description: Prose | UnsetType = UNSET
    folder: Line | UnsetType = UNSET
    tags: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=40)], ...], Meta(max_length=20)] | UnsetType = UNSET
    time: Time | UnsetType = UNSET
    filters: Filters | UnsetType = UNSET
    variables: Annotated[tuple[Variable, ...], Meta(max_length=30)] | UnsetType = UNSET
    accent: Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$(?!\n)")] | UnsetType | None = UNSET
    tabs: Annotated[tuple[TabName, ...], Meta(min_length=1, max_length=20)] | UnsetType = UNSET


class PutWidget(msgspec.Struct, frozen=True, tag_field="op", tag="put_widget", forbid_unknown_fields=True):
    """A new widget, or a new state of one; it moves to `tab` when it was on another."""

    tab: Key
    widget: Widget


class MoveWidget(msgspec.Struct, frozen=True, tag_field="op", tag="move_widget", forbid_unknown_fields=True):
    """A new place on its tab."""

    tab: Key
    id: Key
    x: Annotated[int, Meta(ge=0, le=COLUMNS - 1)]
    y: Annotated[int, Meta(ge=0, le=MAX_ROWS)]
    w: Annotated[int, Meta(ge=1, le=COLUMNS)]
    h: Annotated[int, Meta(ge=1, le=100)]


class RemoveWidget(msgspec.Struct, frozen=True, tag_field="op", tag="remove_widget", forbid_unknown_fields=True):
    """Takes a widget away."""

    tab: Key
    id: Key


class PutFields(msgspec.Struct, frozen=True, tag_field="op", tag="put_fields", forbid_unknown_fields=True):
    """Replaces parts of the document."""

    fields: Fields


Operation = PutWidget | MoveWidget | RemoveWidget | PutFields


def read_operations(given: Any) -> tuple[Operation, ...]:
    """Operations from decoded JSON. Raises InvalidInput."""
    try:
        operations = msgspec.convert(given, tuple[Operation, ...])
    except msgspec.ValidationError as error:
        reason, path = reason_and_place(error, tuple[Operation, ...])
        place = f"operations{path}".replace("[", ".").replace("]", "")
        raise InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)]) from None
    if not 1 <= len(operations) <= MAX_OPERATIONS:
        raise InvalidInput(f"Send 1 to {MAX_OPERATIONS} operations at a time.", details=[ErrorDetail("operations", "out of range")])
    return operations


def applied(document: Document, operation: Operation) -> Document:
    """The document after the operation. What is meant for a widget or tab that somebody else has just removed changes nothing."""
    match operation:
        case PutWidget():
            return _put(document, operation)
        case MoveWidget():
            box = {"x": operation.x, "y": operation.y, "w": operation.w, "h": operation.h}
            return _each(document, lambda widget: msgspec.structs.replace(widget, **box) if widget.id == operation.id else widget)
        case RemoveWidget():
            return _without(document, operation.id)
        case PutFields():
            return _with_fields(document, operation.fields)


def _put(document: Document, operation: PutWidget) -> Document:
    home = next((tab.id for tab in document.tabs for widget in tab.widgets if widget.id == operation.widget.id), None)
    if home == operation.tab:
        return _each(document, lambda widget: operation.widget if widget.id == operation.widget.id else widget)
    if operation.tab not in {tab.id for tab in document.tabs}:
        return document
    document = _without(document, operation.widget.id)
    tabs = tuple(msgspec.structs.replace(tab, widgets=(*tab.widgets, operation.widget)) if tab.id == operation.tab else tab for tab in document.tabs)
    return msgspec.structs.replace(document, tabs=tabs)


def _with_fields(document: Document, fields: Fields) -> Document:
    given = {name: value for name in fields.__struct_fields__ if (value := getattr(fields, name)) is not UNSET}
    if isinstance(fields.tabs, tuple):
        widgets = {tab.id: tab.widgets for tab in document.tabs}
        given["tabs"] = tuple(Tab(tab.id, tab.name, widgets.get(tab.id, ())) for tab in fields.tabs)
    if fields.accent is None:
        given["accent"] = UNSET
    return msgspec.structs.replace(document, **given)


def _without(document: Document, id_: str) -> Document:
    tabs = tuple(msgspec.structs.replace(tab, widgets=tuple(widget for widget in tab.widgets if widget.id != id_)) for tab in document.tabs)
    return msgspec.structs.replace(document, tabs=tabs)


def _each(document: Document, change: Any) -> Document:
    tabs = tuple(msgspec.structs.replace(tab, widgets=tuple(change(widget) for widget in tab.widgets)) for tab in document.tabs)
    return msgspec.structs.replace(document, tabs=tabs)
