import pyarrow as pa
import pytest
import xxhash

from tidegauge.contracts.batch import SCHEMA, EventBatch, build_batch, person_key
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


def test_no_events_make_an_empty_batch() -> None:
    assert len(build_batch([])) == 0


def test_the_person_is_the_user_else_the_anonymous_visitor() -> None:
    assert person_key("u", "a") == xxhash.xxh3_64_intdigest(b"u")
    assert person_key("", "a") == xxhash.xxh3_64_intdigest(b"\0a")
    assert person_key("", "") == 0
