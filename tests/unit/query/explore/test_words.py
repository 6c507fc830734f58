from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.question import Question
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.explore.words import conditions, definition
from tidegauge.query.filter import parse_filters
from tidegauge.query.measurement import measurement


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question("page_views"), "number of events where name is page_view"),
        (Question("unique_users"), "number of people"),
        (Question("buy", aggregation="p95", value_field="price"), "95th percentile of price where name is buy"),
        (Question("*", aggregation="rate"), "events a second"),
        (Question("sessions"), "number of sessions"),
        (Question("session_duration"), "average of seconds of a session"),
        (Question("a / b * 100"), "((number of events where name is a) / (number of events where name is b)) * 100"),
        (Question("*", aggregation="unique_count", value_field="country"), "number of different values of country"),
    ],
)
def test_a_number_in_words(question: Question, words: str) -> None:
    measured = measurement(question, Catalogue(), 1)
    assert definition(measured.expression, measured.measures) == words


@pytest.mark.parametrize(
    ("filters", "clauses"),
    [
        ([], []),
        ([{"field": "country", "value": "TH"}, {"field": "price", "operator": "between", "value": [1, 2.5]}], ["country is TH", "price is between 1 and 2.5"]),
        ([{"or": [{"field": "a", "operator": "exists"}, {"not": {"field": "b", "value": ""}}]}], ["(a is there or not (b is (empty)))"]),
        ([{"field": "timestamp", "operator": "gt", "value": "2025-11-01"}], ["timestamp is greater than 2025-11-01T00:00:00.000Z"]),
        ([{"field": "n", "operator": "in", "value": list(range(20))}], ["n is one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …"]),
        ([{"or": []}], ["no event"]),
    ],
)
def test_filters_in_words(filters: list[dict[str, Any]], clauses: list[str]) -> None:
    assert conditions(parse_filters(filters)) == clauses
