"""What every kind of channel is able to do."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import msgspec

from tidegauge.alerts.notices.message import Letter
from tidegauge.contracts.breaker import UNGUARDED, Breakers
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.mail import MailServer


class Means(NamedTuple):
    """What messages leave by. `services`: a breaker for each service that another library talks to."""

    outbound: OutboundClient
    mail: MailServer | None
    services: Breakers = UNGUARDED


class Undelivered(Exception):
    """A message that did not get through. `is_final`: trying again changes nothing. The text holds no secret, and nothing that the other side wrote."""

    def __init__(self, text: str, *, retry_after_s: float | None = None, is_final: bool = False) -> None:
        super().__init__(text)
        self.text, self.retry_after_s, self.is_final = text, retry_after_s, is_final


class Notifier(Protocol):
    """A kind of channel. `settings` is the type of its settings, `secrets` names those of them that are never shown."""

    @property
    def settings(self) -> type[msgspec.Struct]: ...

    @property
    def secrets(self) -> tuple[str, ...]: ...

    async def check(self, settings: msgspec.Struct, means: Means) -> str:
        """Where it leads, in words that may be shown. Raises InvalidInput for settings that nothing may be sent by."""
        ...

    async def send(self, settings: msgspec.Struct, letter: Letter, means: Means) -> None:
        """Send once. Raises Undelivered."""
        ...
