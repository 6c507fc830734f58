from __future__ import annotations

import msgspec
import pytest

from tidegauge.accounts.retention.rule import MAX_RULES, RetentionBody
from tidegauge.contracts.retention import Retention
from tidegauge.core.errors import InvalidInput


def read(text: str) -> RetentionBody:
    return msgspec.json.decode(text, type=RetentionBody)


def test_rules_become_ages() -> None:
    given = read('{"days": 90, "events": [{"event": "request", "days": 14}, {"event": "audit"}]}')
    assert given.retention() == Retention(90, {"request": 14, "audit": None})
    assert read("{}").retention() == Retention()


@pytest.mark.parametrize(
    "text",
    [
        '{"days": 0}',
        '{"days": -1}',
        '{"days": 36501}',
        '{"days": 1.5}',
        '{"days": "90"}',
        '{"day": 90}',
        '{"events": [{"event": "", "days": 1}]}',
        '{"events": [{"event": "' + "x" * 201 + '", "days": 1}]}',
        '{"events": [' + ",".join(f'{{"event": "e{number}"}}' for number in range(MAX_RULES + 1)) + "]}",
    ],
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        read(text)


def test_an_event_has_one_rule_and_a_name_that_can_be_stored() -> None:
    for text in ('{"events": [{"event": "a"}, {"event": "a", "days": 1}]}', '{"events": [{"event": "ok"}, {"event": "a\\u0000"}]}'):
        with pytest.raises(InvalidInput) as refused:
            read(text).retention()
        assert refused.value.details[0].field == "events.1.event"
