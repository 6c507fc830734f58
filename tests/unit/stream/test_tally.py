from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators import make_aggregator
from tidegauge.stream.merge import Merge
from tidegauge.stream.tally import Tally

NONE = np.zeros(0, np.int64)


def _tally(*aggregations: str) -> Tally:
    measures = [Measure(name, None if name in ("count", "rate") else resolve_field("value")) for name in aggregations]  # type: ignore[arg-type]
    merge = Merge(np.zeros(0, np.int64), [make_aggregator(measure) for measure in measures])
    merge.resize(1)
    return Tally(merge, NONE, NONE, [], lambda bucket: 10.0 if bucket is None else 5.0)


def _push(bench: Any, tally: Tally, *events: Any) -> None:
    keys, piece = bench.slice(events)
    tally.push([(group, None) for _, group in keys], piece)


def test_unchanged_cells_are_the_same_objects(bench: Any, event: Any) -> None:
    tally = _tally("sum", "rate")
    _push(bench, tally, event("a", 1.0), event("b", 2.0))
    a, b = tally.cells()
    assert [(cell.group, cell.values, cell.count) for cell in (a, b)] == [(("a",), (1.0, 0.1), 1), (("b",), (2.0, 0.1), 1)]
    _push(bench, tally, event("b", 3.0))
    again = tally.cells()
    assert again[0] is a
    assert (again[1].values, again[1].count) == ((5.0, 0.2), 2)
    assert len(tally) == 2


@pytest.mark.parametrize("count", [5, 200])
def test_few_and_many_places_give_the_same_numbers(bench: Any, event: Any, count: int) -> None:
    tally = _tally("average", "rate")
    for round_ in range(3):
        _push(bench, tally, *(event(f"n{i:03}", float(i + round_)) for i in range(count)))
        tally.cells()
    _push(bench, tally, event("n004", 100.0), event("new", 7.0))
    cells = {cell.group[0]: cell for cell in tally.cells()}
    assert cells["n004"].values == (115.0 / 4, 0.4)
    assert cells["n003"].values == (4.0, 0.3)
    assert cells["new"].values == (7.0, 0.1)


def test_what_is_outside_the_range_counts_nowhere(bench: Any, event: Any) -> None:
    tally = _tally("count")
    keys, piece = bench.slice([event("a"), event("b")])
    tally.push([None, (keys[1][1], 1_000)], piece)
    assert [(cell.group, cell.count, cell.bucket_ms) for cell in tally.cells()] == [(("b",), 1, 1_000)]


def test_starts_from_merged_states(bench: Any, event: Any) -> None:
    merge = Merge(np.zeros(0, np.int64), [make_aggregator(Measure("count"))])
    merge.resize(3)
    merge.push(np.array([1, 2]), bench.slice([event("a"), event("b"), event("b")])[1])
    tally = Tally(merge, np.array([1, 2]), np.zeros(2, np.int64), [((), None)], lambda _: 1.0)
    assert [(cell.values, cell.count) for cell in tally.cells()] == [((3,), 3)]
    assert tally.overall().cells()[0].count == 3
    assert tally.merged([0], ("both",)).count == 3
