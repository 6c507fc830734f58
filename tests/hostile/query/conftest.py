"""SQL on the real engine, with the reader that the product uses: two projects, each with a canary in every column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.integration.query.conftest import EngineReader

from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import SystemClock
from tidegauge.query.sql.runner import SqlAnswer, SqlQuestion, SqlRunner
from tidegauge.store.guard import RollupGuard
from tidegauge.store.reader import StoreReader

OWN, OTHER = 1, 2
CANARY = "canary-of-the-other-project"
NOW_MS = 1_763_780_123_456


def events_of(project: int, mark: str) -> list[Event]:
    """Twenty events; `mark` stands in every text that a client can send."""
    return [
        Event(
            project,
            "purchase" if i % 2 else mark,
            "custom",
            NOW_MS - i * 60_000,
            NOW_MS,
            id=f"{mark}-{i}",
            user_id=f"{mark}-u{i % 4}",
            session_id=f"{mark}-s{i % 3}",
            value=float(i),
            source=mark,
            country=mark,
            tags=(mark, f"t{i}"),
            properties={"plan": "pro" if i % 3 else mark, "price": i * 1.5, "cart": {"size": i}, mark: mark},
        )
        for i in range(20)
    ]


class SqlBench:
    """`run` as the route does; `reader` is the product's, with four connections."""

    def __init__(self, directory: Path) -> None:
        self.store = EngineReader(directory)
        for project, mark in ((OWN, "own"), (OTHER, CANARY)):
            self.store.put(events_of(project, mark))
        self.reader = StoreReader(self.store.engine, RollupGuard(), lambda: 2)

    def runner(self, **limits: Any) -> SqlRunner:
        """A runner with these limits."""
        return SqlRunner(self.reader, QueryLimits(**limits), SystemClock())

    async def run(self, query: str, *, project: int = OWN, who: str = "me", limit: int = 1_000, parameters: dict[str, Any] | None = None) -> SqlAnswer:
        """One statement with the usual limits."""
        return await self.runner().run(SqlQuestion(query=query, limit=limit, parameters=parameters or {}), project, who, "UTC")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlBench]:
    bench = SqlBench(tmp_path_factory.mktemp("sql"))
    yield bench
    bench.store.engine.close()


@pytest.fixture
async def bench(store: SqlBench) -> Any:
    """The bench with a reader of this test's event loop."""
    store.reader = StoreReader(store.store.engine, RollupGuard(), lambda: 2)
    yield store
    await store.reader.close()
