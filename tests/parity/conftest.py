"""The store for parity: the embedded engine with the product's tables, many histories by project."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.contracts.sight import current_sight
from tidegauge.identity.identities import Link
from tidegauge.store.block import TARGETS, build_block
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.kept_links import keep_links
from tidegauge.store.migration import migrate


class ParityStore:
    """contracts.ports.RowReader over the embedded engine with the product's own tables; reads finish at once."""

    def __init__(self, directory: Path) -> None:
        self._engine = EmbeddedEngine(directory, read_connections=1)
        migrate(self._engine)
        for statement in ("RENAME TABLE events TO events_on_disk", "CREATE TABLE events AS events_on_disk ENGINE = Memory"):  # the same columns, no fsync
            self._engine.command(statement)
        self.stored_sequence = 0

    def put(self, batches: Sequence[EventBatch]) -> None:
        """Store batches in one insert; earlier ones are forgotten, their projects are done."""
        self._engine.command("TRUNCATE TABLE events")
        if batches:
            self._engine.insert(TARGETS[0].insert, build_block(batches))
            self.stored_sequence = batches[-1].sequence

    def put_links(self, links: Sequence[Link]) -> None:
        """Keep the links; earlier ones are forgotten."""
        self._engine.command("TRUNCATE TABLE identities")
        keep_links(self._engine, links)

    def rows(self, statement: str, parameters: dict[str, Any], limits: QueryLimits | None = None) -> Rows:
        """Run a statement."""
        return self._engine.query(statement, parameters, limits or QueryLimits(), "parity")

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        return self.rows(statement, parameters or {}, QueryLimits(sight=current_sight()))

    @asynccontextmanager
    async def rollup_guard(self) -> AsyncIterator[int]:
        yield 0

    def close(self) -> None:
        self._engine.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ParityStore]:
    found = ParityStore(tmp_path_factory.mktemp("parity"))
    yield found
    found.close()
