"""A saved state as callers see it."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from tidegauge.dashboards.change import Changes
from tidegauge.dashboards.text import ONE_LINE
from tidegauge.dashboards.view import PersonName

Message = Annotated[str, Meta(max_length=300, pattern=ONE_LINE, description="Why, for the history.")]


class VersionView(msgspec.Struct, frozen=True):
    """A line of the history."""

    version: int
    saved_at: str
    saved_by: PersonName
    message: str
    changes: Changes


class VersionDocument(msgspec.Struct, frozen=True):
    """The document of a version."""

    version: int
    document: msgspec.Raw
