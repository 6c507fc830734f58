"""Every part of the running product, put together in the order data meets them and closed in reverse."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Final

import structlog

from tidegauge.accounts.bootstrap import FirstRun
from tidegauge.accounts.office import Accounts
from tidegauge.accounts.retention.keeper import RetentionKeeper
from tidegauge.analysis.answering import Analyses
from tidegauge.app.aggregation import Aggregation
from tidegauge.app.alerting import Alerting
from tidegauge.app.background import background_work
from tidegauge.app.breakers import PartBreakers
from tidegauge.app.dashboards import Dashboards
from tidegauge.app.health.watch import HealthWatch
from tidegauge.app.insights import Insights
from tidegauge.app.limits import answer_cache, ingest_limits, live_limits, query_limits
from tidegauge.app.notifying import Notifying
from tidegauge.app.privacy import Privacy
from tidegauge.app.stopping import Stopping
from tidegauge.app.store_drain import StoreDrain
from tidegauge.app.workbench import Workbench
from tidegauge.backup.desk import BackupDesk
from tidegauge.backup.maker import FINGERPRINT, Source, fingerprint
from tidegauge.backup.operator import OPERATOR, OperatorTokens
from tidegauge.backup.place import backup_directory
from tidegauge.contracts.sight import WHOLE, seeing
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Unavailable
from tidegauge.core.settings import Settings
from tidegauge.core.tasks import Supervisor
from tidegauge.ingest.offload.link import Offload
from tidegauge.ingest.rate import RateLimiter
from tidegauge.ingest.repository import SavedSchemas
from tidegauge.ingest.routes import IngestApp
from tidegauge.journal.journal import Journal
from tidegauge.live.hub import Hub
from tidegauge.live.transports.event_stream import event_streams
from tidegauge.live.transports.socketio_door import socketio_door
from tidegauge.meta.database import Database
from tidegauge.privacy.erased import ErasedBook, PersonHash
from tidegauge.privacy.rules.book import PolicyBook
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.definitions.library import MetricLibrary
from tidegauge.query.events import EventLister
from tidegauge.query.execute import QueryService
from tidegauge.query.freshness import Freshness
from tidegauge.query.row_rules.book import RowRuleBook
from tidegauge.query.segments.library import SegmentLibrary
from tidegauge.store.store import Store
from tidegauge.stream.engine import StreamEngine
from tidegauge.telemetry.metrics import Metrics
from tidegauge.telemetry.tracing.tracing import open_tracing
from tidegauge.telemetry.watchdog import Watchdog

log = structlog.get_logger(__name__)

SETTLE_S: Final = 4.0
CLOSE_S: Final = 2.8
"""What a stop takes at most to settle what is under way, and to close: with what open requests get, less than ten seconds."""


class Parts:
    """Made by `opening.open_parts`. Attributes are the parts; `first_run` is what to print once."""

    def __init__(
        self, settings: Settings, clock: Clock, database: Database, accounts: Accounts, journal: Journal, store: Store, breakers: PartBreakers
    ) -> None:
        limits = query_limits(settings)
        self.settings = settings
        self.clock = clock
        self.started_ms = clock.now_ms()
        self.metrics = Metrics()
        self.watchdog = Watchdog(self.metrics, clock)
        self.supervisor = Supervisor(_report_crash)
        self.breakers = breakers
        self.health = HealthWatch(self)
        self.tracing = open_tracing(settings)
        reader = self.tracing.reader(store.reader)
        self.database = database
        self.accounts = accounts
        self.journal = journal
        self.store = store
        self.drain = StoreDrain(journal, store, breakers.store)
        self.engine = StreamEngine(clock, start_sequence=journal.last_sequence, identities=store.identities, state_bytes=settings.live_state_max_bytes)
        self.freshness = Freshness()
        library, segments, self.row_rules = MetricLibrary(database, clock), SegmentLibrary(database, clock), RowRuleBook(database, clock)
        self.query = QueryService(
            reader,
            Catalogue(library),
            answer_cache(settings, clock, breakers),
            clock,
            freshness=self.freshness,
            limits=limits,
            identities=store.identities,
            segments=segments,
        )
        self.analyses = Analyses(self.query, clock)
        self.hub = Hub(
            clock=clock,
            engine=self.engine,
            questions=self.query,
            reader=reader,
            lister=EventLister(reader, limits),
            analyses=self.analyses,
            limits=live_limits(settings),
            sight_of=self.row_rules.of_caller,
        )
        accounts.keychain.on_change = self.hub.recheck
        accounts.access.on_clear = self.row_rules.outdate
        self.streams = event_streams(self.hub, accounts.gate)
        self.socketio = socketio_door(self.hub, accounts.gate)
        self.offload = Offload()
        limits_in = ingest_limits(settings)
        erased = ErasedBook(PersonHash(accounts.key_for("erased-person")))
        policies = PolicyBook(database, accounts.privacy_seal, clock)
        store.identities.pseudonym = policies.pseudonym
        self.ingest = IngestApp(
            sink=self.tracing.sink(journal),
            duplicates=store.duplicates,
            keys=accounts.keys,
            clock=clock,
            limits=limits_in,
            rates=RateLimiter(limits_in, clock, accounts.windows),
            offload=self.offload,
            erased=erased,
            policies=policies,
        )
        self.dashboards = Dashboards(settings, database, accounts, self.query, self.analyses, self.ingest, self.hub, self.supervisor, clock)
        self.dashboards.door.sight_of = self.row_rules.of_person
        segments.on_change = self.hub.reload_segments
        self.alerting = Alerting(database, self.hub, self.query, self.ingest.registry, clock, self.row_rules.of_person)
        self.aggregation = Aggregation(database, self.query, self.ingest.intake, journal, clock, self.row_rules.of_person)
        self.notifying = Notifying(settings, database, accounts.channel_seal, self.query, self.alerting.book, self.alerting.evaluator, clock, breakers)
        self.alerting.desk.check_channels = self.notifying.channels.check_named
        self.insights = Insights(settings, database, self.query, accounts, clock, breakers, self.metrics)
        self.schemas = SavedSchemas(database)
        self.workbench = Workbench(self.query, library, segments, self.row_rules, self.ingest, database, accounts, clock)
        self.privacy = Privacy(
            database,
            erased,
            policies,
            accounts.privacy_seal,
            store,
            journal,
            self.ingest,
            self.query,
            self.workbench,
            clock,
            quarantine=settings.data_dir / "quarantine",
            on_removed=self._on_expired,
        )
        self.retention = RetentionKeeper(database, store, clock, limit_days=settings.retention_days, on_removed=self._on_expired)
        source = Source(store.engine, settings.meta_url, fingerprint(accounts.key_for(FINGERPRINT)), lambda: store.stored_sequence)
        self.backups = BackupDesk(source, backup_directory(settings), clock, self.drain.wait)
        self.backup_operators = OperatorTokens(accounts.key_for(OPERATOR), clock)
        self.first_run: FirstRun | None = None
        self._had_events: dict[int, bool] = {}
        journal.listeners += [store.accept, self.freshness.accept, self.hub.on_batches]
        store.on_stored.extend([self.hub.on_stored, self.ingest.released])

    async def start(self) -> None:
        """Start the background work."""
        await self.ingest.registry.restore(self.schemas)
        await self.privacy.eraser.refresh()
        await self.privacy.policies.refresh()
        await self.row_rules.refresh()
        self.row_rules.on_change = self._on_row_rules
        await self.workbench.library.refresh()
        await self.workbench.segments.refresh()
        await self.aggregation.book.refresh()
        await self.hub.start()
        await self.alerting.restore()
        for name, work in [*self.accounts.tasks(self.erase_project), *background_work(self)]:
            self.supervisor.start(name, work)
        self.health.is_serving = True

    async def stop(self) -> None:
        """Let open screens go, finish what was accepted, store it, close everything."""
        self.health.is_serving = False
        settling = Stopping(self.clock, SETTLE_S)
        telling = {"alerts": self.alerting.stop, "notices": self.notifying.stop, "live": self.hub.stop, "socketio": self.socketio.stop}
        await settling.step(2.5, backups=self.backups.stop, mails=self.accounts.credentials.close, insights=self.insights.stop, **telling)
        await settling.step(1.0, ingest=self.ingest.drain)
        await settling.step(3.0, drain=self.drain.wait)  # the rest is stored at the next start
        await settling.step(1.0, jobs=self.supervisor.stop)
        await settling.step(1.0, schema=partial(self.ingest.registry.flush, self.schemas), refusals=self.workbench.refusals.flush)
        closing = Stopping(self.clock, CLOSE_S)
        await closing.step(2.5, store=self.store.stop, accounts=self.accounts.stop)
        await closing.step(1.0, journal=self.journal.close, windows=self.accounts.windows.close)
        await closing.step(1.0, metadata=partial(asyncio.to_thread, self.database.close), tracing=partial(asyncio.to_thread, self.tracing.close))

    async def erase_project(self, project: int) -> None:
        """Remove everything that a project sent."""
        await self.drain.wait()
        await self.store.erase_project(project)
        self.ingest.registry.forget(project)
        self.query.cache.clear()

    async def expire(self) -> None:
        """Delete events past their age, and ids past the duplicates' window."""
        await self.store.forget_ids()
        await self.retention.expire()

    async def _on_row_rules(self, projects: set[int]) -> None:
        """Screens, alerts and aggregation rules go on with what their viewers and owners may see now."""
        for project in projects:
            self.hub.renew(project)
        await self.alerting.book.refresh()
        await self.aggregation.book.refresh()

    def _on_expired(self, project: int) -> None:
        """Numbers that were made with events that are gone are made anew."""
        self.query.cache.clear()
        self.hub.reload(project)

    async def has_events(self, project: int) -> bool:
        """Whether a project ever got an event. The registry is saved every few seconds; after a crash the store knows better.

        While the store does not answer it is as before, and where nobody knows it may have: people get their screens, each of which says what it cannot show.
        """
        if self.ingest.registry.has_events(project):
            return True
        try:
            with seeing(WHOLE):
                found = await self.store.reader.read("SELECT 1 FROM events WHERE project = {project:UInt32} LIMIT 1", {"project": project})
        except Unavailable:
            return self._had_events.get(project, True)
        self._had_events[project] = bool(found.rows)
        return self._had_events[project]


def _report_crash(name: str, error: BaseException, pause_s: float) -> None:
    log.error("task_crashed", task=name, again_in_s=pause_s, exc_info=error)
