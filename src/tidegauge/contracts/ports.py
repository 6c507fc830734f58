"""The small interfaces through which packages of different layers meet. Fakes ship in tidegauge.testing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.sight import WHOLE, Sight


class Rows(msgspec.Struct):
    """A finished statement: column names, row tuples (ints, floats, strings, None, lists, dicts), and what it cost."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    rows_read: int = 0
    bytes_read: int = 0
    elapsed_ms: float = 0.0
    types: list[str] = []
    """The engine's type of each column."""


class Sandbox(msgspec.Struct, frozen=True):
    """For statements that a person wrote: whatever they say, the engine shows rows of `project` only, gives the first `rows` and reads at most `rows_to_read`.

    What the engine refuses about such a statement is told to its author as InvalidQuery.
    """

    project: int
    rows: int
    rows_to_read: int


class QueryLimits(msgspec.Struct, frozen=True):
    """Bounds of one statement; passing one raises LimitReached with its name.

    `sight` is filled in by the reader: whatever the statement says, the engine reads only those rows. Roll-ups do not have every column, so under a sight
    that hides rows the engine refuses them, unless the statement's own conditions hold the sight (`has_sight`).
    """

    timeout_s: float = 10.0
    memory_bytes: int = 2_000_000_000
    result_rows: int = 100_000
    sandbox: Sandbox | None = None
    sight: Sight = WHOLE
    has_sight: bool = False


class Bound(dict[str, Any]):
    """The values of a statement's places. `sight`: the statement leaves to the engine what somebody who sees this may not, and is read for nobody else."""

    sight: Sight | None = None


class RowReader(Protocol):
    """Runs read statements on the analytical store."""

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        """Run ClickHouse SQL with bound parameters (`{name:Type}`), off the event loop. Cancelled with the awaiting task.

        Raises LimitReached, Unavailable; InvalidQuery when the engine refuses a value.
        """
        ...

    @property
    def stored_sequence(self) -> int:
        """Every batch up to this journal sequence is in the store."""
        ...

    def rollup_guard(self) -> Any:
        """An async context manager giving the sequence up to which the roll-ups are complete, unchanging while it is held."""
        ...


class EventSink(Protocol):
    """Takes accepted events into the journal."""

    async def append(self, batch: EventBatch) -> int:
        """Make the batch durable and give its sequence. Raises Unavailable (with Retry-After) when the journal is full, stalled or the disk is."""
        ...


class DuplicateFinder(Protocol):
    """Knows which event ids were seen within the window. Keys are XXH3-64 of "project:id"."""

    def maybe_seen(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        """True where the id may have been seen (no false negatives for added keys); microseconds, in memory."""
        ...

    def add(self, keys: npt.NDArray[np.uint64]) -> None:
        """Remember keys."""
        ...

    async def confirm(self, project: int, ids: Sequence[str]) -> set[str]:
        """Those of `ids` that are in the store within the window, exactly."""
        ...
