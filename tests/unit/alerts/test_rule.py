from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.alerts.rule import Rule, check_rule
from tidegauge.core.errors import InvalidInput

TERM: dict[str, Any] = {"query": {"metric": "errors"}, "condition": "gt", "threshold": 5}
PAGES: dict[str, Any] = {**TERM, "query": {"metric": "errors", "group_by": ["page"]}}
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
        ({"query": {"analysis": "path"}}, "query"),
        ({"query": {"analysis": "funnel"}, "condition": "change_above"}, "condition"),
        ({"query": {"analysis": "funnel"}, "over": {"metric": "a"}}, "over"),
        ({"step": 2}, "step"),
        ({"is_percent": True}, "is_percent"),
        ({"over": {"metric": "b", "time_window": "last_hour"}}, "over.time_window"),
        ({"over": {"metric": "b", "group_by": ["page"]}}, "over.group_by"),
        ({"over": {"metric": "b", "interval": "hour"}}, "over.interval"),
        ({"over": {"analysis": "funnel"}}, "over"),
        ({"condition": "anomaly", "threshold": 0}, "threshold"),
        ({"condition": "anomaly", "history": {"windows": 10, "min_windows": 11}}, "history.min_windows"),
        ({"condition": "anomaly_below", "threshold": 3, "recovery_threshold": 4}, "recovery_threshold"),
        ({"query": {}}, "query"),
        ({"terms": [TERM, TERM]}, "query"),
        ({"query": {}, "terms": [TERM]}, "terms"),
        ({"query": {}, "terms": [TERM, {**TERM, "recovery_threshold": 9}]}, "terms.1.recovery_threshold"),
        ({"query": {}, "terms": [PAGES, {**TERM, "query": {"metric": "b", "group_by": ["country"]}}]}, "terms.1.query"),
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


@pytest.mark.req("F1")
def test_a_simple_rule_is_its_own_term_and_one_of_several_has_its_terms() -> None:
    simple = check_rule(msgspec.convert(BODY, Rule))
    assert simple.parts == (simple,)
    several = check_rule(msgspec.convert({"name": "Both", "terms": [TERM, PAGES], "join": "or"}, Rule))
    assert [term.query["metric"] for term in several.parts] == ["errors", "errors"]
    assert several.group_names == ("page",)
    assert msgspec.json.decode(msgspec.json.encode(several), type=Rule) == several


def test_more_terms_than_five_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"name": "Six", "terms": [TERM] * 6}, Rule)
