from __future__ import annotations

from collections.abc import Callable

from tidegauge.contracts.event import Event
from tidegauge.ingest.draft import Draft, strip_controls
from tidegauge.ingest.raw import ItemError
from tidegauge.ingest.sender import Context
from tidegauge.ingest.steps import STEPS

Make = Callable[..., Draft]


def test_the_steps_make_a_whole_event(draft_of: Make) -> None:
    sent = {
        "id": "e1",
        "type": "page_view",
        "name": "view",
        "timestamp": 1_799_999_999,
        "user_id": "u",
        "anonymous_id": "a",
        "session_id": "s",
        "value": 2.5,
        "properties": {"country": "TH", "amount": 3},
        "tags": ["t"],
        "source": "web",
    }
    draft = draft_of(sent, context=Context("US", "desktop", "Firefox", "Linux", is_bot=True))
    for step in STEPS:
        step(draft)
    assert draft.finish() == [
        Event(
            project=1,
            name="view",
            type="page_view",
            timestamp_ms=1_799_999_999_000,
            received_ms=1_800_000_000_000,
            id="e1",
            user_id="u",
            anonymous_id="a",
            session_id="s",
            value=2.5,
            source="web",
            country="TH",
            device="desktop",
            browser="Firefox",
            os="Linux",
            is_bot=True,
            given=1,
            tags=["t"],
            properties={"country": "TH", "amount": 3},
        )
    ]


def test_a_dropped_row_leaves_every_column(draft_of: Make) -> None:
    draft = draft_of({"name": "a"}, {"name": "b"}, {"name": "c"})
    for step in STEPS:
        step(draft)
    draft.reject("name", {1: "no"})
    assert [e.name for e in draft.finish()] == ["a", "c"]
    assert draft.indexes == [0, 2]
    assert draft.errors == [ItemError(1, "name", "no")]


def test_only_control_characters_are_stripped() -> None:
    assert strip_controls("\x00a\tb\x1b\x7f\x9fค\u200b ") == "abค\u200b"
