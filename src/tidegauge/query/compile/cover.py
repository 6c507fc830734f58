"""A range as whole roll-up buckets: the coarsest that fit between the edges that matter, finer ones at the ends."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from tidegauge.core.time_range import TimeRange

MAX_RANGES: Final = 200
"""More ranges than these make the condition dearer than the rows it saves."""


class Cover(msgspec.Struct, frozen=True):
    """Ranges of whole buckets by their width in milliseconds, and what no bucket covers; together exactly the span, ascending, no two overlap."""

    levels: dict[int, list[TimeRange]]
    rest: list[TimeRange]

    @property
    def count(self) -> int:
        """Ranges in all."""
        return len(self.rest) + sum(map(len, self.levels.values()))


@lru_cache(maxsize=16)
def cover(span: TimeRange, edges: tuple[int, ...], widths_ms: tuple[int, ...]) -> Cover:
    """Cover `span` so that no bucket crosses one of the `edges`. `widths_ms`: coarsest first, each a multiple of the next; with too many ranges the coarsest
    are left out, and with none left over everything is `rest`. Kept, as one question asks for its own several times, and the tiles of a board have one."""
    inner = sorted({edge for edge in edges if span.from_ms < edge < span.to_ms})
    bounds = [span.from_ms, *inner, span.to_ms]
    for first in range(len(widths_ms)):
        found = _cover(bounds, widths_ms[first:])
        if found.count <= MAX_RANGES:
            return found
    return Cover({}, [span])


def _cover(bounds: list[int], widths_ms: Sequence[int]) -> Cover:
    open_ = [TimeRange(low, high) for low, high in itertools.pairwise(bounds)]
    levels: dict[int, list[TimeRange]] = {}
    for width_ms in widths_ms:
        whole: list[TimeRange] = []
        ends: list[TimeRange] = []
        for part in open_:
            low, high = -(-part.from_ms // width_ms) * width_ms, part.to_ms // width_ms * width_ms
            if low >= high:
                ends.append(part)
                continue
            whole.append(TimeRange(low, high))
            ends += [end for end in (TimeRange(part.from_ms, low), TimeRange(high, part.to_ms)) if end.from_ms < end.to_ms]
        if whole:
            levels[width_ms] = _joined(whole)
        open_ = ends
    return Cover(levels, _joined(open_))


def _joined(parts: list[TimeRange]) -> list[TimeRange]:
    """Neighbours made one."""
    found: list[TimeRange] = []
    for part in parts:
        if found and found[-1].to_ms == part.from_ms:
            found[-1] = TimeRange(found[-1].from_ms, part.to_ms)
        else:
            found.append(part)
    return found
