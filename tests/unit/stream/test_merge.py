from __future__ import annotations

from typing import Any

import numpy as np

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Compare, Measure
from tidegauge.stream.aggregators import make_aggregator
from tidegauge.stream.merge import Merge

VALUE = resolve_field("value")


def _merge(*measures: Measure) -> Merge:
    merge = Merge(np.zeros(0, np.int64), [make_aggregator(measure) for measure in measures])
    merge.resize(4)
    return merge


def test_takes_slices_under_each_measures_condition(bench: Any, event: Any) -> None:
    merge = _merge(Measure("sum", VALUE), Measure("count", condition=Compare(VALUE, "gt", 2.0)))
    _, piece = bench.slice([event("a", 1.0), event("b", 5.0), event("b", 3.0)])
    merge.push(np.array([1, 3]), piece)
    assert merge.counts.tolist() == [0, 1, 0, 2]
    assert merge.values(np.ones(4))[1] == (1.0, 0)
    assert merge.values(np.ones(4))[3] == (8.0, 2)


def test_merges_cells_into_targets(bench: Any, event: Any) -> None:
    merge = _merge(Measure("sum", VALUE))
    merge.push(np.array([1, 2]), bench.slice([event("a", 1.0), event("b", 5.0)])[1])
    cell = merge.into(np.array([1, 2]), np.zeros(2, np.int64), 1).cells([("both",)], np.ones(1))[0]
    assert (cell.group, cell.values, cell.count, cell.bucket_ms) == (("both",), (6.0,), 2, None)


def test_room_keeps_what_is_there_and_errors_and_bytes_are_of_all_measures(bench: Any, event: Any) -> None:
    merge = _merge(Measure("unique_count", resolve_field("person")), Measure("percentile", VALUE, 50.0))
    merge.push(np.array([1]), bench.slice([event("a", 1.0, user_id="u")])[1])
    merge.resize(9)
    assert (len(merge.counts), merge.counts[1], merge.values(np.ones(9))[1][0]) == (9, 1, 1)
    assert merge.error_bound == 0.01
    assert merge.size_bytes > 0
    assert _merge().error_bound == 0.0
