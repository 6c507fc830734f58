from __future__ import annotations

import pytest
from tests.unit.aggregation.test_rule import rule

from tidegauge.aggregation.book import KnownRule
from tidegauge.aggregation.point import WindowResult, point_of
from tidegauge.core.time_range import TimeRange

T = 1_795_000_200_000


def known(**given: object) -> KnownRule:
    return KnownRule("r1", 1, rule(**given), T, T, 0, "UTC")


@pytest.mark.req("E8")
def test_a_point_lies_in_its_window_and_says_how_it_came_about() -> None:
    point = point_of(known(), WindowResult(TimeRange(T, T + 300_000), {"country": "TH"}, 1.5, 4))
    assert (point["name"], point["value"], point["timestamp"]) == ("api.time_5m", 1.5, "2026-11-18T11:14:59.999Z")
    assert point["properties"]["country"] == "TH"
    assert point["properties"]["metadata"] == {"rule": "r", "from": "2026-11-18T11:10:00.000Z", "to": "2026-11-18T11:15:00.000Z", "count": 4}


@pytest.mark.req("E8")
def test_of_one_window_and_group_the_id_is_always_the_same_and_of_others_another() -> None:
    window, groups = TimeRange(T, T + 300_000), ({}, {"a": "1", "b": "2"}, {"a": "2", "b": "1"})
    ids = [point_of(known(), WindowResult(window, group, 1.0, 1))["id"] for group in groups]
    assert len(set(ids)) == 3
    assert point_of(known(), WindowResult(window, {"b": "2", "a": "1"}, 9.0, 7))["id"] == ids[1]
    longer = TimeRange(T, T + 600_000)
    assert point_of(known(), WindowResult(longer, {}, 1.0, 1))["id"] != ids[0]
    assert all(len(id_) <= 200 for id_ in ids)
