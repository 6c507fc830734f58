"""What a login's user agent says about the device, read as events' senders are."""

from __future__ import annotations

from typing import Final

from tidegauge.accounts.sessions.login import Agent, plain_agent
from tidegauge.ingest.context import ContextReader

_READER: Final = ContextReader(size=500)


def login_agent(text: str) -> Agent:
    """Device, browser and system; of a program that is no browser its first word."""
    context = _READER.read("", text)
    return Agent(context.device, context.browser, context.os) if context.device else plain_agent(text)
