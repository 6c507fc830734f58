"""Saying that two ids are one person: an event like any other, so that it is durable, ordered and known to every reader in the same way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from tidegauge.core.errors import ErrorDetail, InvalidInput

Submit = Callable[[int, Sequence[dict[str, Any]]], Awaitable[Any]]
"""Takes events of a project; returns once they are durable."""

_Id = Annotated[str, Meta(min_length=1, max_length=200)]


class AliasBody(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Everything of `previous_id` (a user's or a visitor's id) is the user `user_id`'s from now on, for the past too."""

    user_id: _Id
    previous_id: _Id


async def send_alias(body: AliasBody, project: int, submit: Submit) -> None:
    """Send the event. Raises InvalidInput, Unavailable."""
    if body.user_id == body.previous_id:
        raise InvalidInput("previous_id: is the same id.", details=[ErrorDetail("previous_id", "is the same id")])
    if not (body.user_id + body.previous_id).isprintable():
        raise InvalidInput("An id has no control characters.", details=[ErrorDetail("user_id", "not printable")])
    await submit(project, [{"name": "$alias", "type": "system", "user_id": body.user_id, "source": "api", "properties": {"previous_id": body.previous_id}}])
