import msgspec
import pyarrow as pa
import pytest
import xxhash

from tidegauge.contracts.batch import SCHEMA, EventBatch, build_batch, make_columns, person_key
from tidegauge.contracts.event import Event


def test_a_batch_has_the_columns_of_the_schema_and_survives_bytes() -> None:
    batch = build_batch([Event(1, "x", "custom", 5, 6, tags=["a"], properties={"p": "v", "n": 1}), Event(2, "y", "error", 7, 8)])
    assert batch.record.schema == SCHEMA
    again = EventBatch.from_bytes(batch.to_bytes(), 9)
    assert (again.sequence, len(again)) == (9, 2)
    assert again.record.equals(batch.record)
    with pytest.raises(pa.ArrowInvalid):
        EventBatch.from_bytes(b"nonsense", 1)


def test_the_size_is_that_of_the_columns_or_of_their_message() -> None:
    events = [Event(1, f"x{number}", "custom", 5, 6, user_id=f"u{number}") for number in range(200)]
    asked, told = build_batch(events), build_batch(events)
    assert told.size_bytes == told.record.nbytes
    assert len(asked.to_bytes()) == asked.size_bytes
    assert 0.5 < asked.size_bytes / told.size_bytes < 2


EVENTS = [
    Event(1 + number // 4, f"n{number}", "custom", 1_000 - number, 2_000, id=f"i{number}" * (number % 2), user_id=f"u{number}", value=number / 3 or None,
          is_bot=number % 3 == 0, tags=["a"] * (number % 3), properties={"page": f"/{number}", "x": "v", "n": 0.5, "l": [1]} if number % 4 else None)
    for number in range(11)
]  # fmt: skip


def test_rows_of_many_batches_become_columns_together() -> None:
    parts = [EVENTS[:3], EVENTS[3:4], EVENTS[4:]]
    batches = [EventBatch.of_events(part, number) for number, part in enumerate(parts, 1)]
    spans = [batch.spans for batch in batches]
    make_columns([*batches, build_batch(EVENTS)])
    for batch, part, span in zip(batches, parts, spans, strict=True):
        alone = build_batch(part)
        assert (batch.rows, len(batch), batch.record.schema) == (None, len(part), SCHEMA)
        assert batch.record.to_pylist() == alone.record.to_pylist()
        assert span == alone.spans == EventBatch(batch.record).spans
        assert EventBatch.from_bytes(batch.to_bytes(), 1).record.to_pylist() == alone.record.to_pylist()


def test_rows_survive_their_bytes_and_become_columns_when_asked_for() -> None:
    batch = EventBatch.of_events(EVENTS, 7)
    data = batch.rows_to_bytes()
    assert data is not None
    assert batch.size_bytes == len(data)
    again = EventBatch.from_row_bytes(data, 7)
    assert (again.sequence, len(again), again.spans) == (7, len(EVENTS), build_batch(EVENTS).spans)
    assert again.record.to_pylist() == build_batch(EVENTS).record.to_pylist()
    assert again.rows_to_bytes() is None
    with pytest.raises(msgspec.DecodeError):
        EventBatch.from_row_bytes(b"nonsense", 1)


def test_no_events_make_an_empty_batch() -> None:
    assert len(build_batch([])) == 0


def test_the_person_is_the_user_else_the_anonymous_visitor() -> None:
    assert person_key("u", "a") == xxhash.xxh3_64_intdigest(b"u")
    assert person_key("", "a") == xxhash.xxh3_64_intdigest(b"\0a")
    assert person_key("", "") == 0
