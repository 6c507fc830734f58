"""An open login as it travels."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec


class Agent(NamedTuple):
    """What a user agent says: `device` is desktop, mobile, tablet, tv, bot or "" for a program that is no browser."""

    device: str
    browser: str
    system: str


ReadAgent = Callable[[str], Agent]


class OpenLogin(msgspec.Struct, frozen=True):
    """One login that is open. Times are ISO 8601 UTC; `last_used_at` is when it was last renewed, so at most the life of an access token ago.

    `network`: the /24 (IPv4) or /48 (IPv6) it was last renewed from.
    """

    id: str
    device: str
    browser: str
    system: str
    network: str
    created_at: str
    last_used_at: str
    is_current: bool


def plain_agent(text: str) -> Agent:
    """The first word of the agent: all there is to say of a program (`curl/8.5`)."""
    return Agent("", text.split(" ", 1)[0][:60], "")
