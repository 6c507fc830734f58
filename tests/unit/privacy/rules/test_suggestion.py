from __future__ import annotations

from typing import Any

import pytest

from tidegauge.ingest.privacy.rule import PrivacyRule
from tidegauge.privacy.rules.suggestion import suggest_rules, without_ruled


def _of(**properties: Any) -> dict[str, Any]:
    return {"name": "visit", "properties": properties}


@pytest.mark.req("J6")
def test_values_and_names_that_look_personal_are_found_with_a_rule_for_each() -> None:
    events = [_of(contact="ann@example.com", page="/?card=4111111111111111"), _of(contact="bob@example.com"), _of(user={"first_name": "Ann"}, ip="1.2.3.4")]
    found = {(one.field, one.kind): one for one in suggest_rules(events)}
    assert {key: one.events for key, one in found.items()} == {
        ("properties.contact", "email"): 2,
        ("properties.page", "card"): 1,
        ("properties.user.first_name", "name"): 1,
        ("properties.ip", "name"): 1,
    }
    assert found["properties.contact", "email"].rule == PrivacyRule("property", "hash", "contact")
    assert found["properties.ip", "name"].rule == PrivacyRule("ip", "truncate")
    for one in found.values():
        one.rule.check()


@pytest.mark.req("J6")
def test_examples_show_nobody() -> None:
    examples = [one.example for one in suggest_rules([_of(contact="ann@example.com", first_name="Ann")])]
    assert examples == ["[email]", "A… (3)"]


def test_what_is_hidden_already_or_plain_is_no_suggestion() -> None:
    assert suggest_rules([_of(email="h1_" + "4" * 32, phone="enc1.00000001." + "A" * 44, plan="pro", at=1800000000000, ok=True, none=None)]) == []


def test_ids_suggest_the_rule_of_people_and_what_has_a_rule_is_left_out() -> None:
    found = suggest_rules([{"name": "a", "user_id": "a@b.co", "properties": {"mail": "a@b.co"}}])
    assert [one.rule for one in found] == [PrivacyRule("property", "hash", "mail"), PrivacyRule("person_id", "hash")]
    assert [one.field for one in without_ruled(found, [PrivacyRule("person_id", "hash")])] == ["properties.mail"]
    assert [one.field for one in without_ruled(found, [PrivacyRule("property", "encrypt", "*mail*")])] == ["user_id"]
    assert without_ruled(found, [PrivacyRule("detected", "mask", "email")]) == []
