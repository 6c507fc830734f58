"""How alerts reach people, wired to the alerts, the outside and the operator's settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from fastapi import APIRouter

from tidegauge.accounts.keys.seal import Seal
from tidegauge.alerts.alert import Change
from tidegauge.alerts.channels.desk import ChannelDesk
from tidegauge.alerts.channels.routes import channel_router
from tidegauge.alerts.evaluator import Evaluator
from tidegauge.alerts.mutes.desk import MuteDesk
from tidegauge.alerts.mutes.routes import mute_router
from tidegauge.alerts.notices.composer import Composer
from tidegauge.alerts.notices.courier import Courier
from tidegauge.alerts.notices.desk import NoticeDesk
from tidegauge.alerts.notices.repository import forget_notices
from tidegauge.alerts.notices.routes import notice_router
from tidegauge.alerts.notifiers.notifier import Means
from tidegauge.alerts.outlook.teller import Teller
from tidegauge.alerts.rulebook import RuleBook
from tidegauge.app.breakers import PartBreakers
from tidegauge.core.clock import Clock
from tidegauge.core.settings import Settings
from tidegauge.core.time_range import DAY_MS
from tidegauge.meta.database import Database
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.guard import Guard
from tidegauge.outbound.mail import mail_server
from tidegauge.query.execute import QueryService

KEPT_DAYS: Final = 90


class Notifying:
    """The parts of notices. `jobs` run while the server does; call `stop` at the end."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        seal: Seal,
        query: QueryService,
        book: RuleBook,
        evaluator: Evaluator,
        clock: Clock,
        breakers: PartBreakers,
    ) -> None:
        self._database, self._clock = database, clock
        self._outbound = OutboundClient(Guard(settings.outbound_allow, settings.outbound_ports, is_tls_asked=settings.require_tls), breakers=breakers.hosts)
        means, base_url = Means(self._outbound, mail_server(settings, breakers.smtp), breakers.services), base_url_of(settings)
        self.channels = ChannelDesk(database, seal, means, base_url, clock)
        self.mutes = MuteDesk(database, clock)
        self.courier = Courier(database, seal, means, Composer(query, database, lambda rule_id: book.rules.get(rule_id), base_url).compose, clock)
        self.notices = NoticeDesk(database, clock, self.courier.wake)
        self.teller = Teller(book, lambda: evaluator.kept, database, clock)
        self.teller.on_notice = self.courier.wake
        evaluator.on_write = self.teller.changed
        self._tell_screens, evaluator.on_change = evaluator.on_change, self._changed

    def routers(self) -> list[APIRouter]:
        """`/api/alerts/channels`, `/mutes` and `/notices`: to be added before `/api/alerts/{alert}`."""
        return [channel_router(self.channels), mute_router(self.mutes), notice_router(self.notices)]

    def jobs(self) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        """What runs while the server does."""
        return [("alert-courier", self.courier.run), ("alert-teller", self.teller.run)]

    async def purge(self) -> None:
        """Drop what was told long ago."""
        await self._database.write(forget_notices, self._clock.now_ms() - KEPT_DAYS * DAY_MS)

    async def stop(self) -> None:
        """Let what is being sent end."""
        await self.courier.stop()
        self._outbound.close()

    def _changed(self, change: Change) -> None:
        self._tell_screens(change)
        self.courier.wake()


def base_url_of(settings: Settings) -> str:
    """Where links in messages lead, without a slash at the end."""
    return settings.base_url
