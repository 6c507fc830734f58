"""Rows and columns."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions, Label, Unit


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column."""

    key: Annotated[str, Meta(title="Of", description="A dimension, a query (A) or a formula (F1).", min_length=1, max_length=200)]
    label: Annotated[Label, Meta(title="Heading", description="Empty: the name of what it shows.")] = ""
    width: Annotated[Annotated[int, Meta(ge=40, le=1_200)] | None, Meta(title="Width", description="Pixels; none: by its content.")] = None
    unit: Annotated[Unit | None, Meta(title="Unit", description="None: the widget's.")] = None
    decimals: Annotated[Annotated[int, Meta(ge=0, le=6)] | None, Meta(title="Decimals")] = None
    align: Annotated[Literal["auto", "left", "right"], Meta(title="Align")] = "auto"
    bar: Annotated[bool, Meta(title="Bar in the cell")] = False
    hidden: Annotated[bool, Meta(title="Hide")] = False


class TableOptions(DisplayOptions, frozen=True, kw_only=True):
    """Rows and columns."""

    columns: Annotated[tuple[Column, ...], Meta(title="Columns", description="Empty: every dimension and query, as they come.", max_length=50)] = ()
    sort: Annotated[str, Meta(title="Sort by", description="A dimension, query or formula; empty: as the first query orders.", max_length=200)] = ""
    descending: Annotated[bool, Meta(title="Largest first")] = True
    page_size: Annotated[int, Meta(title="Rows a page", description="0: all, scrolling.", ge=0, le=1_000)] = 0
    dense: Annotated[bool, Meta(title="Narrow rows")] = False
    show_total: Annotated[bool, Meta(title="Total row")] = False
    show_change: Annotated[bool, Meta(title="Change", description="Against the compared period.")] = False
