from __future__ import annotations

from collections import Counter

import pytest

from tidegauge.ingest.raw import ItemError
from tidegauge.ingest.reject import MAX_REASONS, OTHER, IngestCounters


def test_reasons_are_counted_by_field() -> None:
    counters = IngestCounters()
    counters.reject([ItemError(0, "value", "not a number"), ItemError(1, "value", "not a number"), ItemError(2, "", "no object")])
    counters.warn(Counter({"cut": 3}))
    counters.accepted += 5
    counters.requests[202] += 1
    statistics = counters.statistics()
    assert statistics["rejected_by_reason"] == {"value: not a number": 2, "no object": 1}
    assert (statistics["rejected"], statistics["accepted"], statistics["warnings_by_reason"], statistics["responses_by_status"]) == (
        3,
        5,
        {"cut": 3},
        {"202": 1},
    )


@pytest.mark.hostile(150)
def test_the_number_of_reasons_is_bounded() -> None:
    counters = IngestCounters()
    counters.reject(ItemError(i, "", f"reason {i}") for i in range(10_000))
    assert len(counters.rejected) == MAX_REASONS + 1
    assert counters.rejected[OTHER] == 10_000 - MAX_REASONS
