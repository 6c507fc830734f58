"""Words, with Markdown."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.text import PROSE
from tidegauge.dashboards.widgets.option import DisplayOptions

Markdown = Annotated[str, Meta(max_length=20_000, pattern=PROSE, extra_json_schema={"x-input": "markdown"})]


class TextOptions(DisplayOptions, frozen=True, kw_only=True):
    """Words, with Markdown."""

    text: Annotated[Markdown, Meta(title="Text", description="Markdown; HTML is shown as it is written.")] = ""
    align: Annotated[Literal["start", "centre"], Meta(title="Align")] = "start"
    size: Annotated[Literal["small", "normal", "large"], Meta(title="Size")] = "normal"
    background: Annotated[Literal["card", "none", "accent"], Meta(title="Background")] = "card"
