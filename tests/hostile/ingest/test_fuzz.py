"""Whatever the bytes or the JSON, every item is accounted for and nothing is raised but an answer."""

from __future__ import annotations

import json
import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.core.errors import InvalidInput, PayloadTooLarge
from tidegauge.ingest.decode import decode_body
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.registry import SchemaRegistry
from tidegauge.ingest.sender import NOTHING
from tidegauge.ingest.steps import STEPS

_FIELDS = [
    "id",
    "type",
    "name",
    "timestamp",
    "user_id",
    "anonymous_id",
    "session_id",
    "value",
    "properties",
    "tags",
    "source",
    "consent",
    "events",
    "sent_at",
    "x",
]
_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | _TEXT
    | st.sampled_from(["2026-11-22T03:00:00Z", "page_view", "3.5", 1_790_000_000]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT | st.sampled_from(["country", "is_bot", "consent", "event_name"]), inner, max_size=5),
    max_leaves=12,
)
_EVENT = st.dictionaries(st.sampled_from(_FIELDS), _JSON, max_size=8) | _JSON


def _run(body: bytes, content_type: str = "") -> tuple[int, int, EventBatch] | None:
    """Items read, items accounted for, the batch; None when the body was refused."""
    try:
        batch = decode_body(body, content_type)
    except (InvalidInput, PayloadTooLarge):
        return None
    items = len(batch.events) + len(batch.errors)
    draft = Draft(1, batch, NOTHING, 1_800_000_000_000)
    for step in STEPS:
        step(draft)
    SchemaRegistry(max_property_names=5).contain(draft)
    events = draft.finish()
    columns = build_batch(events)
    data = EventBatch.of_events(events).rows_to_bytes()
    assert data is not None
    kept = EventBatch.from_row_bytes(data, 1)
    assert kept.to_bytes() == columns.to_bytes(), "what a small batch is acknowledged as does not become the same columns later"
    return items, len(events) + len(draft.errors) + draft.suppressed, columns


@pytest.mark.hostile(26)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_EVENT, min_size=1, max_size=5))
def test_any_json_is_accounted_for(events: list[Any]) -> None:
    body = json.dumps(events).encode()
    found = _run(body)
    if found is not None:
        items, accounted, batch = found
        assert items == accounted == len(events)
        EventBatch.from_bytes(batch.to_bytes(), 1).record.validate(full=True)


@pytest.mark.hostile(1)
@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(string.printable, max_size=60).map(str.encode), st.sampled_from(["", "application/x-ndjson", "text/plain"]))
@pytest.mark.asvs("1.5.2", "2.2.2")
def test_any_bytes_are_answered(body: bytes, content_type: str) -> None:
    found = _run(body, content_type)
    assert found is None or found[0] == found[1]


@pytest.mark.hostile(1)
@settings(max_examples=150, deadline=None)
@given(st.lists(_EVENT, min_size=1, max_size=3), st.data())
def test_any_damage_to_right_json_is_answered(events: list[Any], data: st.DataObject) -> None:
    body = bytearray(json.dumps(events).encode())
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] = data.draw(st.integers(0, 255))
    found = _run(bytes(body))
    assert found is None or found[0] == found[1]
