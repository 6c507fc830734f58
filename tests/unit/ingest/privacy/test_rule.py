from __future__ import annotations

import pytest

from tidegauge.core.errors import InvalidInput
from tidegauge.ingest.privacy.rule import ACTIONS, MAX_RULES, PrivacyRule, check_rules


@pytest.mark.req("J6")
@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (("property", "mask", "email"), "action"),
        (("event", "hash", "login"), "action"),
        (("property", "drop", " "), "target"),
        (("property", "drop", "a\x00b"), "target"),
        (("person_id", "hash", "user_id"), "target"),
        (("detected", "mask", "name"), "target"),
        (("detected", "mask", ""), "target"),
    ],
)
def test_a_wrong_rule_says_what_is_wrong(rule: tuple[str, ...], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        PrivacyRule(*rule).check()  # type: ignore[arg-type]
    assert refused.value.details[0].field == field


def test_every_action_of_a_subject_passes() -> None:
    target = {"property": "email", "event": "login", "detected": "email"}
    for subject, actions in ACTIONS.items():
        for action in actions:
            PrivacyRule(subject, action, target.get(subject, "")).check()


def test_one_rule_for_one_thing_but_a_name_may_be_kept_and_hashed() -> None:
    check_rules([PrivacyRule("property", "keep", "email"), PrivacyRule("property", "hash", "email")])
    with pytest.raises(InvalidInput, match=r"rules\.1"):
        check_rules([PrivacyRule("property", "hash", "Email"), PrivacyRule("property", "encrypt", "email")])
    with pytest.raises(InvalidInput, match="at most"):
        check_rules([PrivacyRule("property", "drop", f"p{number}") for number in range(MAX_RULES + 1)])
