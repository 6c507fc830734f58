from __future__ import annotations

import pytest

from tidegauge.alerts.backtest.chart import MAX_POINTS, MAX_SERIES, chart_of, unit_of
from tidegauge.alerts.backtest.grid import Grid
from tidegauge.alerts.backtest.history import RuleHistory
from tidegauge.alerts.reading import Reading
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.term import Term


@pytest.mark.req("F5")
def test_thinning_out_loses_no_crossing() -> None:
    looks = [Reading(100.0 if index == 7_777 else 1.0, 1) for index in range(9_000)]
    rule = Rule(name="r", query={"metric": "m"}, condition="gt", threshold=50.0)
    times, (series,) = chart_of(rule, RuleHistory(Grid(1_000, range(0, 9_000_000, 1_000)), {(): looks}, True, False))
    assert len(times) == len(series.values) <= MAX_POINTS
    assert series.values.count(100.0) == 1
    assert times[series.values.index(100.0)] <= 7_777_000 < times[series.values.index(100.0) + 1]


@pytest.mark.req("F5")
def test_each_term_of_the_first_groups_has_a_line_in_its_unit() -> None:
    terms = (
        Term(query={"metric": "a", "group_by": ["page"]}, condition="change_above", threshold=50.0),
        Term(query={"metric": "a"}, over={"metric": "b"}, is_percent=True, condition="gt", threshold=5.0),
    )
    looks = {(f"/{index}",): [Reading(None, 0, terms=(Reading(15.0, 1, 10.0), Reading(3.0, 9)))] for index in range(9)}
    _, series = chart_of(Rule(name="r", terms=terms), RuleHistory(Grid(1_000, [0]), looks, True, False))
    assert [(one.term, one.group, one.unit, one.values) for one in series[:2]] == [(0, {"page": "/0"}, "%", [50.0]), (1, {"page": "/0"}, "%", [3.0])]
    assert len(series) <= MAX_SERIES
    assert unit_of(Term(query={"metric": "m"}, condition="anomaly")) == "deviations"
