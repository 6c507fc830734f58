"""Channels as they travel: what callers may see and say of one."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.alerts.rule import Severity

Kind = Literal["email", "webhook", "service"]
MAX_CHANNELS: Final = 50
"""Channels of one project."""


class Channel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A way to tell people of alerts. `settings` are those of its kind; a secret that is left out stays as it was.

    `is_default`: told of rules that name no channel. `severities`: of which it is told; all when empty. `title`, `text`: templates with the fields of a
    message, such as `$name` and `$value`; empty for the usual message.
    """

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    kind: Kind
    settings: Annotated[dict[str, Any], Meta(description="`email`: `to`. `webhook`: `url`, `secret`. `service`: `url`.")] = {}
    is_default: bool = True
    is_enabled: bool = True
    severities: Annotated[list[Severity], Meta(max_length=4)] = []
    title: Annotated[str, Meta(max_length=300)] = ""
    text: Annotated[str, Meta(max_length=8_000)] = ""


class ChannelView(msgspec.Struct, frozen=True):
    """A channel as callers see it. `secrets`: which of its secret settings are set. `target`: where it leads, as far as that is no secret.

    `failures`: deliveries that failed in a row; `paused_until`: nothing is tried until then.
    """

    id: str
    channel: Channel
    target: str
    secrets: dict[str, bool]
    updated_at: str
    failures: int
    paused_until: str | None
