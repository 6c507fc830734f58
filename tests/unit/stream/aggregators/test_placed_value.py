from __future__ import annotations

import numpy as np

from tidegauge.stream.aggregators.placed_value import PlacedValue


def _loaded(is_latest: bool, *places: tuple[tuple[int, int, int], float]) -> PlacedValue:
    edge = PlacedValue(is_latest)
    edge.resize(len(places))
    edge.load(np.arange(len(places)), [at for at, _ in places], [value for _, value in places])
    return edge


def test_merging_into_one_target_picks_by_time_then_sequence_then_row() -> None:
    places = (((5, 2, 0), 1.0), ((5, 1, 9), 2.0), ((5, 1, 8), 3.0), ((6, 1, 0), 4.0))
    for is_latest, wanted in ((False, 3.0), (True, 4.0)):
        merged = PlacedValue(is_latest)
        merged.resize(1)
        merged.merge(_loaded(is_latest, *places), np.arange(4), np.zeros(4, np.int64))
        assert merged.value.tolist() == [wanted]


def test_a_worse_offer_changes_nothing() -> None:
    edge = _loaded(False, ((5, 2, 0), 1.0))
    edge.load(np.array([0]), [(5, 2, 1)], [7.0])
    assert edge.value.tolist() == [1.0]
    assert edge.known.tolist() == [True]
