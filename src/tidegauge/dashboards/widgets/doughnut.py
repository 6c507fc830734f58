"""Shares of a whole around a number."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import Label, SliceOptions


class DoughnutOptions(SliceOptions, frozen=True, kw_only=True):
    """Shares of a whole around a number."""

    centre: Annotated[Literal["total", "largest", "text", "none"], Meta(title="In the middle")] = "total"
    centre_text: Annotated[Label, Meta(title="Text in the middle", description="For in the middle: text; under the number otherwise.")] = ""
    thickness: Annotated[int, Meta(title="Ring", description="Percent of the radius.", ge=10, le=90)] = 32
