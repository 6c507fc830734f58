from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.contracts.property_column import PropertyColumns, as_number, property_arrays


def _row(**properties: Any) -> dict[str, Any]:
    batch = build_batch([Event(1, "x", "custom", 5, 6, properties=properties)])
    row: dict[str, Any] = batch.record.to_pylist()[0]
    return row | {"text": dict(row["text"]), "number": dict(row["number"])}


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
    assert row["rest"] == '{"page":5,"path":"","status":"404"}'
    assert row["text"] == {"duration_ms": "slow"}


@pytest.mark.req("D3")
@pytest.mark.hostile(26)
def test_a_word_under_the_name_of_a_number_is_a_text() -> None:
    arrays = property_arrays(3, {"status": ["paid", UNSET, "shipped"], "duration_ms": ["7", "slow", True]})
    assert arrays["status"].to_pylist() == [None] * 3
    assert [dict(row) for row in arrays["text"].to_pylist()] == [{"status": "paid"}, {"duration_ms": "slow"}, {"status": "shipped", "duration_ms": "true"}]
    assert arrays["duration_ms"].to_pylist() == [7.0, None, None]
    assert arrays["rest"].to_pylist() == ['{"duration_ms":"7"}', "", '{"duration_ms":true}']


_LEAF = st.one_of(st.none(), st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=4))
_VALUE = st.one_of(_LEAF, st.lists(_LEAF, max_size=2), st.dictionaries(st.sampled_from("xy"), _LEAF, max_size=2))
_ROW = st.dictionaries(st.sampled_from(["a", "b", "c", "page", "status", "country"]), _VALUE, max_size=5)


def _flat(arrays: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows whose maps and rest compare in any order."""
    rows = [dict(zip(arrays, row, strict=True)) for row in zip(*(array.to_pylist() for array in arrays.values()), strict=True)]
    return [row | {"text": dict(row["text"]), "number": dict(row["number"]), "rest": json.loads(row["rest"] or "{}")} for row in rows]


@pytest.mark.req("A1")
@given(st.lists(_ROW, min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_rows_taken_one_by_one_give_the_same_as_by_column(rows: list[dict[str, Any]]) -> None:
    keys = sorted(set().union(*rows))
    one_by_one = PropertyColumns(len(rows))
    for place, row in enumerate(rows):
        for key, value in row.items():
            one_by_one._put(place, key, value)
    by_column = property_arrays(len(rows), {key: [row.get(key, UNSET) for row in rows] for key in keys})
    assert _flat(by_column) == _flat(one_by_one.arrays()) == _flat(property_arrays(len(rows), rows))


def test_many_different_names_are_taken_row_by_row() -> None:
    rows = [{f"k{row}_{key}": row for key in range(10)} for row in range(20)]
    found = property_arrays(20, rows)["number"].to_pylist()
    assert [dict(entries) for entries in found] == rows


@pytest.mark.parametrize(
    ("value", "expected"), [(1, 1.0), ("2.5", 2.5), (True, None), ("x", None), (None, None), (math.inf, None), ("nan", None), (10**400, None), ([], None)]
)
def test_numbers(value: Any, expected: float | None) -> None:
    assert as_number(value) == expected
