"""Comments as they travel."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.dashboards.document import Key
from tidegauge.dashboards.text import PROSE
from tidegauge.dashboards.view import PersonName

Words = Annotated[str, Meta(max_length=5_000, pattern=PROSE)]


class NewComment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """About the dashboard, one of its widgets, or in answer to another comment."""

    text: Words
    widget_id: Key | None = None
    parent_id: Annotated[str, Meta(max_length=64)] | None = None


class CommentText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The new words of a comment."""

    text: Words


class Resolution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether a comment is dealt with."""

    is_resolved: bool = True


class CommentView(msgspec.Struct, frozen=True):
    """A comment as callers see it."""

    id: str
    widget_id: str | None
    parent_id: str | None
    text: str
    author: PersonName
    created_at: str
    edited_at: str | None
    is_resolved: bool


def checked_text(text: str) -> str:
    """The text without outer blanks. Raises InvalidInput when nothing is left."""
    if not text.strip():
        raise InvalidInput("A comment needs words.", details=[ErrorDetail("text", "is empty")])
    return text.strip()
