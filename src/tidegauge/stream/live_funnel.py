"""One live funnel: everybody's events of the steps, and of each person the attempt that counts, brought up to date when their events change."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import repeat
from sys import intern
from typing import Final, NamedTuple

import numpy as np

from tidegauge.contracts.funnel_watch import FunnelWatch
from tidegauge.identity.identities import Identities
from tidegauge.identity.person_map import Changes
from tidegauge.stream.attempts.finder import finder
from tidegauge.stream.columns import BatchColumns, Ints
from tidegauge.stream.condition import condition_mask, untestable

MAX_EVENTS: Final = 250_000
"""Events of one funnel. With as many people some 60 MB."""

MAX_EVENTS_OF_PERSON: Final = 5_000
"""A new event is a look at all of its person's: here 1 to 13 ms with three steps, 35 ms at most with twelve and exclusions."""

MAX_RECOUNTED: Final = 20_000
"""People to look at again at once, some 200 ms; a window that leaves more behind, as a day's does at midnight, is cheaper to start anew."""

_FIRST_ROWS: Final = 64
_NEVER: Final = 2**62


class FunnelTally(NamedTuple):
    """Of each person: how many steps (0: none), and when they took each, in milliseconds (a column a step, counting up to the level).

    `values`: the breakdown's value where their attempt began; empty without a breakdown.
    """

    levels: Ints
    times: Ints
    values: Sequence[str] = ()


class PersonEvents(NamedTuple):
    """A person's event keys, ascending (stream.attempts), and the times of the attempt that counted among those up to the window's end.

    With a breakdown, `told`: (key, value) of each event that may begin an attempt, ascending, and `value`: that of the attempt.
    """

    person: int
    keys: Sequence[int]
    times: Sequence[int]
    told: Sequence[tuple[int, str]] = ()
    value: str = ""


