"""The stream engine: folds every batch once into all live queries, shares what they have in common, and starts queries from snapshots."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final, Protocol

import msgspec
import numpy as np

from tidegauge.contracts.batch import EventBatch, make_columns
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.ports import Rows
from tidegauge.core.clock import Clock
from tidegauge.core.errors import LimitReached, Unavailable
from tidegauge.core.time_range import TimeRange
from tidegauge.identity.identities import Identities
from tidegauge.stream.budget import STATE_BYTES, StateBudget
from tidegauge.stream.chunk import by_project, chunks, columns_of
from tidegauge.stream.columns import BatchColumns
from tidegauge.stream.condition import untestable
from tidegauge.stream.live_query import MAX_CELLS, LiveQuery, unsupported
from tidegauge.stream.retention import BatchRetention
from tidegauge.stream.slice import Shape, batch_slice
from tidegauge.stream.watermark import Watermark
from tidegauge.stream.window import history_span, pane_grid

RETAINED_BYTES: Final = 128 * 1024 * 1024
GRACE_S: Final = 10.0
ALLOWED_LATENESS_MS: Final = 60_000
MAX_FOLLOWED: Final = 16


class SnapshotTooOld(Unavailable):
    """The batches after the snapshot are no longer retained: take a newer snapshot and open again."""

    code = "snapshot_too_old"


class Followed(Protocol):
    """An analysis that the stream keeps, loaded up to a batch."""

    after_sequence: int

    @property
    def project(self) -> int: ...

    def fold(self, columns: BatchColumns, now_ms: int) -> None: ...

    def note_links(self) -> None: ...


class StreamStatistics(msgspec.Struct):
    """Counters since the start, and what is held now."""

    queries: int
    cells: int
    state_bytes: int
    given_up: int
    retained_batches: int
    retained_bytes: int
    folded_batches: int
    folded_rows: int
    late_rows: int
    fold_ms: float
    last_fold_ms: float
    sequence: int
    watermark_ms: int


class StreamEngine:
    """Live queries by plan; equal plans share one, counted by references. Lives on one event loop, does no I/O.

    `start_sequence`: the journal's last batch when the engine starts to listen; what came before is only in the store. `identities` has taken every batch
    before it is folded.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        start_sequence: int = 0,
        max_cells: int = MAX_CELLS,
        retained_bytes: int = RETAINED_BYTES,
        grace_s: float = GRACE_S,
        allowed_lateness_ms: int = ALLOWED_LATENESS_MS,
        identities: Identities | None = None,
        state_bytes: int = STATE_BYTES,
    ) -> None:
        self.identities = identities or Identities()
        self._clock = clock
        self._link_versions: dict[int, int] = {}
        self._max_cells = max_cells
        self.watermark = Watermark(allowed_lateness_ms)
        self._retention = BatchRetention(retained_bytes, grace_s, start_sequence)
        self._budget = StateBudget(state_bytes, clock)
        self._queries: dict[Plan, LiveQuery] = {}
        self._shapes: dict[int, dict[Shape, list[LiveQuery]]] = {}
        self._followed: dict[int, list[Followed]] = {}
        self._sequence = 0
        self._folded_batches = 0
        self._folded_rows = 0
        self._fold_ms = 0.0
        self._last_fold_ms = 0.0

    def supports(self, plan: Plan) -> str | None:
        """None when the stream keeps the plan; else why it does not."""
        if plan.exact and any(measure.aggregation == "percentile" for measure in plan.measures):
            return "exact percentiles need the store"
        reasons = (untestable(plan.condition), *map(unsupported, plan.measures))
        return next(filter(None, reasons), None)

    @property
    def max_cells(self) -> int:
        """How many states a query may keep."""
        return self._max_cells

    def history_span(self, plan: Plan) -> TimeRange:
        """The time whose partial states `open` wants: the range and all after it, for stored events that the range will reach."""
        return history_span(plan, self._clock.now_ms())

    def find(self, plan: Plan) -> LiveQuery | None:
        """The live query of an equal plan, when there is one: `open` it without partials."""
        return self._queries.get(plan)

    def open(self, plan: Plan, partials: Rows | None = None, after_sequence: int = 0) -> LiveQuery:
        """The live query of a plan; every `open` wants a `close`.

        `partials`: the store's states of `history_span(plan)` with batches up to `after_sequence`; later batches are folded from the retained ones.
        An equal plan that is live is shared and needs neither. Raises SnapshotTooOld when batches after `after_sequence` are gone, LimitReached for too many
        buckets, ValueError for a plan that is not supported.
        """
        query = self._queries.get(plan)
        if query is None:
            if partials is not None and self._retention.dropped_through > after_sequence:
                raise SnapshotTooOld("The live view must start again from a newer snapshot.", retry_after_s=0.1)
            query = self._start(plan, partials, after_sequence)
        query.references += 1
        return query

    def _start(self, plan: Plan, partials: Rows | None, after_sequence: int) -> LiveQuery:
        shapes = self._shapes.setdefault(plan.project, {})
        grid, grouping = pane_grid(plan), (plan.dimensions, plan.timezone)
        shape = next((known for known in shapes if (known.grid, known.grouping, known.condition) == (grid, grouping, plan.condition)), None)
        shape = shape or Shape(grid, grouping, plan.condition, shapes)
        if (reason := self.supports(plan)) is not None:
            raise ValueError(reason)
        query = LiveQuery(plan, shape, self._clock.now_ms(), after_sequence, self._max_cells, self.identities)
        if partials is not None:
            query.load(partials)
        with np.errstate(over="ignore", invalid="ignore"):
            for chunk in chunks(self._retention.after(after_sequence)):
                if (columns := columns_of(chunk, plan.project)) is not None:
                    columns.who = self.identities.find(plan.project)
                    query.fold(columns)
        self._queries[plan] = query
        shapes.setdefault(shape, []).append(query)
        return query

    def close(self, query: LiveQuery) -> None:
        """Give a reference back; the last one frees the state."""
        query.references -= 1
        if query.references <= 0 and self._queries.get(query.plan) is query:
            del self._queries[query.plan]
            self._forget(query)

    def _forget(self, query: LiveQuery) -> None:
        shapes = self._shapes[query.plan.project]
        shapes[query.shape].remove(query)
        if not shapes[query.shape]:
            del shapes[query.shape]
        if not shapes:
            del self._shapes[query.plan.project]

    def follow(self, followed: Followed) -> None:
        """Keep an analysis that was loaded up to its `after_sequence`; every `follow` wants a `leave`.

        Raises SnapshotTooOld when batches after that are gone, LimitReached when too many are followed.
        """
        if self._retention.dropped_through > followed.after_sequence:
            raise SnapshotTooOld("The live view must start again from a newer snapshot.", retry_after_s=0.1)
        if sum(map(len, self._followed.values())) >= MAX_FOLLOWED:
            raise LimitReached(f"The stream keeps {MAX_FOLLOWED} analyses at a time.")
        project, now_ms = followed.project, self._clock.now_ms()
        for chunk in chunks(self._retention.after(followed.after_sequence)):
            if (columns := columns_of(chunk, project)) is not None:
                columns.who = self.identities.find(project)
                followed.fold(columns, now_ms)
        self._followed.setdefault(project, []).append(followed)

    def leave(self, followed: Followed) -> None:
        """Keep the analysis no longer."""
        kept = self._followed.get(followed.project, [])
        if followed in kept:
            kept.remove(followed)
        if not kept:
            self._followed.pop(followed.project, None)

    def fold(self, batch: EventBatch) -> None:
        """Fold a durable batch (sequence > 0, ascending; a sequence seen before is skipped) into the project's live queries and retain it."""
        self.fold_all((batch,))

    def fold_all(self, batches: Sequence[EventBatch]) -> None:
        """Fold several batches at the cost of one."""
        fresh = [batch for batch in batches if batch.sequence > self._sequence and len(batch)]
        if not fresh:
            return
        started_s = self._clock.monotonic_s()
        now_ms = self._clock.now_ms()
        make_columns(fresh)
        for batch in fresh:
            self._retention.add(batch)
        self._sequence = fresh[-1].sequence
        with np.errstate(over="ignore", invalid="ignore"):  # sums may pass the range of floats: their result is then None
            for chunk in chunks(fresh):
                self.watermark.observe(chunk, now_ms)
                self._folded_rows += sum(map(len, chunk))
                watched = self._shapes.keys() | self._followed.keys()
                if any(project in watched for batch in chunk for project in batch.spans):
                    for project, part in by_project(chunk, watched):
                        self._fold_project(project, part, now_ms)
        self._note_links()
        self._budget.check(self._queries.values())
        self._folded_batches += len(fresh)
        self._last_fold_ms = (self._clock.monotonic_s() - started_s) * 1000
        self._fold_ms += self._last_fold_ms

    def _note_links(self) -> None:
        """Tell the live queries of projects in which people became one."""
        for project in self._shapes.keys() | self._followed.keys():
            who = self.identities.find(project)
            if who is not None and who.version != self._link_versions.get(project):
                self._link_versions[project] = who.version
                for kept in (*chain.from_iterable(self._shapes.get(project, {}).values()), *self._followed.get(project, ())):
                    kept.note_links()

    def _fold_project(self, project: int, columns: BatchColumns, now_ms: int) -> None:
        columns.who = self.identities.find(project)
        first, last = int(columns.sequences[0]), int(columns.sequences[-1])
        for followed in self._followed.get(project, ()):
            if followed.after_sequence < first:
                followed.fold(columns, now_ms)
            elif followed.after_sequence < last:
                followed.fold(columns.keep(columns.sequences > followed.after_sequence), now_ms)
        for shape, queries in self._shapes.get(project, {}).items():
            keys, piece = batch_slice(columns, shape)
            for query in queries:
                query.advance(now_ms)
                if query.after_sequence < first:
                    query.take(keys, piece)
                    query.note_late(keys, piece, now_ms)
                elif query.after_sequence < last:
                    query.fold(columns.keep(columns.sequences > query.after_sequence))

    def release(self, stored_sequence: int) -> None:
        """The store has every batch up to `stored_sequence`."""
        self._retention.release(stored_sequence, self._clock.monotonic_s())

    @property
    def late_in_queries(self) -> int:
        """Late events of all live queries: after their bucket had been shown as finished. A query's go with it."""
        return sum(query.lateness.late.total for query in self._queries.values())

    @property
    def sequence(self) -> int:
        """The last batch folded."""
        return self._sequence

    def statistics(self) -> StreamStatistics:
        """The counters."""
        return StreamStatistics(
            queries=len(self._queries),
            cells=sum(query.cell_count for query in self._queries.values()),
            state_bytes=self._budget.held_bytes,
            given_up=self._budget.given_up,
            retained_batches=len(self._retention),
            retained_bytes=self._retention.held_bytes,
            folded_batches=self._folded_batches,
            folded_rows=self._folded_rows,
            late_rows=self.watermark.late().total,
            fold_ms=self._fold_ms,
            last_fold_ms=self._last_fold_ms,
            sequence=self._sequence,
            watermark_ms=self.watermark.at_ms() or 0,
        )
