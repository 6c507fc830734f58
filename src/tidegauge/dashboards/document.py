"""The document of a dashboard: what is saved, versioned and exported."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from tidegauge.dashboards.text import ONE_LINE, PROSE

COLUMNS = 12
MAX_ROWS = 2_000

Name = Annotated[str, Meta(min_length=1, max_length=200, pattern=ONE_LINE)]
Line = Annotated[str, Meta(max_length=200, pattern=ONE_LINE)]
Prose = Annotated[str, Meta(max_length=4_000, pattern=PROSE)]
Key = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,40}$(?!\n)", description="Small letters, digits and hyphens.")]
Filters = Annotated[tuple[dict[str, Any], ...], Meta(max_length=100, description="As in a question: {field, operator, value}, {and|or: [...]}, {not: {...}}.")]
RangeName = Annotated[str, Meta(max_length=60, description="A named window such as last_7_days.")]


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two instants, ISO 8601."""

    from_: Annotated[str, Meta(max_length=60)] = msgspec.field(name="from")
    to: Annotated[str, Meta(max_length=60)]


Range = RangeName | Span


class Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which time a dashboard shows, what it is compared with and how it is kept current."""

    range: Range = "last_24_hours"
    compare: Literal["none", "previous_period"] = "none"
    refresh: Annotated[Literal["live", "off"] | Annotated[float, Meta(ge=1, le=86_400)], Meta(description="live, off, or seconds between two questions.")] = (
        "live"
    )
    timezone: Annotated[str, Meta(max_length=64, description="IANA name; absent: the project's.")] | UnsetType = UNSET


class Variable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value that is chosen above the widgets and stands in filters and titles as $name."""

    name: Annotated[str, Meta(pattern=r"^[a-z_]{1,40}$(?!\n)")]
    label: Line
    kind: Annotated[Literal["field", "list", "text"], Meta(description="Choices from a field's values, from the list, or typed.")]
    default: Annotated[str, Meta(max_length=1_000, pattern=ONE_LINE, description="Empty: all; filters with the variable are then left out.")] = ""
    field: Line | UnsetType = UNSET
    values: Annotated[tuple[Line, ...], Meta(max_length=200)] | UnsetType = UNSET
    multiple: bool | UnsetType = UNSET


class WidgetQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question of a widget; without a time of its own it takes the widget's or the dashboard's."""

    id: Annotated[str, Meta(pattern=r"^[A-H]$(?!\n)")]
    query: Annotated[dict[str, Any], Meta(description="As the body of POST /api/metrics; or of POST /api/analysis/<kind>, with the kind as `analysis`.")]
    label: Line | UnsetType = UNSET
    hidden: bool | UnsetType = UNSET


class Formula(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A calculation over the widget's queries."""

    id: Annotated[str, Meta(pattern=r"^F[1-9]$(?!\n)")]
    label: Line
    expression: Annotated[str, Meta(min_length=1, max_length=500, description="+ - * / and parentheses over numbers and query ids: A / B * 100.")]


class WidgetTime(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A time of its own."""

    range: Range


class Widget(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rectangle of the grid and what is drawn in it."""

    id: Key
    kind: Annotated[str, Meta(max_length=40)]
    title: Line
    x: Annotated[int, Meta(ge=0, le=COLUMNS - 1)]
    y: Annotated[int, Meta(ge=0, le=MAX_ROWS)]
    w: Annotated[int, Meta(ge=1, le=COLUMNS, description="Columns.")]
    h: Annotated[int, Meta(ge=1, le=100, description="Rows of 38 pixels.")]
    queries: Annotated[tuple[WidgetQuery, ...], Meta(max_length=8)] = ()
    options: Annotated[dict[str, Any], Meta(description="By the schema of the kind.")] = msgspec.field(default_factory=dict)
    description: Prose | UnsetType = UNSET
    formulas: Annotated[tuple[Formula, ...], Meta(max_length=9)] | UnsetType = UNSET
    time: WidgetTime | UnsetType = UNSET


class Tab(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page of widgets."""

    id: Key
    name: Name
    widgets: tuple[Widget, ...] = ()


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole dashboard."""

    name: Name
    tabs: Annotated[tuple[Tab, ...], Meta(min_length=1, max_length=20)]
    description: Prose = ""
    folder: Annotated[Line, Meta(description="A path such as Marketing/Web; empty: none.")] = ""
    tags: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=40, pattern=ONE_LINE)], ...], Meta(max_length=20)] = ()
    time: Time = msgspec.field(default_factory=Time)
    filters: Filters = ()
    variables: Annotated[tuple[Variable, ...], Meta(max_length=30)] = ()
    accent: Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$(?!\n)", description="Hex colour.")] | UnsetType = UNSET

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """Those of all tabs, in order."""
        return tuple(widget for tab in self.tabs for widget in tab.widgets)

    def widget(self, widget_id: str) -> Widget | None:
        """The widget of that id, whichever tab it is on."""
        return next((widget for widget in self.widgets if widget.id == widget_id), None)


class Box(msgspec.Struct, frozen=True):
    """A widget's place, for a thumbnail."""

    x: int
    y: int
    w: int
    h: int
    kind: str


class Outline(msgspec.Struct, frozen=True):
    """What a list shows of a document; kept beside it so that a list reads no documents."""

    name: str
    description: str
    folder: str
    tags: tuple[str, ...]
    widget_count: int
    kinds: tuple[str, ...]
    thumbnail: tuple[Box, ...]


def outline(document: Document) -> Outline:
    """The outline; its thumbnail is the first tab's."""
    widgets = document.widgets
    kinds = tuple(dict.fromkeys(widget.kind for widget in widgets))
    boxes = tuple(Box(widget.x, widget.y, widget.w, widget.h, widget.kind) for widget in document.tabs[0].widgets)
    return Outline(document.name, document.description, document.folder, document.tags, len(widgets), kinds, boxes)
