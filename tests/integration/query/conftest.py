"""The query service on an in-process chDB: the real engine, without the store's writer."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pytest

import tidegauge.store
from tidegauge.contracts.answer import Answer
from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.contracts.question import Question
from tidegauge.contracts.sight import current_sight
from tidegauge.core.clock import ManualClock
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.execute import QueryService
from tidegauge.query.freshness import Freshness
from tidegauge.store.engines.embedded import EmbeddedEngine

SQL = Path(tidegauge.store.__file__).parent / "sql"


class EngineReader:
    """contracts.ports.RowReader over the embedded engine and the store's tables, without its writer. Batches are numbered from 1 as they are put in."""

    def __init__(self, directory: Path) -> None:
        self.engine = EmbeddedEngine(directory)
        for script in sorted(SQL.glob("*.sql")):
            lines = [line for line in script.read_text().splitlines() if not line.startswith("--")]
            for statement in filter(str.strip, "\n".join(lines).split(";")):
                self.engine.command(statement)
        self.stored_sequence = 0
        self.derived_sequence = 0
        self.statements: list[str] = []
        self._queries = itertools.count()

    def put(self, events: Sequence[Event]) -> EventBatch:
        """Insert one batch."""
        self.stored_sequence += 1
        batch = build_batch(events)
        batch.sequence = self.stored_sequence
        table = pa.Table.from_batches([batch.record])
        table = table.append_column("_batch", pa.array([batch.sequence] * len(batch), pa.uint64()))
        table = table.append_column("_row", pa.array(range(len(batch)), pa.uint32()))
        names = ", ".join(f"`{name}`" for name in table.column_names)
        self.engine.insert(f"INSERT INTO events ({names}) SELECT {names} FROM {{block}}", table)
        self.engine.command(
            "INSERT INTO person_events SELECT project, person, timestamp, name, session_id, page, path, value, _batch, _row FROM events"
            " WHERE _batch = {batch:UInt64}",
            {"batch": batch.sequence},
        )
        self.engine.command(
            "INSERT INTO event_ids SELECT project, xxh3(concat(toString(project), ':', id)), received, _batch FROM events"
            " WHERE id != '' AND _batch = {batch:UInt64}",
            {"batch": batch.sequence},
        )
        return batch

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        self.statements.append(statement)
        bounds = msgspec.structs.replace(limits or QueryLimits(), sight=current_sight())
        return await asyncio.to_thread(self.engine.query, statement, parameters or {}, bounds, f"lab-{next(self._queries)}")

    @asynccontextmanager
    async def rollup_guard(self) -> AsyncIterator[int]:
        yield self.derived_sequence


NOW_MS = 1_763_780_123_456  # 2025-11-22T02:55:23.456Z
DAY_MS = 86_400_000


class Lab:
    """A store of generated events and the service over it. Each project has a history of its own."""

    def __init__(self, directory: Path) -> None:
        self.reader = EngineReader(directory)
        self.clock = ManualClock(NOW_MS)
        self.freshness = Freshness()
        self.service = QueryService(self.reader, Catalogue(), AnswerCache(self.clock), self.clock, freshness=self.freshness)
        self.events: dict[int, list[Event]] = {}
        self.shop_half = 0
        """The batch with which the first half of the shop's events is in."""
        self._projects = iter(range(1, 1_000))

    def project(self, events: Sequence[Event] | None = None) -> int:
        """A new project with these events, put in as two batches."""
        project = next(self._projects)
        self.events[project] = []
        if events:
            half = len(events) // 2 or 1
            for part in (events[:half], events[half:]):
                self.put(project, part)
        return project

    def put(self, project: int, events: Sequence[Event]) -> None:
        """One more batch."""
        if events:
            own = [msgspec.structs.replace(event, project=project) for event in events]
            self.events[project] += own
            self.freshness.accept([self.reader.put(own)])

    async def ask(self, project: int, *, zone: str = "UTC", **parts: Any) -> Answer:
        """The answer to a question written as on the wire."""
        return await self.service.execute(msgspec.convert(parts, Question), project, zone)


def history(count: int, seed: int = 1, days: float = 3) -> list[Event]:
    """Events of every shape: absent values, several types of one property, nested objects, anonymous people, ties in time."""
    dice = random.Random(seed)
    found = []
    for _ in range(count):
        name = dice.choice(["page_view", "purchase", "click", "request", "ünï 'quoted'"])
        properties: dict[str, Any] = {
            "category": dice.choice(["books", "Toys", "food", "ÄPFEL", ""]),
            "mixed": dice.choice([1, 2.5, "1", "x", True, None, [1]]),
        }
        if dice.random() < 0.7:
            properties["price"] = dice.choice([dice.randrange(100), round(dice.random() * 100, 2), -5])
        if dice.random() < 0.5:
            properties["cart"] = {"size": dice.randrange(5), "owner": {"tier": dice.choice(["gold", "iron"])}}
        if name == "request":
            properties |= {"status": dice.choice([200, 200, 404, 500]), "duration_ms": round(dice.expovariate(1 / 80), 3)}
        if name == "purchase" and dice.random() < 0.6:
            properties["status"] = dice.choice(["paid", "shipped", 200])
        if dice.random() < 0.5:
            properties["page"] = dice.choice(["/", "/Shop", "/shop/1", "/help"])
        timestamp_ms = NOW_MS - int(dice.random() * days * DAY_MS)
        found.append(
            Event(
                1,
                name,
                "page_view" if name == "page_view" else "custom",
                timestamp_ms - timestamp_ms % 1000 if dice.random() < 0.1 else timestamp_ms,
                NOW_MS,
                id=dice.choice(["", f"e{dice.randrange(10**9)}"]),
                user_id=dice.choice(["", *(f"user{i}" for i in range(40))]),
                anonymous_id=dice.choice(["", "anon1", "anon2"]),
                session_id=dice.choice(["", *(f"s{i}" for i in range(60))]),
                value=dice.choice([None, 0.0, 5.0, round(dice.random() * 1000, 2)]),
                country=dice.choice(["TH", "US", "DE", ""]),
                is_bot=dice.random() < 0.1,
                tags=dice.choice([[], ["new"], ["new", "it's"]]),
                properties=properties,
            )
        )
    return found


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    built = Lab(tmp_path_factory.mktemp("lab"))
    yield built
    built.reader.engine.close()


@pytest.fixture(scope="module")
def shop(lab: Lab) -> int:
    """A project of 1,500 generated events over three days."""
    project = lab.project(history(1_500))
    lab.shop_half = lab.reader.stored_sequence - 1
    return project
