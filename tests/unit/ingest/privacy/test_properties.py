from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tidegauge.ingest.privacy.policy import Policy
from tidegauge.ingest.privacy.properties import PropertyTreatment, truncated

Make = Callable[..., Policy]


def _apply(policy: Policy, properties: dict[str, Any]) -> dict[str, Any]:
    return PropertyTreatment(policy).apply(properties)


@pytest.mark.req("J6")
def test_names_are_dropped_at_every_depth(policy_of: Make) -> None:
    policy = policy_of(("property", "drop", "email"))
    properties = {"email": "a", "user": {"email": "b", "plan": "pro"}, "list": [{"email": "c", "n": 1}], "plan": "free"}
    assert _apply(policy, properties) == {"user": {"plan": "pro"}, "list": [{"n": 1}], "plan": "free"}
    assert policy.tally == {"0": 3}


@pytest.mark.req("J6")
def test_with_a_list_of_kept_names_the_rest_goes_but_marked_ones_stay(policy_of: Make) -> None:
    policy = policy_of(("property", "keep", "plan"), ("property", "hash", "email"), ("property", "encrypt", "phone"))
    kept = _apply(policy, {"plan": "pro", "email": "a@b.co", "phone": "1", "note": "x"})
    assert set(kept) == {"plan", "email", "phone"}
    assert kept["email"] == policy.pseudonym("a@b.co")
    assert policy.cipher.open(kept["phone"]) == "1"
    assert policy.tally == {"0": 1, "1": 1, "2": 1}


def test_a_name_that_is_dropped_is_not_kept_by_another_rule(policy_of: Make) -> None:
    assert _apply(policy_of(("property", "keep", "*"), ("property", "drop", "ssn")), {"ssn": "1", "a": 2}) == {"a": 2}


@pytest.mark.req("J6")
def test_what_is_detected_is_masked_in_texts_numbers_lists_and_names(policy_of: Make) -> None:
    policy = policy_of(("detected", "mask", "email"), ("detected", "mask", "card"))
    properties = {
        "page": "https://x.test/?q=ann@example.com",
        "card": 4111111111111111,
        "list": ["a@b.co", {"deep": "c@d.co"}],
        "by": {"ann@example.com": 1},
        "at": 1800000000000,
        "ok": True,
        "rate": 4111111111111111.5,
        "none": None,
    }
    assert _apply(policy, properties) == {
        "page": "https://x.test/?q=[email]",
        "card": "[card]",
        "list": ["[email]", {"deep": "[email]"}],
        "by": {"[email]": 1},
        "at": 1800000000000,
        "ok": True,
        "rate": 4111111111111111.5,
        "none": None,
    }


@pytest.mark.req("J6")
@pytest.mark.parametrize(
    ("action", "kept"),
    [
        ("truncate", {"ip": "203.0.113.0", "$ip": "2001:db8:1::", "host": "203.0.113.7", "x-forwarded-for": "203.0.113.0, 10.1.2.0"}),
        ("drop", {"host": "203.0.113.7"}),
    ],
)
def test_addresses_are_cut_or_dropped(policy_of: Make, action: str, kept: dict[str, Any]) -> None:
    properties = {"ip": "203.0.113.7", "$ip": "2001:db8:1:2:3::4", "host": "203.0.113.7", "x-forwarded-for": "203.0.113.7, 10.1.2.3", "ip_address": "unknown"}
    assert _apply(policy_of(("ip", action)), properties) == kept


@pytest.mark.parametrize(("text", "network"), [("::ffff:203.0.113.9", "203.0.113.0"), ("fe80::1", "fe80::"), ("no", ""), ("", ""), ("1.2.3.4.5", "")])
def test_networks(text: str, network: str) -> None:
    assert truncated(text) == network


def test_what_no_rule_changes_is_the_same_object(policy_of: Make) -> None:
    properties = {"a": 1, "b": {"c": [1, 2]}}
    assert _apply(policy_of(("property", "drop", "x"), ("detected", "mask", "email")), properties) is properties
