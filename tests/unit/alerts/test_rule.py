from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.alerts.rule import Rule, check_rule
from tidegauge.core.errors import InvalidInput

BODY: dict[str, Any] = {"name": "Errors", "query": {"metric": "errors"}, "condition": "gt", "threshold": 5}


@pytest.mark.req("F1")
def test_a_rule_needs_a_name_a_question_and_a_condition() -> None:
    rule = check_rule(msgspec.convert(BODY, Rule))
    assert (rule.severity, rule.duration, rule.no_data, rule.is_enabled) == ("warning", 0, "keep", True)


@pytest.mark.req("F1")
@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"name": "  "}, "name"),
        ({"name": "a\nb"}, "name"),
        ({"query": {"analysis": "funnel"}}, "query"),
        ({"query": {"metric": "errors", "interval": "hour"}}, "query.interval"),
        ({"recovery_threshold": 6}, "recovery_threshold"),
        ({"condition": "lt", "recovery_threshold": 4}, "recovery_threshold"),
        ({"condition": "eq", "recovery_threshold": 4}, "recovery_threshold"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(more: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_rule(msgspec.convert({**BODY, **more}, Rule))
    assert refused.value.details[0].field == place


@pytest.mark.parametrize("more", [{"condition": "above"}, {"severity": "bad"}, {"duration": -1}, {"threshold": "x"}, {"other": 1}, {"name": ""}])
def test_what_is_of_no_rule_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**BODY, **more}, Rule)
