from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.privacy.policy import NoPolicies, Policy

Make = Callable[..., Policy]


@pytest.mark.req("J6")
def test_denied_names_go_and_with_a_list_of_kept_ones_all_others(policy_of: Make) -> None:
    policy = policy_of(("event", "drop", "debug*"), ("event", "keep", "purchase"), ("event", "keep", "visit"))
    assert [policy.keeps_event(name) for name in ("purchase", "visit", "debug_x", "click")] == [True, True, False, False]
    assert policy.tally == {"0": 1, "1": 1}


def test_texts_are_masked_and_counted_by_rule(policy_of: Make) -> None:
    policy = policy_of(("detected", "mask", "email"), ("detected", "mask", "phone"))
    assert policy.masked_text("a@b.co 4111111111111111") == "[email] 4111111111111111"
    assert policy.tally == {"0": 1}


def test_chance_digits_of_a_hash_are_no_card(policy_of: Make) -> None:
    policy = policy_of(("detected", "mask", "card"))
    text = "h1_a4111111111111111b" + "c" * 14
    assert policy.masked_text(text) == text


def test_a_policy_without_rules_changes_nothing(policy_of: Make) -> None:
    policy = policy_of()
    assert not policy.is_active
    assert not policy.treats_properties
    assert policy.masked_text("a@b.co") == "a@b.co"
    assert policy.keeps_event("x")
    assert NoPolicies().find(1) is None


def test_another_process_makes_the_same_of_its_data(policy_of: Make) -> None:
    policy = policy_of(("person_id", "hash"), ("detected", "mask", "email"))
    policy.count("person_id")
    again = Policy.from_data(policy.data)
    assert (again.project, again.rules, again.tally) == (policy.project, policy.rules, {})
    assert again.pseudonym("u") == policy.pseudonym("u")
    assert policy.cipher.open(again.cipher.close({"a": 1})) == {"a": 1}
