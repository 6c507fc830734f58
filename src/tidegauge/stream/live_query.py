"""One live query: panes x groups of aggregator states, folded from batches and read as a table for any instant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.person_use import counts_people, is_of_people, names_people
from tidegauge.contracts.plan import Measure, Plan
from tidegauge.contracts.ports import Rows
from tidegauge.core.time_range import SECOND_MS, TimeRange
from tidegauge.identity.identities import Identities
from tidegauge.identity.person_map import Changes, PersonMap
from tidegauge.stream.aggregators import is_plain, make_aggregator
from tidegauge.stream.aggregators.unique_count import UniqueCount
from tidegauge.stream.cell_index import DISCARD, CellIndex
from tidegauge.stream.columns import BatchColumns
from tidegauge.stream.condition import untestable
from tidegauge.stream.event_tally import only_counts_events
from tidegauge.stream.lateness import Lateness
from tidegauge.stream.merge import Merge
from tidegauge.stream.slice import CellKey, Shape, Slice, batch_slice
from tidegauge.stream.standing import Standing

MAX_CELLS: Final = 100_000
MAX_STATE_BYTES: Final = 64 * 1024 * 1024
"""Bound of the variable part (distinct hashes, percentile buckets) of one query's states."""
CELL_BYTES: Final = 280
"""A cell's key in the index: two tuples, an integer, a text and its place."""