class LiveFunnel:
    """The state of one watch. `version` grows when an event, a link or the passing of time may have changed the numbers.

    Both mean that the state was dropped. `is_overflowed`: more events than may be kept came in; ask the store instead. `is_outdated`: the window moved on past
    too many people at once; start anew.
    """

    def __init__(self, watch: FunnelWatch, now_ms: int, after_sequence: int, identities: Identities | None = None, *, max_events: int = MAX_EVENTS) -> None:
        self.watch = watch
        self.after_sequence = after_sequence
        self.version = 1
        self.is_overflowed = self.is_outdated = False
        self.events = 0
        self._identities = identities or Identities()
        self._bits = len(watch.conditions)
        self._find = finder(watch)
        self._max_events = max_events
        self._span = watch.window.range_at(now_ms)
        self._followed_links = 0
        self._reset()

    @property
    def project(self) -> int:
        """Whose events it counts."""
        return self.watch.project

    def _reset(self) -> None:
        self._rows: dict[int, int] = {}
        self._people: list[int] = []
        self._keys: list[array[int]] = []
        self._told: list[list[tuple[int, str]]] = []
        self._values: list[str] = []
        self._free: list[int] = []
        self._changed: set[int] = set()
        self._levels = np.zeros(_FIRST_ROWS, np.int64)
        self._times = np.zeros((_FIRST_ROWS, len(self.watch.steps)), np.int64)
        self._first_ms = np.full(_FIRST_ROWS, _NEVER, np.int64)
        self._last_ms = np.zeros(_FIRST_ROWS, np.int64)
        self.events = 0

    def load(self, people: Iterable[PersonEvents]) -> None:
        """Start from the store's events, from the start of the window's range on without an end."""
        who = self._identities.find(self.watch.project)
        self._followed_links = 0 if who is None else who.version  # those made from here on are followed with the next tally
        reach = self.watch.reach(self._span)
        for person, keys, times, told, value in people:
            root = person if who is None else who.root(person)
            if root in self._rows:
                self._add(root, keys, told)
            else:
                row = self._row_of(root)
                self._keys[row] = array("q", keys)
                self._told[row] = [(key, intern(text)) for key, text in told]
                self._values[row] = value
                self._levels[row] = len(times)
                self._times[row, : len(times)] = times
                self._note_ends(row)
                self.events += len(keys)
                if self._last_ms[row] >= reach.to_ms:
                    self._changed.add(row)
            if not self._fits(self._rows[root]):
                return

    def fold(self, columns: BatchColumns, now_ms: int) -> None:
        """Take the rows of a batch that matter."""
        self.advance(now_ms)
        if self.is_overflowed or self.is_outdated:
            return
        keys, rows = self._step_keys(columns)
        if not len(rows):
            return
        for person, key, told in zip(columns.person[rows].tolist(), keys.tolist(), self._told_of(columns, rows, keys), strict=True):
            self._add(person, (key,), told)
            if not self._fits(self._rows[person]):
                return
        self.version += 1

    def _step_keys(self, columns: BatchColumns) -> tuple[Ints, Ints]:
        """The keys of the events that count, and their rows."""
        bits = self._bits
        nothing = (1 << bits) - 1
        low = np.full(columns.size, nothing, np.int64)
        for place, condition in enumerate(self.watch.conditions, 1):
            low[condition_mask(columns, condition)] -= 1 << (bits - place)
        counts = (columns.person != 0) & condition_mask(columns, self.watch.condition)
        if self.watch.order != "strict":  # there an event that makes no step is in the way
            counts &= low != nothing
        counts &= columns.time_ms >= self._span.from_ms
        if self.watch.window.kind == "fixed":
            counts &= columns.time_ms < self.watch.reach(self._span).to_ms
        rows = np.flatnonzero(counts)
        return (columns.time_ms[rows] << bits) | low[rows], rows

    def _told_of(self, columns: BatchColumns, rows: Ints, keys: Ints) -> Iterable[Sequence[tuple[int, str]]]:
        """Of each of the rows: its key and value when it may begin an attempt, else nothing."""
        if self.watch.breakdown is None:
            return repeat((), len(rows))
        steps = len(self.watch.steps) if self.watch.order == "any" else 1
        missed = ((1 << steps) - 1) << (self._bits - steps)
        texts = columns.text(self.watch.breakdown).dense
        begins = (keys & missed) != missed
        told = zip(begins.tolist(), keys.tolist(), texts.codes[rows].tolist(), strict=True)
        return [((key, intern(texts.values[code])),) if is_entry else () for is_entry, key, code in told]

    def note_links(self) -> None:
        """People of the project became one."""
        self.version += 1

    def advance(self, now_ms: int) -> None:
        """Move the window to an instant."""
        old, new = self._span, self.watch.window.range_at(now_ms)
        if new == old or new.from_ms < old.from_ms:
            return
        self._span = new
        rows = np.flatnonzero((self._first_ms < new.from_ms) | (self._last_ms >= old.to_ms))
        self._changed.update(rows.tolist())
        self.version += 1
        if len(rows) > MAX_RECOUNTED:
            self.is_outdated = True
            self._reset()

    def tally(self, now_ms: int) -> FunnelTally:
        """Everybody as of an instant. The arrays are the funnel's own: read them at once."""
        self.advance(now_ms)
        self._follow_links()
        changed, self._changed = self._changed, set()
        for row in changed:
            self._count(row)
        return FunnelTally(self._levels, self._times, self._values if self.watch.breakdown is not None else ())

    def _count(self, row: int) -> None:
        """Forget a person's events that left the window, and find the attempt that counts."""
        bits, keys = self._bits, self._keys[row]
        gone = bisect_left(keys, self._span.from_ms << bits)
        if gone:
            del keys[:gone]
            self.events -= gone
            del self._told[row][: bisect_left(self._told[row], (self._span.from_ms << bits,))]
        reach = self.watch.reach(self._span)
        begun, times = self._find(keys[: bisect_left(keys, reach.to_ms << bits)], self._span.to_ms)
        told = self._told[row]
        if told and times:
            self._values[row] = told[bisect_left(told, (begun,))][1]
        self._levels[row] = len(times)
        self._times[row, : len(times)] = times
        self._note_ends(row)
        if not keys:
            del self._rows[self._people[row]]
            self._free.append(row)

    def _add(self, person: int, keys: Iterable[int], told: Iterable[tuple[int, str]]) -> None:
        row = self._row_of(person)
        held = self._keys[row]
        for key, text in told:
            insort(self._told[row], (key, intern(text)))
        for key in keys:
            insort(held, key)
            self.events += 1
        self._changed.add(row)
        self._note_ends(row)

    def _note_ends(self, row: int) -> None:
        held, bits = self._keys[row], self._bits
        self._first_ms[row] = held[0] >> bits if held else _NEVER
        self._last_ms[row] = held[-1] >> bits if held else 0

    def _row_of(self, person: int) -> int:
        row = self._rows.get(person)
        if row is None:
            row = self._rows[person] = self._free.pop() if self._free else self._new_row()
            self._people[row] = person
        return row

    def _new_row(self) -> int:
        row = len(self._keys)
        self._keys.append(array("q"))
        self._told.append([])
        self._values.append("")
        self._people.append(0)
        if row == len(self._levels):
            self._levels = np.concatenate((self._levels, np.zeros_like(self._levels)))
            self._times = np.concatenate((self._times, np.zeros_like(self._times)))
            self._first_ms = np.concatenate((self._first_ms, np.full_like(self._first_ms, _NEVER)))
            self._last_ms = np.concatenate((self._last_ms, np.zeros_like(self._last_ms)))
        return row

    def _follow_links(self) -> None:
        """Put everybody's events with the person they are now."""
        who = self._identities.find(self.watch.project)
        if who is None or who.version == self._followed_links:
            return
        became = who.changes(self._followed_links)
        if became is None:
            people = np.fromiter(self._rows, np.uint64, len(self._rows))
            became = Changes(people, who.resolve(people))
        for person, root in zip(became.keys.tolist(), became.roots.tolist(), strict=True):
            if root != person and person in self._rows:
                row = self._rows.pop(person)
                held, self._keys[row] = self._keys[row], array("q")
                told, self._told[row] = self._told[row], []
                self.events -= len(held)
                self._levels[row] = 0
                self._note_ends(row)
                self._changed.discard(row)
                self._free.append(row)
                self._add(root, held, told)
                if not self._fits(self._rows[root]):
                    return
        self._followed_links = who.version

    def _fits(self, row: int) -> bool:
        """Whether the bounds hold after a person's events changed."""
        if self.events > self._max_events:
            self._forget_old()
        if self.events > self._max_events or len(self._keys[row]) > MAX_EVENTS_OF_PERSON:
            self.is_overflowed = True
            self.version += 1
            self._reset()
        return not self.is_overflowed

    def _forget_old(self) -> None:
        """Give up the events that left the window."""
        for row in np.flatnonzero(self._first_ms < self._span.from_ms).tolist():
            self._changed.discard(row)
            self._count(row)


def unwatchable(watch: FunnelWatch) -> str | None:
    """Why the stream does not keep a funnel, None when it does."""
    return next(filter(None, map(untestable, (watch.condition, *watch.conditions))), None)
