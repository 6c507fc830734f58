"""Dashboards put together, for the app."""

from __future__ import annotations

from fastapi import APIRouter

from tidegauge.accounts.office import Accounts
from tidegauge.core.clock import Clock
from tidegauge.core.settings import Settings
from tidegauge.core.tasks import Supervisor
from tidegauge.dashboards.library import Library
from tidegauge.dashboards.limit import DashboardLimits
from tidegauge.dashboards.routes import dashboard_router
from tidegauge.dashboards.samples.filling import Filling
from tidegauge.dashboards.templates.maker import Maker
from tidegauge.ingest.routes import IngestApp
from tidegauge.meta.database import Database
from tidegauge.query.execute import QueryService


class Dashboards:
    """The parts of dashboards; `routers` are their HTTP calls."""

    def __init__(
        self, settings: Settings, database: Database, accounts: Accounts, query: QueryService, ingest: IngestApp, supervisor: Supervisor, clock: Clock
    ) -> None:
        limits = DashboardLimits(settings.dashboards_per_person, settings.widgets_per_dashboard)
        self.library = Library(database, query.catalogue, clock, limits)
        self.filling = Filling(database, clock, ingest.intake.submit, supervisor.start)
        self.maker = Maker(self.library, database, accounts.access, ingest.registry, self.filling, clock)

    def routers(self) -> list[APIRouter]:
        """Everything over HTTP."""
        return [dashboard_router(self.library, self.maker)]

    async def purge(self) -> None:
        """Drop what was deleted long ago."""
        await self.library.purge()
