"""What analysts work with, put together: Explore, SQL, the schema browser, the metrics that projects define, files of answers, and refused items."""

from __future__ import annotations

from fastapi import APIRouter

from tidegauge.accounts.office import Accounts
from tidegauge.core.clock import Clock
from tidegauge.export.desk import ExportDesk
from tidegauge.export.routes import export_router
from tidegauge.ingest.refusals.desk import RefusalDesk
from tidegauge.ingest.refusals.repository import SavedRefusals
from tidegauge.ingest.refusals.routes import refusal_router
from tidegauge.ingest.routes import IngestApp
from tidegauge.meta.database import Database
from tidegauge.query.definitions.library import MetricLibrary
from tidegauge.query.definitions.routes import definition_router
from tidegauge.query.dictionary.browser import SchemaBrowser
from tidegauge.query.dictionary.note import Notes
from tidegauge.query.dictionary.routes import dictionary_router
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.routes import explore_router
from tidegauge.query.explore.sources import SourceReader
from tidegauge.query.people.routes import people_router
from tidegauge.query.row_rules.book import RowRuleBook
from tidegauge.query.row_rules.names import NamesSeen
from tidegauge.query.row_rules.routes import row_rule_router
from tidegauge.query.segments.library import SegmentLibrary
from tidegauge.query.segments.routes import segment_router
from tidegauge.query.sql.routes import sql_router
from tidegauge.query.sql.runner import SqlRunner
from tidegauge.query.sql.saved import SavedQueries


class Workbench:
    """The parts behind Explore and SQL."""

    def __init__(
        self,
        query: QueryService,
        library: MetricLibrary,
        segments: SegmentLibrary,
        row_rules: RowRuleBook,
        ingest: IngestApp,
        database: Database,
        accounts: Accounts,
        clock: Clock,
    ) -> None:
        registry = ingest.registry
        self._query = query
        self._submit = ingest.intake.submit
        self._timezone_of = accounts.tenancy.timezone
        self._clock = clock
        self.sql = SqlRunner(query.reader, query.limits, clock, query.event_tables)
        self.saved = SavedQueries(database, clock)
        self._export = ExportDesk(query, self.sql, self.saved, self._timezone_of)
        self.library = library
        self.segments = segments
        self.row_rules = row_rules
        self.refusals = RefusalDesk(ingest.refusals, SavedRefusals(database), ingest.intake)
        self._sources = SourceReader(query.reader, query.limits, ingest.traffic, clock)
        self._notes = Notes(database, clock)
        self._names = NamesSeen(registry, query.reader, query.limits, clock)
        self._browser = SchemaBrowser(self._names, query.reader, query.limits, self._notes, clock)

    def routers(self) -> list[APIRouter]:
        """Every route of the workbench."""
        return [
            definition_router(self.library),
            refusal_router(self.refusals),
            dictionary_router(self._browser, self._notes, self._query, self._timezone_of),
            explore_router(self._query, self._sources, self._timezone_of, self._clock),
            segment_router(self.segments, self._query, self._clock),
            people_router(self._query, self._submit, self._timezone_of, self._clock),
            sql_router(self.sql, self.saved, self._names, self._timezone_of),
            export_router(self._export),
            row_rule_router(self.row_rules, self._query, self._clock),
        ]
