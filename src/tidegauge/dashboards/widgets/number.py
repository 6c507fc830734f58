"""One number with its course and change."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions, Label


class NumberOptions(DisplayOptions, frozen=True, kw_only=True):
    """One number with its course and change."""

    sparkline: Annotated[Literal["area", "line", "bars", "none"], Meta(title="Course")] = "area"
    show_change: Annotated[bool, Meta(title="Change", description="Against the compared period.")] = True
    change_as: Annotated[Literal["percent", "difference", "both"], Meta(title="Change as")] = "percent"
    compare_text: Annotated[Label, Meta(title="Text after the change", description="Empty: against the value of the period before.")] = ""
    compact: Annotated[bool, Meta(title="Short", description="1.2M instead of 1,200,000.")] = True
    colour: Annotated[Literal["none", "value", "background"], Meta(title="Threshold colours", description="On the number or behind it.")] = "none"
    target: Annotated[float | None, Meta(title="Target", description="Shows the share reached.")] = None
