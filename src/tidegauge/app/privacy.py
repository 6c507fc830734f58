"""Privacy rules, export and erasure of people, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import APIRouter

from tidegauge.accounts.keys.seal import Seal
from tidegauge.app.workbench import Workbench
from tidegauge.core.clock import Clock
from tidegauge.ingest.routes import IngestApp
from tidegauge.journal.journal import Journal
from tidegauge.meta.database import Database
from tidegauge.privacy.desk import ErasureDesk
from tidegauge.privacy.erased import ErasedBook
from tidegauge.privacy.eraser import Eraser
from tidegauge.privacy.export import PersonExport
from tidegauge.privacy.routes import privacy_router
from tidegauge.privacy.rules.book import PolicyBook
from tidegauge.privacy.rules.desk import RulesDesk
from tidegauge.privacy.rules.routes import rules_router
from tidegauge.privacy.traces import Traces
from tidegauge.query.execute import QueryService
from tidegauge.query.people.profile import ProfileReader
from tidegauge.store.store import Store


class Privacy:
    """The parts behind a person's wish for their data. `on_removed(project)`: numbers have to be made anew."""

    def __init__(
        self,
        database: Database,
        book: ErasedBook,
        policies: PolicyBook,
        seal: Seal,
        store: Store,
        journal: Journal,
        ingest: IngestApp,
        query: QueryService,
        workbench: Workbench,
        clock: Clock,
        *,
        quarantine: Path,
        on_removed: Callable[[int], None],
    ) -> None:
        traces = Traces(database, workbench.refusals, workbench.segments, quarantine)
        room = ingest.room
        self.eraser = Eraser(
            database, book, store, journal, traces, clock, is_calm=lambda: room.events == 0, on_removed=on_removed
        )  # fmt: skip
        self._desk = ErasureDesk(database, book, self.eraser, query, clock)
        self._export = PersonExport(query, ProfileReader(query, clock), workbench.segments)
        self.policies = policies
        self._rules = RulesDesk(database, policies, seal, query, clock)
        self._clock = clock

    def routers(self) -> list[APIRouter]:
        """Their routes; they go before those of people."""
        return [privacy_router(self._desk, self._export, self._clock), rules_router(self._rules)]

    def jobs(self) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        """What runs all the time."""
        return [("erasure", self.eraser.run), ("privacy-rules", self.policies.run)]
