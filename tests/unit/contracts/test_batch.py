import math
from typing import Any

import pyarrow as pa
import pytest
import xxhash

from tidegauge.contracts.batch import SCHEMA, EventBatch, as_number, build_batch, person_key
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import PATH_SEPARATOR


def _row(**properties: Any) -> dict[str, Any]:
    batch = build_batch([Event(1, "x", "custom", 5, 6, properties=properties)])
    row: dict[str, Any] = batch.record.to_pylist()[0]
    return row | {"text": dict(row["text"]), "number": dict(row["number"])}


def test_a_batch_has_the_columns_of_the_schema_and_survives_bytes() -> None:
    batch = build_batch([Event(1, "x", "custom", 5, 6, tags=["a"], properties={"p": "v", "n": 1}), Event(2, "y", "error", 7, 8)])
    assert batch.record.schema == SCHEMA
    again = EventBatch.from_bytes(batch.to_bytes(), 9)
    assert (again.sequence, len(again)) == (9, 2)
    assert again.record.equals(batch.record)
    with pytest.raises(pa.ArrowInvalid):
        EventBatch.from_bytes(b"nonsense", 1)


def test_no_events_make_an_empty_batch() -> None:
    assert len(build_batch([])) == 0


@pytest.mark.hostile(8, 10, 12, 26)
def test_properties_go_where_their_type_fits() -> None:
    row = _row(
        **{"t": "x", "n": 2.5, "i": 7, "big": 2**60, "b": True, "z": None, "l": [1, "a"], "o": {"a": {"b": 1}, "c": "d"}, "o.c": "literal", "project": 9}
    )
    assert row["text"] == {"t": "x", "b": "true", "l": '[1,"a"]', f"o{PATH_SEPARATOR}c": "d", "o.c": "literal"}
    assert row["number"] == {"n": 2.5, "i": 7.0, "big": float(2**60), f"o{PATH_SEPARATOR}a{PATH_SEPARATOR}b": 1.0, "project": 9.0}
    assert row["rest"] == '{"big":1152921504606846976,"b":true,"z":null,"l":[1,"a"],"o":{"a":{"b":1},"c":"d"}}'
    assert row["project"] == 1


@pytest.mark.hostile(26)
def test_hot_columns_keep_what_they_cannot_hold_beside() -> None:
    row = _row(page=5, path="", status="404", duration_ms="slow", utm_source="x")
    assert (row["page"], row["path"], row["status"], row["duration_ms"], row["utm_source"]) == ("5", "", 404.0, None, "x")
    assert row["rest"] == '{"page":5,"path":"","status":"404","duration_ms":"slow"}'


def test_the_person_is_the_user_else_the_anonymous_visitor() -> None:
    assert person_key("u", "a") == xxhash.xxh3_64_intdigest(b"u")
    assert person_key("", "a") == xxhash.xxh3_64_intdigest(b"a")
    assert person_key("", "") == 0


@pytest.mark.parametrize(
    ("value", "expected"), [(1, 1.0), ("2.5", 2.5), (True, None), ("x", None), (None, None), (math.inf, None), ("nan", None), (10**400, None), ([], None)]
)
def test_numbers(value: Any, expected: float | None) -> None:
    assert as_number(value) == expected
