"""Aggregation rules, wired to the store that they read and the intake that takes their points."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from fastapi import APIRouter

from tidegauge.aggregation.aggregator import Aggregator
from tidegauge.aggregation.book import AggregationBook
from tidegauge.aggregation.lateness import Lateness
from tidegauge.aggregation.measuring import StoreMeasuring
from tidegauge.aggregation.routes import aggregation_router
from tidegauge.contracts.sight import OwnerSight, every_owner_sees_all
from tidegauge.core.clock import Clock
from tidegauge.ingest.intake import Intake
from tidegauge.journal.journal import Journal
from tidegauge.meta.database import Database
from tidegauge.query.execute import QueryService


class _Positions(NamedTuple):
    journal: Journal
    query: QueryService

    @property
    def last_sequence(self) -> int:
        return self.journal.last_sequence

    @property
    def stored_sequence(self) -> int:
        return self.query.reader.stored_sequence


class Aggregation:
    """The parts of aggregation rules. `book.refresh` at the start, then `jobs` run."""

    def __init__(
        self, database: Database, query: QueryService, intake: Intake, journal: Journal, clock: Clock, sight_of: OwnerSight = every_owner_sees_all
    ) -> None:
        measuring = StoreMeasuring(query)
        self.book = AggregationBook(database, measuring, clock, sight_of)
        self.aggregator = Aggregator(self.book, measuring, intake.submit, _Positions(journal, query), clock)
        self._lateness = Lateness(self.book, query, clock)

    def jobs(self) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        """What runs while the server does."""
        return [("aggregation", self.aggregator.run)]

    def routers(self) -> list[APIRouter]:
        """`/api/aggregation`."""
        return [aggregation_router(self.book, self._lateness)]