class LiveQuery:
    """The state of one plan. `version` grows when an event or the passing of time changed the numbers.

    `is_overflowed`: the state passed a bound (cells, bytes, or exactness that the plan asked for) and was dropped; ask the store instead.
    `is_outdated`: people became one in a way that the state cannot follow (estimated counts, groups by person): open anew from the store.
    """

    def __init__(self, plan: Plan, shape: Shape, now_ms: int, after_sequence: int, max_cells: int = MAX_CELLS, identities: Identities | None = None) -> None:
        self.plan = plan
        self.shape = shape
        self.after_sequence = after_sequence
        self.version = 1
        self.is_overflowed = self.is_outdated = False
        self.dropped_rows = 0
        self.references = 0
        self._max_cells = max_cells
        self._identities = identities or Identities()
        self._counts_people = counts_people(plan)
        self._merged_version = 0 if (who := self._who) is None else who.version
        """The version of the project's links that the state has followed."""
        self._range = plan.window.range_at(now_ms)
        if plan.interval is not None:
            plan.interval.starts(self._range, plan.timezone)  # refuses too many buckets before anything is folded
        self._advanced_s = now_ms // SECOND_MS
        self._table: tuple[int, TimeRange, CellTable] | None = None
        self._standing: Standing | None = None
        self._is_sized = not all(map(is_plain, plan.measures))
        """Whether events make the states of a cell larger."""
        self._counts_events = only_counts_events(plan)
        self._is_single = not plan.dimensions and plan.interval is None and not self._is_sized
        """One number of states that are a number or two a cell: merging them anew is cheaper than keeping the result."""
        self.lateness = Lateness(plan, plan.window.pane_ms)
        self._reset()

    def _reset(self) -> None:
        self._index = CellIndex()
        self._state = Merge(np.zeros(self._index.capacity, np.int64), [make_aggregator(measure) for measure in self.plan.measures])
        self._state.resize(self._index.capacity)

    @property
    def _who(self) -> PersonMap | None:
        return self._identities.find(self.plan.project)

    @property
    def cell_count(self) -> int:
        """Cells held."""
        return len(self._index)

    @property
    def size_bytes(self) -> int:
        """About how much memory the state takes."""
        return self._state.size_bytes + CELL_BYTES * len(self._index)

    def give_up(self) -> None:
        """Free the state: as if it had grown too large."""
        self._overflow()

    def load(self, partials: Rows) -> None:
        """Start from the store's partial states (columns of query.compile.partials). More of them than may be kept overflow at once."""
        if len(partials.rows) > self._max_cells:
            self._overflow()
            return
        columns = dict(zip(partials.columns, zip(*partials.rows, strict=True), strict=True)) if partials.rows else {}
        if not columns:
            return
        groups = zip(*(columns[f"d{i}"] for i in range(len(self.plan.dimensions))), strict=True) if self.plan.dimensions else [()] * len(partials.rows)
        keys = list(zip((int(start) for start in columns["pane_ms"]), groups, strict=True))
        cells = np.array(self._place(keys), np.int64)
        self._state.counts[cells] = np.array(columns["events"], np.int64)
        for i, aggregator in enumerate(self._state.aggregators):
            prefix = f"m{i}_"
            state: dict[str, Sequence[Any]] = {name.removeprefix(prefix): values for name, values in columns.items() if name.startswith(prefix)}
            if is_of_people(aggregator.measure) and (who := self._who) is not None:
                state["hashes"] = [who.resolve(np.array(keys, np.uint64)) for keys in state["hashes"]]
            self._state.load(cells, i, state)
        self._check_bounds()

    def fold(self, columns: BatchColumns) -> None:
        """Take the rows of a batch that the plan asks for."""
        self.take(*batch_slice(columns, self.shape))

    def take(self, keys: list[CellKey], piece: Slice) -> None:
        """Take a slice of the query's shape."""
        if not keys or self.is_overflowed:
            return
        size = self._index.size
        cells = self._place(keys)
        if DISCARD in cells:
            self.dropped_rows += sum(count for cell, count in zip(cells, piece.count_list, strict=True) if cell == DISCARD)
            if not any(cells):
                return
        self._state.push(np.array(cells, np.int64), piece)
        if self._standing is not None:
            self._standing.note(keys, piece)
        self.version += 1
        if self._is_sized or self._index.size > size:
            self._check_bounds()

    def note_late(self, keys: list[CellKey], piece: Slice, now_ms: int) -> None:
        """Count the late ones of a slice that came just now."""
        if keys and not self.is_overflowed:
            self.lateness.note(keys, piece, now_ms)

    def note_links(self) -> None:
        """People of the project became one."""
        if names_people(self.plan):
            self.is_outdated = True
        elif self._counts_people:
            self.version += 1

    def _follow_links(self) -> None:
        """Count everybody as the person they are now."""
        who = self._who
        if who is None or who.version == self._merged_version or not self._counts_people:
            return
        changes = who.changes(self._merged_version)
        for aggregator in self._state.aggregators:
            if isinstance(aggregator, UniqueCount) and is_of_people(aggregator.measure):
                became = changes if changes is not None else _all_changes(who, aggregator)
                self.is_outdated |= not aggregator.rename(became.keys, became.roots)
        self._merged_version = who.version
        self._standing = None

    def _place(self, keys: list[CellKey]) -> list[int]:
        cells = self._index.place(keys, self._range.from_ms)
        if self._index.capacity > len(self._state.counts):
            self._state.resize(self._index.capacity)
        return cells

    def _check_bounds(self) -> None:
        if len(self._index) > self._max_cells:
            self._compact()
        if len(self._index) > self._max_cells or (self._is_sized and self._state.size_bytes > MAX_STATE_BYTES):
            self._overflow()

    def _overflow(self) -> None:
        self.is_overflowed = True
        self.version += 1
        self._table = self._standing = None
        self._reset()

    def _compact(self) -> None:
        """Forget the panes that left the range."""
        fresh, cells, targets = self._index.kept(self._range.from_ms)
        self._index = fresh
        self._state = self._state.into(cells, targets, fresh.capacity)

    def advance(self, now_ms: int) -> None:
        """Move the range to an instant; panes that entered or left it make a new version."""
        if now_ms // SECOND_MS == self._advanced_s:  # no pane is shorter
            return
        self._advanced_s = now_ms // SECOND_MS
        old, new = self._range, self.plan.window.range_at(now_ms)
        if new == old or new.from_ms < old.from_ms:
            return
        has_moved = self._index.has_between(old.from_ms, new.from_ms) or self._index.has_between(old.to_ms, new.to_ms)
        self._range = new
        if has_moved or self._depends_on_range():
            self.version += 1
        if 2 * len(self._index.within(new.from_ms, 2**62)) < len(self._index):
            self._compact()

    def _depends_on_range(self) -> bool:
        """Whether the numbers change with the range alone: its buckets, or the seconds of a growing one."""
        return self.plan.interval is not None or (self.plan.window.kind == "calendar" and any(measure.aggregation == "rate" for measure in self.plan.measures))

    def changed_since(self, version: int, now_ms: int) -> bool:
        """Whether the numbers at an instant may differ from those of `version`."""
        self.advance(now_ms)
        return self.version > version

    def cells(self, now_ms: int) -> CellTable:
        """The table for the window's range at an instant. Empty when overflowed."""
        self.advance(now_ms)
        span = self._range
        if self._table is None or self._table[:2] != (self.version, span):
            self._table = (self.version, span, self._read(span))
        table = self._table[2]
        if self.plan.exact and table.error_bound:
            self._overflow()  # this table says that it is not exact; the next comes from the store
        return table

    def _read(self, span: TimeRange) -> CellTable:
        if self._counts_events:
            return self._read_events(span) if self._is_single else self._read_standing(span)
        with np.errstate(over="ignore", invalid="ignore"):
            return self._read_single(span) if self._is_single else self._read_standing(span)

    def _read_standing(self, span: TimeRange) -> CellTable:
        self._follow_links()
        standing, self._standing = self._standing, None
        if standing is None or not standing.update(self._state, span):
            standing = Standing(self.plan, self._state, self._index, span)
        if standing.can_stand:
            self._standing = standing
        return standing.table()

    def _read_events(self, span: TimeRange) -> CellTable:
        count = int(self._state.counts[self._index.within(span.from_ms, span.to_ms)].sum())
        return CellTable(overall=Cell((), (count,) * len(self.plan.measures), count), rows_read=count)

    def _read_single(self, span: TimeRange) -> CellTable:
        active = self._index.within(span.from_ms, span.to_ms)
        merged = self._state.into(active, np.zeros(len(active), np.int64), 1)
        (overall,) = merged.cells([()], np.array([(span.to_ms - span.from_ms) / 1000]))
        return CellTable(overall=overall, rows_read=overall.count)


def _all_changes(who: PersonMap, aggregator: UniqueCount) -> Changes:
    held = aggregator.held()
    return Changes(held, who.resolve(held))


def unsupported(measure: Measure) -> str | None:
    """Why the stream does not keep a measure, None when it does."""
    if measure.source != "events":
        return "measures of whole sessions need the store"
    if measure.aggregation == "histogram":
        return "histograms need the store"
    return untestable(measure.condition)
