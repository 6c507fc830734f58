from __future__ import annotations

from typing import Any

import pytest
import xxhash

from tidegauge.contracts.batch import person_key
from tidegauge.contracts.field import resolve_field
from tidegauge.stream.columns import lookup_keys


def _texts(columns: Any, name: str) -> list[str | None]:
    column = columns.text(resolve_field(name))
    return [column.values[code] if code >= 0 else None for code in column.codes.tolist()]


def _numbers(columns: Any, name: str) -> list[float | None]:
    column = columns.number(resolve_field(name))
    return [value if valid else None for value, valid in zip(column.values.tolist(), column.valid.tolist(), strict=True)]


def test_a_property_has_a_text_form_whatever_its_type(bench: Any, event: Any) -> None:
    values = ("x", "", 29.99, 200, True, [1, "a"], 2**60, None, {"b": 1})
    columns = bench.columns([*(event(properties={"k": value}) for value in values), event()])
    assert _texts(columns, "properties.k") == ["x", "", "29.99", "200", "true", '[1,"a"]', "1152921504606847000", None, None, None]
    assert _numbers(columns, "k") == [None, None, 29.99, 200.0, None, None, float(2**60), None, None, None]


def test_a_dotted_name_is_the_literal_key_first_then_the_path(bench: Any, event: Any) -> None:
    rows = ({"a.b": "literal"}, {"a": {"b": "nested"}}, {"a.b": "literal", "a": {"b": 7}}, {"a.b": 5, "a": {"b": 7}}, {"a": {"b": 7}}, {"a": {"c": 1}})
    columns = bench.columns([event(properties=row) for row in rows])
    assert _texts(columns, "a.b") == ["literal", "nested", "literal", "5", "7", None]
    assert _numbers(columns, "a.b") == [None, None, 7.0, 5.0, 7.0, None]
    assert lookup_keys(resolve_field("a.b")) == ("a.b", "a\x1fb")


def test_equal_texts_of_two_sources_share_a_code(bench: Any, event: Any) -> None:
    column = bench.columns([event(properties={"k": 5}), event(properties={"k": "5"})]).text(resolve_field("k"))
    assert column.values == ["5"]
    assert column.codes.tolist() == [0, 0]


def test_attributes_are_absent_where_empty(bench: Any, event: Any) -> None:
    columns = bench.columns([event(country="TH", value=1.5), event(user_id="u")])
    assert _texts(columns, "country") == ["TH", None]
    assert _numbers(columns, "value") == [1.5, None]
    assert _texts(columns, "value") == ["1.5", None]
    assert _texts(columns, "person") == [None, str(person_key("u", ""))]
    assert columns.text(resolve_field("country")).dense.values[1:] == [""]


def test_hot_numbers_are_cast_from_text(bench: Any, event: Any) -> None:
    columns = bench.columns([event(properties={"status": value}) for value in (200, "404", "fast", None)])
    assert _numbers(columns, "status") == [200.0, 404.0, None, None]
    assert _texts(columns, "status") == ["200", "404", "fast", None]


def test_the_place_stands_for_an_absent_id(bench: Any, event: Any) -> None:
    assert _texts(bench.columns([event(id="given"), event()]), "id") == ["given", "1-1"]


@pytest.mark.parametrize(
    ("name", "texts"), [("is_bot", ["true", "false"]), ("tags", ["a,b", None]), ("timestamp", ["2025-11-22T08:26:40.000Z", "2025-11-22T08:26:40.007Z"])]
)
def test_other_kinds_have_a_text_too(bench: Any, event: Any, name: str, texts: list[str | None]) -> None:
    assert _texts(bench.columns([event(is_bot=True, tags=["a", "b"]), event(at_ms=7)]), name) == texts


@pytest.mark.parametrize(
    ("name", "has"), [("value", [True, False]), ("k", [True, False]), ("tags", [True, False]), ("person", [True, False]), ("is_bot", [True, True])]
)
def test_knows_which_rows_have_a_field(bench: Any, event: Any, name: str, has: list[bool]) -> None:
    columns = bench.columns([event(value=1.0, properties={"k": ""}, tags=["x"], user_id="u"), event()])
    assert columns.has(resolve_field(name)).tolist() == has


def test_hashes_are_xxh3_of_the_text(bench: Any, event: Any) -> None:
    column = bench.columns([event("ü")]).text(resolve_field("name"))
    assert column.hashes.tolist() == [xxhash.xxh3_64_intdigest("ü".encode())]


def test_a_column_is_read_once(bench: Any, event: Any) -> None:
    columns = bench.columns([event()])
    assert columns.text(resolve_field("k")) is columns.text(resolve_field("properties.k"))
    assert columns.derive("x", resolve_field("k"), list) is columns.derive("x", resolve_field("k"), list)


def test_rows_rank_by_time_then_place(bench: Any, event: Any) -> None:
    columns = bench.columns([event(at_ms=5), event(at_ms=1), event(at_ms=5), event(at_ms=0)])
    assert columns.by_time.tolist() == [3, 1, 0, 2]
    assert columns.time_ranks.tolist() == [2, 1, 3, 0]


def test_a_map_of_a_slice_reads_its_own_rows(bench: Any, event: Any) -> None:
    columns = bench.columns([event(properties={"k": str(i), "n": i}) for i in range(4)])
    columns.record = columns.record.slice(2, 2)
    columns.size = 2
    assert _texts(columns, "k") == ["2", "3"]
    assert _numbers(columns, "n") == [2.0, 3.0]
