from __future__ import annotations

import pytest
from tests.unit.alerts.notifiers.letters import fact, letter

from tidegauge.alerts.notices.message import MAX_LISTED, fields_of, written
from tidegauge.alerts.notices.template import FIELDS


@pytest.mark.req("F4")
def test_a_message_says_what_since_when_why_and_where() -> None:
    title, text = written(letter(fact(description="Call the shop."), contributing="page /cart: +11"))
    assert title == "Firing: Checkout fails (/cart): 31 > 20"
    assert text.splitlines() == [
        "Checkout fails (/cart): 31 > 20",
        "critical, since 2026-11-18 18:06:40 (Asia/Bangkok)",
        "page /cart: +11",
        "Call the shop.",
        "https://tg.example.com/alerts/a1",
    ]


@pytest.mark.req("F2")
def test_alerts_of_one_rule_are_one_message() -> None:
    title, text = written(letter(fact(alert_id="a1"), fact(alert_id="a2"), fact(alert_id="a3", event="resolved")))
    assert title == "Checkout fails: 2 firing, 1 resolved"
    assert "Resolved: Checkout fails" in text
    assert [f"/alerts/a{number}" in text for number in (1, 2, 3)] == [True, True, True]


def test_of_very_many_alerts_the_first_are_described_and_the_others_counted() -> None:
    text = written(letter(*[fact(alert_id=f"a{number}") for number in range(MAX_LISTED + 5)])).text
    assert text.endswith("and 5 more")
    assert text.count("/alerts/") == MAX_LISTED


def test_a_channels_own_words_stay_and_what_came_from_outside_is_quoted() -> None:
    quoted = written(letter(fact(name="<!here>"), title="<!channel> $name", text="$value $group"), lambda text: text.replace("<", "&lt;"))
    assert quoted == ("<!channel> &lt;!here>", "31 page: /cart")


def test_a_test_says_that_it_is_one() -> None:
    assert written(letter(is_test=True)).title.startswith("Test: ")


def test_every_field_has_a_value() -> None:
    assert tuple(fields_of(letter(), fact())) == FIELDS
    assert fields_of(letter(), fact(value=None))["value"] == ""
