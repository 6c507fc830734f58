from __future__ import annotations

import json

import pytest

from tidegauge.accounts.retention.window import days_back, longest_days


@pytest.mark.req("J8")
@pytest.mark.parametrize(
    ("window", "days"),
    [
        ("last_90_days", 90),
        ("last_1_year", 366),
        ("last_6_months", 186),
        ("last_24_hours", 0),
        ("last_hour", 0),
        ("last_month", 62),
        ("this_year", 366),
        ("yesterday", 2),
        ("last_days", 0),
        ("Last 90 days", 0),
        ("", 0),
    ],
)
def test_a_window_reaches_back_at_most_so_many_days(window: str, days: int) -> None:
    assert days_back(window) == days


def test_the_longest_window_of_a_document_counts_wherever_it_stands() -> None:
    document = {"time": {"time_window": "last_7_days"}, "tabs": [{"widgets": [{"queries": [{"query": {"time_window": "last_30_days"}}], "n": 1, "x": None}]}]}
    assert longest_days(json.dumps(document)) == 30
    assert longest_days("{}") == 0
