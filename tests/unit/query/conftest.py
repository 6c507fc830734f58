"""A reader that gives prepared rows and remembers what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tidegauge.contracts.ports import QueryLimits, Rows


class PreparedReader:
    """contracts.ports.RowReader: `answer` makes the rows of a statement. With `gate` every read waits until it is set."""

    def __init__(self) -> None:
        self.stored_sequence = 1
        self.rollup_sequence = 0
        self.statements: list[str] = []
        self.parameters: list[dict[str, Any]] = []
        self.cancelled = 0
        self.gate: asyncio.Event | None = None
        self.answer: Callable[[str], list[tuple[Any, ...]]] = lambda statement: [(1, 1, "", 0, 5, 5)]

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        self.statements.append(statement)
        self.parameters.append(parameters or {})
        try:
            if self.gate is not None:
                await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return Rows([], self.answer(statement), rows_read=10)

    @asynccontextmanager
    async def rollup_guard(self) -> AsyncIterator[int]:
        yield self.rollup_sequence


@pytest.fixture
def reader() -> PreparedReader:
    return PreparedReader()
