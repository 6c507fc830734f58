"""What analysts work with, put together: Explore, SQL, the schema browser, and the metrics that projects define."""

from __future__ import annotations

from fastapi import APIRouter

from tidegauge.accounts.office import Accounts
from tidegauge.core.clock import Clock
from tidegauge.meta.database import Database
from tidegauge.query.definitions.library import MetricLibrary
from tidegauge.query.definitions.routes import definition_router
from tidegauge.query.dictionary.browser import SchemaBrowser
from tidegauge.query.dictionary.note import Notes
from tidegauge.query.dictionary.routes import dictionary_router
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.routes import explore_router
from tidegauge.query.schema import NameRegistry
from tidegauge.query.sql.routes import sql_router
from tidegauge.query.sql.runner import SqlRunner
from tidegauge.query.sql.saved import SavedQueries


class Workbench:
    """The parts behind Explore and SQL."""

    def __init__(self, query: QueryService, library: MetricLibrary, registry: NameRegistry, database: Database, accounts: Accounts, clock: Clock) -> None:
        self._query = query
        self._registry = registry
        self._timezone_of = accounts.tenancy.timezone
        self._clock = clock
        self.sql = SqlRunner(query.reader, query.limits, clock)
        self.saved = SavedQueries(database, clock)
        self.library = library
        self._notes = Notes(database, clock)
        self._browser = SchemaBrowser(registry, query.reader, query.limits, self._notes, clock)

    def routers(self) -> list[APIRouter]:
        """Every route of the workbench."""
        return [
            definition_router(self.library),
            dictionary_router(self._browser, self._notes, self._query, self._timezone_of),
            explore_router(self._query, self._timezone_of, self._clock),
            sql_router(self.sql, self.saved, self._registry, self._timezone_of),
        ]
