"""Every part outside of this process, the breaker before it, and what its callers are told while it is away."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.breaker import UNGUARDED, Breaker
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Unavailable
from tidegauge.core.settings import Settings
from tidegauge.outbound.reply import Unreachable
from tidegauge.store.engines.failure import StoreFailure
from tidegauge.telemetry.breakers.board import BreakerBoard
from tidegauge.telemetry.breakers.breaker import Ping
from tidegauge.telemetry.breakers.policy import Policy


def _is_store_fault(error: Exception) -> bool:
    return isinstance(error, StoreFailure) and error.is_outage


def _is_network_fault(error: Exception) -> bool:
    return isinstance(error, OSError)  # of which a time that ran out and aiosmtplib's connection errors are too


def _is_unreachable(error: Exception) -> bool:
    return isinstance(error, Unreachable)


STORE: Final = Policy(
    failures=3,
    wait_s=1.0,
    longest_wait_s=4.0,
    is_fault=_is_store_fault,
    message="The event store does not answer right now. Events are still taken and nothing acknowledged is lost; try again shortly.",
    code="store_unavailable",
)
METADATA: Final = Policy(
    failures=3,
    wait_s=0.5,
    longest_wait_s=2.0,
    is_fault=lambda error: isinstance(error, Unavailable),
    message="The metadata store does not answer. Try again shortly.",
    code="metadata_unavailable",
)
REDIS: Final = Policy(3, 1.0, 4.0, _is_network_fault, "Redis does not answer: rates are counted by this node alone.", "redis_unavailable")
SMTP: Final = Policy(3, 15.0, 120.0, _is_network_fault, "The mail server did not answer lately; it is tried again soon.", "smtp_unavailable")
HOST: Final = Policy(3, 15.0, 300.0, _is_unreachable, "The host did not answer lately; it is tried again soon.", "host_unavailable")
SERVICE: Final = Policy(3, 15.0, 300.0, lambda error: False, "The service did not answer lately; it is tried again soon.", "service_unavailable")
"""Of a service that another library talks to only silence is known to be its fault: a refusal may be one channel's."""


class PartBreakers:
    """The breakers by name. `store`, `metadata` and `redis` get their pings from whoever opens them.

    A SQLite file has none, as it is no part outside of this process: while one writer waits for another, readers read.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.board = BreakerBoard(clock)
        unseen = BreakerBoard(clock)  # of parts that the settings do not name
        self.store = self.board.add("store", STORE)
        self.metadata: Breaker = self.board.add("metadata", METADATA) if settings.meta_url.startswith("postgres") else UNGUARDED
        self.redis = (self.board if settings.redis_url else unseen).add("redis", REDIS)
        self.smtp = (self.board if settings.smtp_host else unseen).add("smtp", SMTP)
        self.hosts = self.board.add_places("webhook", HOST)
        self.providers = self.board.add_places("login provider", HOST)
        self.services = self.board.add_places("service", SERVICE)

    def ping(self, part: str, ping: Ping) -> None:
        """How a part is asked whether it is back; nothing for one without a breaker."""
        self.board.set_ping(part, ping)
