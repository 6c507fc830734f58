from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.name import put_names
from tidegauge.ingest.steps.property import put_properties
from tidegauge.ingest.steps.type import put_types

Make = Callable[..., Draft]


def _run(draft: Draft) -> Draft:
    put_properties(draft)
    put_types(draft)
    put_names(draft)
    return draft


@pytest.mark.req("A2")
def test_absent_is_the_types_name_or_a_custom_events_event_name(draft_of: Make) -> None:
    named = {"properties": {"event_name": "purchase"}}
    draft = _run(draft_of({"name": "x"}, {}, {"type": 0}, named, {"type": "error", **named}, {"name": "", **named}, {"properties": {"event_name": 3}}))
    assert draft.names == ["x", "custom", "page_view", "purchase", "error", "purchase", "custom"]


def test_control_characters_and_outer_space_are_stripped(draft_of: Make) -> None:
    draft = _run(draft_of({"name": " ซื้อ\x00\x1b[31m\n "}, {"name": "\x00"}, {"properties": {"event_name": "\x07" + "x" * 300}}))
    assert draft.names == ["ซื้อ[31m", "custom", "x" * 200]


@pytest.mark.parametrize("wrong", ["x" * 201, 5, ["a"]])
def test_anything_else_is_rejected_alone(draft_of: Make, wrong: object) -> None:
    draft = _run(draft_of({"name": wrong}, {"name": "good"}))
    assert ([(e.index, e.field) for e in draft.errors], draft.names) == ([(0, "name")], ["good"])
