"""The table of a live query's range, standing between two reads: what folds changed is put in, the rest stays as it was read before."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, cast

import numpy as np

from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.plan import OTHER, Plan
from tidegauge.core.time_range import TimeRange
from tidegauge.stream.cell_index import CellIndex
from tidegauge.stream.columns import Ints
from tidegauge.stream.event_tally import EventTally, only_counts_events
from tidegauge.stream.merge import Merge
from tidegauge.stream.ranking import rank
from tidegauge.stream.slice import CellKey, Slice
from tidegauge.stream.tally import Place, Tally

MAX_PENDING: Final = 8
"""Slices that wait for a read. Nobody reads a query with more: its next read starts over, and the batches are not held for it."""
MAX_BYTES: Final = 4 * 1024 * 1024
"""States with more in distinct hashes or percentile buckets are merged anew for each read rather than held twice."""


class Standing:
    """Made from all panes of a range (`span`), then kept by `note` and `update` while the range stays. Without `can_stand` it serves one read.

    It stands while every group is shown: groups beyond the plan's limit change what is merged into others with every fold.
    """

    def __init__(self, plan: Plan, state: Merge, index: CellIndex, span: TimeRange) -> None:
        self._plan, self._span = plan, span
        self._error_bound = state.error_bound
        self._pending: list[tuple[list[CellKey], Slice]] = []
        self._is_spent = False
        starts = plan.interval.starts(span, plan.timezone) if plan.interval is not None else []
        self._starts: Ints = np.array(starts, np.int64)
        active = index.within(span.from_ms, span.to_ms)
        numbers, group_of = np.unique(index.group_of[active], return_inverse=True)
        names = [index.groups[number] for number in numbers.tolist()]
        self._counts_events = only_counts_events(plan)
        self._groups = self._tally(state, active, group_of, [(name, None) for name in names])
        self._overall = self._groups.overall()
        self._ranked, self._other = self._rank()
        self._buckets = self._read_buckets(state, index, active, group_of, names) if plan.interval is not None else None
        self.can_stand = not self._ranked[1] and state.size_bytes <= MAX_BYTES

    def note(self, keys: list[CellKey], piece: Slice) -> None:
        """A slice was folded into the panes."""
        if len(self._pending) < MAX_PENDING:
            self._pending.append((keys, piece))
        else:
            self._is_spent = True
            self._pending.clear()

    def update(self, state: Merge, span: TimeRange) -> bool:
        """Bring the table up to date with what was noted; False when it has to be made anew."""
        if self._is_spent or span != self._span or state.error_bound != self._error_bound or state.size_bytes > MAX_BYTES:
            return False
        for keys, piece in self._pending:
            self._push(keys, piece)
        self._pending.clear()
        self._ranked, self._other = self._rank()
        return not self._ranked[1]

    def table(self) -> CellTable:
        """The table as it stands."""
        overall, bound = self._overall.cells()[0], self._overall.error_bound
        table = CellTable(overall=overall, error_bound=bound, is_exact=bound == 0, rows_read=overall.count)
        if self._plan.dimensions:
            table.groups = self._ranked[0] + self._other
            table.is_truncated = bool(self._ranked[1])
        if self._buckets is not None:
            table.cells = self._buckets.cells()
        return table

    def _push(self, keys: list[CellKey], piece: Slice) -> None:
        first_ms, last_ms = piece.reach(keys)
        label = None if self._span.from_ms <= first_ms and last_ms < self._span.to_ms else self._span
        self._overall.push(*self._view(("overall", label), keys, piece, _to_overall))
        if self._plan.dimensions:
            self._groups.push(*self._view(("group", label), keys, piece, _to_group))
        if self._buckets is not None:
            grid = (self._plan.interval, self._plan.timezone, self._span)
            self._buckets.push(*self._view(grid, keys, piece, lambda key: (key[1], self._bucket_of(key[0]))))

    def _view(self, label: Hashable, keys: list[CellKey], piece: Slice, place_of: Callable[[CellKey], Place]) -> tuple[list[Place | None], Slice]:
        """The slice by places; its rows outside the range have the place None. Queries with an equal label share it."""
        low, high = self._span.from_ms, self._span.to_ms
        places, part = piece.view(label, keys, lambda key: place_of(key) if low <= key[0] < high else None)
        return cast("list[Place | None]", places), part

    def _bucket_of(self, start_ms: int) -> int:
        return int(self._starts[np.searchsorted(self._starts, start_ms, side="right") - 1])

    def _seconds_of(self, bucket_ms: int | None) -> float:
        span = self._span
        if bucket_ms is None:
            return (span.to_ms - span.from_ms) / 1000
        after = int(np.searchsorted(self._starts, bucket_ms, side="right"))
        end_ms = int(self._starts[after]) if after < len(self._starts) else span.to_ms
        return (min(end_ms, span.to_ms) - max(bucket_ms, span.from_ms)) / 1000

    def _rank(self) -> tuple[tuple[list[Cell], list[int]], list[Cell]]:
        """The groups shown, in order, the places of those beyond the limit, and what stands for them."""
        if not self._plan.dimensions:
            return ([], []), []
        cells = self._groups.cells()
        order = rank(self._plan, cells)
        rest = order[self._plan.limit :]
        shown = [cells[place] for place in order[: self._plan.limit]]
        if not rest or not self._plan.other:
            return (shown, rest), []
        return (shown, rest), [self._groups.merged(rest, (OTHER,) * len(self._plan.dimensions))]

    def _tally(self, state: Merge, cells: Ints, targets: Ints, places: list[Place]) -> Tally | EventTally:
        if self._counts_events:
            counts = np.bincount(targets, state.counts[cells], minlength=len(places)).astype(np.int64)
            return EventTally(counts.tolist(), places, len(self._plan.measures))
        return Tally(state, cells, targets, places, self._seconds_of)

    def _read_buckets(self, state: Merge, index: CellIndex, active: Ints, group_of: Ints, names: list[tuple[str, ...]]) -> Tally | EventTally:
        """The shown groups in each bucket that has events."""
        shown, wanted = np.arange(len(names)), names
        rest = self._ranked[1]
        if rest:
            wanted = [cell.group for cell in self._ranked[0] + self._other]
            place_of = {cell.group: place for place, cell in enumerate(self._ranked[0])}
            beyond = len(self._ranked[0]) if self._other else -1
            left_out = set(rest)
            shown = np.array([beyond if place in left_out else place_of[name] for place, name in enumerate(names)], np.int64)
        shown = shown[group_of]
        kept = shown >= 0
        active, shown = active[kept], shown[kept]
        buckets = np.searchsorted(self._starts, index.starts[active], side="right") - 1
        found, targets = np.unique(buckets * max(len(wanted), 1) + shown, return_inverse=True)
        bucket_of, name_of = np.divmod(found, max(len(wanted), 1))
        pairs = zip(name_of.tolist(), self._starts[bucket_of].tolist(), strict=True)
        return self._tally(state, active, targets, [(wanted[name], start) for name, start in pairs])


def _to_overall(key: CellKey) -> Place:
    return (), None


def _to_group(key: CellKey) -> Place:
    return key[1], None
