from __future__ import annotations

import pytest

from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.ingest.privacy.pattern import MAX_REMEMBERED, NameRules
from tidegauge.ingest.privacy.rule import NumberedRule, PrivacyRule


def _rules(*targets: str) -> NameRules:
    return NameRules(NumberedRule(target, PrivacyRule("property", "drop", target)) for target in targets)


@pytest.mark.parametrize(
    ("target", "path", "fits"),
    [
        ("email", "email", True),
        ("email", "EMail", True),
        ("email", "email2", False),
        ("*mail*", "work_email_2", True),
        ("em?il", "emXil", True),
        ("email", f"user{PATH_SEPARATOR}email", True),
        ("user.email", f"user{PATH_SEPARATOR}email", True),
        ("user.*", f"user{PATH_SEPARATOR}email", True),
        ("user.email", "user.email", True),
        ("user.email", f"other{PATH_SEPARATOR}email", False),
        ("a[b]", "a[b]", True),
        ("a[b]", "ab", False),
    ],
)
def test_a_rule_means_a_name_anywhere_or_a_path(target: str, path: str, fits: bool) -> None:
    assert (_rules(target).find(path) is not None) is fits


def test_the_first_rule_that_fits_is_taken_and_memory_is_bounded() -> None:
    rules = _rules("a*", "ab")
    found = rules.find("ab")
    assert found is not None
    assert found.id == "a*"
    for number in range(MAX_REMEMBERED + 10):
        rules.find(str(number))
    assert len(rules._known) <= MAX_REMEMBERED
    assert not NameRules([])
