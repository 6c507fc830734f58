from __future__ import annotations

from typing import Any

import pytest

from tidegauge.alerts.alert import AlertKey, KeptAlert, message_of, shown_state, view_of
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.state import AlertState
from tidegauge.alerts.term import Term

T = 1_795_000_000_000


TERMS = (
    Term(query={"metric": "errors", "group_by": ["country"]}, condition="gt", threshold=10.0),
    Term(query={"metric": "visits"}, condition="absent"),
)


def rule(**more: Any) -> Rule:
    return Rule(**{"name": "Errors", "query": {"metric": "errors", "group_by": ["country"]}, "condition": "gt", "threshold": 10.0, **more})


@pytest.mark.req("F2")
def test_what_people_are_told() -> None:
    firing = AlertState("firing", T)
    assert shown_state(KeptAlert("a", firing, 1), T) == "firing"
    assert shown_state(KeptAlert("a", firing, 1, acknowledged_at_ms=T), T) == "acknowledged"
    snoozed = KeptAlert("a", firing, 1, acknowledged_at_ms=T, snoozed_until_ms=T + 1)
    assert [shown_state(snoozed, T + passed) for passed in (0, 1)] == ["snoozed", "acknowledged"]
    assert shown_state(KeptAlert("a", AlertState("ok", T, resolved_ms=T), 2), T) == "resolved"
    assert shown_state(KeptAlert("a", AlertState("ok", T), 2), T) == "ok"
    assert shown_state(KeptAlert("a", AlertState("no_data", T), 1), T) == "no_data"


@pytest.mark.req("F4")
@pytest.mark.parametrize(
    ("made", "state", "message"),
    [
        (rule(), AlertState("firing", T, 12.5), "Errors (TH): 12.5 > 10"),
        (rule(condition="lte"), AlertState("firing", T, 3.0), "Errors (TH): 3 ≤ 10"),
        (rule(threshold=12_500.0), AlertState("firing", T, 1_234_567.8), "Errors (TH): 1,234,568 > 12,500"),
        (rule(), AlertState("ok", T, 4.0), "Errors (TH): 4 against 10"),
        (rule(condition="change_above", threshold=50.0), AlertState("firing", T, 75.25), "Errors (TH): changed by 75.25 %, limit 50 %"),
        (rule(condition="absent"), AlertState("firing", T, 0.0), "Errors (TH): no events"),
        (rule(condition="absent"), AlertState("ok", T, 4.0), "Errors (TH): events come again"),
        (rule(), AlertState("no_data", T), "Errors (TH): no data"),
        (rule(condition="anomaly", threshold=3.0), AlertState("firing", T, 5.25), "Errors (TH): 5.25 deviations from the usual, limit 3"),
        (rule(condition="anomaly", threshold=3.0), AlertState("firing", T, 5.25, value=240.0), "Errors (TH): 240, 5.25 deviations from the usual, limit 3"),
        (rule(over={"metric": "requests", "group_by": ["country"]}, is_percent=True), AlertState("firing", T, 12.5), "Errors (TH): 12.5 % > 10 %"),
        (rule(query={}, terms=TERMS), AlertState("firing", T, 12.5, (12.5, 0.0)), "Errors (TH): errors 12.5 > 10 and visits no events"),
        (rule(query={}, terms=TERMS, join="or"), AlertState("ok", T, 2.0, (2.0, 3.0)), "Errors (TH): errors 2 against 10 or visits events come again"),
    ],
)
def test_a_message_says_what_is_the_matter_in_a_line(made: Rule, state: AlertState, message: str) -> None:
    assert message_of(made, ("TH",), state) == message


def test_a_view_names_its_group() -> None:
    view = view_of("r", rule(), KeptAlert("a", AlertState("firing", T, 12.0), 1), ("",), T)
    assert (view.group, view.value, view.threshold, view.since) == ({"country": ""}, 12.0, 10.0, "2026-11-18T11:06:40.000Z")
    assert view.message == "Errors (none): 12 > 10"


def test_groups_have_names_of_one_length() -> None:
    keys = [AlertKey("r", group) for group in ((), ("a",), ("a", "b"), ("a,b",), ("x" * 10_000,))]
    assert len({key.hash for key in keys}) == len(keys)
    assert {len(key.hash) for key in keys} == {32}
