from __future__ import annotations

from typing import Any

import pytest

from tidegauge.ingest.privacy.rule import PrivacyRule
from tidegauge.privacy.rules.preview import EXAMPLES, preview_rules

NOW_MS = 1_800_000_000_000


def _event(**fields: Any) -> dict[str, Any]:
    return {"name": "visit", "type": "custom", "timestamp": NOW_MS, "properties": {}, "tags": [], **fields}


@pytest.mark.req("J6")
def test_it_says_how_many_events_and_which_fields_change_and_shows_some() -> None:
    events = [_event(user_id="ann", properties={"email": "a@b.co", "user": {"note": "x"}}), _event(name="debug"), _event(properties={"plan": "pro"})]
    rules = [PrivacyRule("property", "drop", "note"), PrivacyRule("event", "drop", "debug"), PrivacyRule("detected", "mask", "email")]
    preview = preview_rules(events, rules, NOW_MS)
    assert (preview.events, preview.changed, preview.dropped) == (3, 2, 1)
    assert [(one.field, one.events) for one in preview.fields] == [("name", 1), ("properties.email", 1), ("properties.user.note", 1)]
    assert [(one.field, one.before, one.after) for one in preview.examples[0].differences] == [
        ("properties.email", "a@b.co", "[email]"),
        ("properties.user.note", "x", None),
    ]
    assert preview.examples[1].is_dropped


def test_examples_are_few_and_differ() -> None:
    events = [_event(properties={"a": "a@b.co"})] * 20 + [_event(properties={f"p{number}": "a@b.co"}) for number in range(10)]
    preview = preview_rules(events, [PrivacyRule("detected", "mask", "email")], NOW_MS)
    assert preview.changed == 30
    assert len(preview.examples) == EXAMPLES
    assert len({example.differences[0].field for example in preview.examples}) == EXAMPLES


def test_without_rules_nothing_changes() -> None:
    assert preview_rules([_event(user_id="ann")], [], NOW_MS).changed == 0
    assert preview_rules([], [PrivacyRule("person_id", "hash")], NOW_MS).events == 0
