"""A plug-in's widget."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions

PluginKey = Annotated[str, Meta(max_length=64, pattern=r"^[a-z0-9-]*$(?!\n)", extra_json_schema={"x-input": "plugin"})]
Settings = Annotated[dict[str, Any], Meta(max_length=100, extra_json_schema={"x-input": "json"})]


class CustomOptions(DisplayOptions, frozen=True, kw_only=True):
    """A plug-in's widget."""

    plugin: Annotated[PluginKey, Meta(title="Plug-in", description="Its key: the name of its folder.")] = ""
    settings: Annotated[Settings, Meta(title="Settings", description="Handed to the plug-in as they are.")] = msgspec.field(default_factory=dict)
