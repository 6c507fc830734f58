"""What changed between two lists of rows, as places: what a screen does to the rows it has to get the new ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class RowChange(NamedTuple):
    """Take the rows at the places `removed` (ascending) away, then put each of `changed` in so that it stands at its place of `at` (ascending)."""

    removed: list[int]
    at: list[int]
    changed: list[bytes]


def row_change(before: Sequence[bytes], after: Sequence[bytes]) -> RowChange:
    """The change from one list to the other. A row that only moved past others is taken away and put in again; as few rows as can be are."""
    place_of = {row: place for place, row in enumerate(before)}
    pairs = [(old, new) for new, row in enumerate(after) if (old := place_of.get(row)) is not None]
    stay = pairs if all(one[0] < next_[0] for one, next_ in pairwise(pairs)) else _longest_ascending(pairs)
    stay_old, stay_new = {old for old, _ in stay}, {new for _, new in stay}
    at = [place for place in range(len(after)) if place not in stay_new]
    return RowChange([place for place in range(len(before)) if place not in stay_old], at, [after[place] for place in at])


def apply_change(rows: Sequence[bytes], change: RowChange) -> list[bytes]:
    """The rows after the change, as a screen makes them."""
    gone = set(change.removed)
    found = [row for place, row in enumerate(rows) if place not in gone]
    for place, row in zip(change.at, change.changed, strict=True):
        found.insert(place, row)
    return found


def _longest_ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose old places ascend (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (old, _) in enumerate(pairs):
        pile = bisect_left(tops, old)
        before.append(last[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(old)
            last.append(index)
        else:
            tops[pile], last[pile] = old, index
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
