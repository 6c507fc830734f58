from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from tidegauge.ingest.decode import decode_body
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.sender import NOTHING
from tidegauge.ingest.shape import MAX_SHAPE_NAMES, Shape, Shapes
from tidegauge.ingest.steps import STEPS

pytestmark = pytest.mark.req("A1")


def test_a_body_of_a_known_shape_is_decoded_into_columns() -> None:
    shape = Shape(["b", "a", "never", "ünï ."])
    body = [{"name": "x", "properties": {"a": 1, "ünï .": "u"}}, {"name": "y", "properties": {"b": "t", "a": 2.5}}, {"name": "z"}]
    events = shape.decode_events(json.dumps(body).encode())
    assert shape.columns(events) == {"a": [1, 2.5, UNSET], "b": [UNSET, "t", UNSET], "ünï .": ["u", UNSET, UNSET]}
    assert shape.columns([]) == {}
    for encoded in (json.dumps({"events": body, "sent_at": 5, "other": 1}), "\n".join(map(json.dumps, body))):
        batch = decode_body(encoded.encode(), "application/x-ndjson" if encoded[2] == "n" else "", shape)
        assert (batch.shape, len(batch.events)) == (shape, 3)


@pytest.mark.parametrize("properties", ['{"c": 1}', '{"a": "' + "x" * 9_000 + '"}', '{"a": 99999999999999999999}', "[]", '{"a": 1'])
def test_another_name_or_anything_wrong_does_not_fit(properties: str) -> None:
    body = f'[{{"name": "x", "properties": {properties}}}]'.encode()
    with pytest.raises(msgspec.DecodeError):
        Shape(["a", "b"]).decode_events(body)


def test_shapes_grow_with_what_a_project_sends_until_they_are_too_wide() -> None:
    shapes = Shapes()
    assert shapes.find(1) is None
    shapes.learn(1, {"a"})
    first = shapes.find(1)
    shapes.learn(1, {"a"})
    assert shapes.find(1) is first
    shapes.learn(1, {"b"})
    grown = shapes.find(1)
    assert grown is not None
    assert grown.names == ("a", "b")
    assert shapes.find(2) is None
    shapes.learn(1, {f"n{i}" for i in range(MAX_SHAPE_NAMES)})
    assert shapes.find(1) is None
    shapes.learn(1, {"a"})
    assert shapes.find(1) is None


def test_names_that_are_changed_on_the_way_have_no_shape() -> None:
    shapes = Shapes()
    for place, name in enumerate(["a\x00", "a\x1fb", 'a"', "a\\", "a" * 201]):
        shapes.learn(place, {name})
        assert shapes.find(place) is None


_LEAF = st.one_of(st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=5))
_PROPERTIES = st.dictionaries(
    st.sampled_from(["a", "b", "page", "status", "country", "is_bot", "consent", "event_name"]),
    st.one_of(_LEAF, st.dictionaries(st.sampled_from("xy"), _LEAF, max_size=2), st.lists(_LEAF, max_size=2)),
    max_size=5,
)
_EVENT = st.fixed_dictionaries({"name": st.sampled_from(["", "n"])}, optional={"properties": st.one_of(st.none(), _PROPERTIES), "user_id": st.text(max_size=3)})


@given(st.lists(_EVENT, min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_the_steps_end_in_the_same_events_with_and_without_a_shape(events: list[dict[str, Any]]) -> None:
    body = json.dumps(events).encode()
    shape = Shape(["a", "b", "page", "status", "country", "is_bot", "consent", "event_name", "unused"])
    drafts = []
    for batch in (decode_body(body), decode_body(body, "", shape)):
        draft = Draft(1, batch, NOTHING, 1_800_000_000_000)
        for step in STEPS:
            step(draft)
        drafts.append((draft.keys, draft.errors, draft.suppressed, draft.warnings, draft.finish()))
    assert drafts[0] == drafts[1]
