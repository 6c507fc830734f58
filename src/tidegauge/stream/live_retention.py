"""One live table of cohorts: of each person when they started and in which periods they were seen, and the counts of both, changed event by event."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

import msgspec
import numpy as np

from tidegauge.contracts.plan import Condition
from tidegauge.identity.identities import Identities
from tidegauge.identity.person_map import Changes
from tidegauge.stream.columns import BatchColumns, Ints
from tidegauge.stream.condition import condition_mask, untestable

MAX_PEOPLE: Final = 250_000
"""People of one table, those who started before it too. Some 40 MB."""

MAX_AHEAD: Final = 10_000
"""Events of the future that wait for the window to reach them."""

_NEVER: Final = 2**62


class Grid(NamedTuple):
    """Where the periods start, ascending (64 at most), and where the last one ends so far; milliseconds."""

    starts: tuple[int, ...]
    end_ms: int


class RetentionWatch(msgspec.Struct, frozen=True):
    """First-time starts and the periods people were seen in. `is_fixed`: the window does not move with time."""

    project: int
    start: Condition
    returned: Condition
    condition: Condition
    is_fixed: bool


class RetentionTally(NamedTuple):
    """`sizes`: people by the period they started in; `seen`: of those (rows) how many in each period (columns), from their own on."""

    sizes: Ints
    seen: Ints


class PersonPeriods(NamedTuple):
    """A person's first start (0: none) and the periods they were seen in, a bit each."""

    person: int
    first_ms: int
    seen: int


class EventAhead(NamedTuple):
    """An event beyond the window's end."""

    person: int
    time_ms: int
    is_start: bool
    is_return: bool


