"""Dashboards put together, for the app."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request

from tidegauge.accounts.office import Accounts
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.analysis.answering import Analyses
from tidegauge.core.clock import Clock
from tidegauge.core.settings import Settings
from tidegauge.core.tasks import Supervisor
from tidegauge.dashboards.annotations.routes import annotation_router
from tidegauge.dashboards.comments.routes import comment_router
from tidegauge.dashboards.library import Library
from tidegauge.dashboards.limit import DashboardLimits
from tidegauge.dashboards.links.door import Door
from tidegauge.dashboards.links.routes import link_router
from tidegauge.dashboards.links.ticket import Tickets
from tidegauge.dashboards.rooms.keeper import RoomKeeper
from tidegauge.dashboards.routes import dashboard_router
from tidegauge.dashboards.samples.filling import Filling
from tidegauge.dashboards.sharing.routes import sharing_router
from tidegauge.dashboards.templates.maker import Maker
from tidegauge.ingest.routes import IngestApp
from tidegauge.live.hub import Hub
from tidegauge.meta.database import Database
from tidegauge.query.execute import QueryService


class Dashboards:
    """The parts of dashboards; `routers` are their HTTP calls."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        accounts: Accounts,
        query: QueryService,
        analyses: Analyses,
        ingest: IngestApp,
        hub: Hub,
        supervisor: Supervisor,
        clock: Clock,
    ) -> None:
        limits = DashboardLimits(settings.dashboards_per_person, settings.widgets_per_dashboard)
        self.library = Library(database, query.catalogue, clock, limits)
        self.filling = Filling(database, clock, ingest.intake.submit, supervisor.start)
        self.maker = Maker(self.library, database, accounts.access, ingest.registry, self.filling, clock)

        throttle = LoginThrottle(settings.login_failures_per_account, settings.login_failures_per_ip, accounts.windows)
        tickets = Tickets(accounts.key_for("token:share"), clock)
        self.door = Door(self.library, database, analyses, accounts.passwords, throttle, tickets, clock)
        self.rooms = RoomKeeper(self.library, hub.rooms, self._name_of)
        hub.rooms.rooms = self.rooms
        self._database, self._clock, self._accounts = database, clock, accounts

    def routers(self, address_of: Callable[[Request], str]) -> list[APIRouter]:
        """Everything over HTTP. `address_of` gives the address that a request comes from."""
        return [
            dashboard_router(self.library, self.maker),
            sharing_router(self.library, self._database),
            link_router(self.door, address_of),
            comment_router(self.library, self._database, self._clock),
            annotation_router(self.library, self._database, self._clock),
        ]

    async def _name_of(self, caller: Principal) -> str:
        access = await self._accounts.access.get(caller.person_id, caller.session_id)
        return (access.name if access is not None else "") or caller.email

    async def purge(self) -> None:
        """Drop what was deleted long ago."""
        await self.library.purge()
