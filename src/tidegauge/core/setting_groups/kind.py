"""Kinds of values that several groups share."""

from __future__ import annotations

from typing import Annotated, Any, Final

from msgspec import Meta

SECRET: Final[dict[str, Any]] = {"secret": True}
"""Marks a setting that is never shown, and may come by a file of its own."""
Bytes = Annotated[int, Meta(ge=1024)]
Rate = Annotated[str, Meta(pattern=r"^(\d+ ?/ ?(\d+ ?)?(second|minute|hour|day)s?)?$")]
"""How often: `1000/minute`; empty is unlimited."""