class LiveRetention:
    """The state of one watch. `version` grows when the numbers may have changed.

    Both mean that the state was dropped. `is_overflowed`: more people than may be kept; ask the store instead. `is_outdated`: a period began or left; start
    anew.
    """

    def __init__(
        self,
        watch: RetentionWatch,
        grid_at: Callable[[int], Grid],
        now_ms: int,
        after_sequence: int,
        identities: Identities | None = None,
        *,
        max_people: int = MAX_PEOPLE,
    ) -> None:
        self.watch = watch
        self.after_sequence = after_sequence
        self.version = 1
        self.is_overflowed = self.is_outdated = False
        self._grid_at = grid_at
        self._identities = identities or Identities()
        self._max_people = max_people
        self._grid = grid_at(now_ms)
        self._followed_links = 0
        self._reset()

    @property
    def project(self) -> int:
        """Whose events it counts."""
        return self.watch.project

    def _reset(self) -> None:
        periods = len(self._grid.starts)
        self._rows: dict[int, int] = {}
        self._first_ms, self._seen = array("q"), array("Q")
        self._sizes, self._counts = np.zeros(periods, np.int64), np.zeros((periods, periods), np.int64)
        self._ahead: list[EventAhead] = []

    def load(self, people: Iterable[PersonPeriods], ahead: Iterable[EventAhead]) -> None:
        """Start from the store's people as of the grid's end, and its events beyond."""
        who = self._identities.find(self.watch.project)
        self._followed_links = 0 if who is None else who.version  # those made from here on are followed with the next tally
        for person, first_ms, seen in people:
            if not self._meet(person if who is None else who.root(person), first_ms or _NEVER, seen):
                return
        self._ahead.extend(ahead)
        self._check_ahead()

    def fold(self, columns: BatchColumns, now_ms: int) -> None:
        """Take the rows of a batch that start or return."""
        self.advance(now_ms)
        if self.is_overflowed or self.is_outdated:
            return
        is_start, is_return = condition_mask(columns, self.watch.start), condition_mask(columns, self.watch.returned)
        counts = (is_start | is_return) & (columns.person != 0) & condition_mask(columns, self.watch.condition)
        rows = np.flatnonzero(counts)
        events = zip(columns.person[rows].tolist(), columns.time_ms[rows].tolist(), is_start[rows].tolist(), is_return[rows].tolist(), strict=True)
        for event in events:
            if not self._take(EventAhead(*event)):
                return
        self._check_ahead()

    def note_links(self) -> None:
        """People of the project became one."""
        self.version += 1

    def advance(self, now_ms: int) -> None:
        """Move the window's end to an instant."""
        grid = self._grid_at(now_ms)
        if grid == self._grid or grid.end_ms < self._grid.end_ms:
            return
        if grid.starts != self._grid.starts:
            self._grid = grid
            self.is_outdated = True
            self.version += 1
            self._reset()
            return
        self._grid = grid
        waiting, self._ahead = self._ahead, []
        who = self._identities.find(self.watch.project)
        for event in waiting:
            person = event.person if who is None else who.root(event.person)  # who they are may have become known while it waited
            if not self._take(event._replace(person=person)):
                return

    def tally(self, now_ms: int) -> RetentionTally:
        """The counts as of an instant. The arrays are the table's own: read them at once."""
        self.advance(now_ms)
        self._follow_links()
        return RetentionTally(self._sizes, self._counts)

    def _take(self, event: EventAhead) -> bool:
        """False when there are too many people."""
        starts, end_ms = self._grid
        if event.time_ms >= end_ms:
            if not self.watch.is_fixed:
                self._ahead.append(event)
            return True
        is_inside = bool(starts) and event.time_ms >= starts[0]
        seen = 1 << self._period(event.time_ms) if event.is_return and is_inside else 0
        return self._meet(event.person, event.time_ms if event.is_start else _NEVER, seen)

    def _meet(self, person: int, first_ms: int, seen: int) -> bool:
        """Add what is known of a person; False when there are too many people."""
        if first_ms == _NEVER and not seen:
            return True
        row = self._rows.get(person)
        if row is None:
            if len(self._rows) >= self._max_people:
                self._overflow()
                return False
            row = self._rows[person] = len(self._first_ms)
            self._first_ms.append(_NEVER)
            self._seen.append(0)
        known_ms, known = self._first_ms[row], self._seen[row]
        if first_ms >= known_ms and known | seen == known:
            return True
        self._count(row, -1)
        self._first_ms[row], self._seen[row] = min(first_ms, known_ms), known | seen
        self._count(row, 1)
        return True

    def _count(self, row: int, sign: int) -> None:
        """Add a person to the counts, or take them out."""
        starts, end_ms = self._grid
        first_ms = self._first_ms[row]
        if not starts or not starts[0] <= first_ms < end_ms:
            return
        cohort = self._period(first_ms)
        self._sizes[cohort] += sign
        left, period = self._seen[row] >> cohort, cohort
        while left:
            if left & 1:
                self._counts[cohort, period] += sign
            left, period = left >> 1, period + 1
        self.version += 1

    def _period(self, time_ms: int) -> int:
        return bisect_right(self._grid.starts, time_ms) - 1

    def _follow_links(self) -> None:
        """Put what is known of everybody with the person they are now."""
        who = self._identities.find(self.watch.project)
        if who is None or who.version == self._followed_links:
            return
        became = who.changes(self._followed_links)
        if became is None:
            people = np.fromiter(self._rows, np.uint64, len(self._rows))
            became = Changes(people, who.resolve(people))
        for person, root in zip(became.keys.tolist(), became.roots.tolist(), strict=True):
            row = self._rows.pop(person, None) if root != person else None
            if row is not None:
                self._count(row, -1)
                first_ms, seen = self._first_ms[row], self._seen[row]
                self._first_ms[row], self._seen[row] = _NEVER, 0
                self._meet(root, first_ms, seen)
        self._followed_links = who.version

    def _check_ahead(self) -> None:
        if len(self._ahead) > MAX_AHEAD:
            self._overflow()

    def _overflow(self) -> None:
        self.is_overflowed = True
        self.version += 1
        self._reset()


def unwatchable(watch: RetentionWatch) -> str | None:
    """Why the stream does not keep a table of cohorts, None when it does."""
    return next(filter(None, map(untestable, (watch.condition, watch.start, watch.returned))), None)
