from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.limit import MAX_VALUE_LENGTH
from tidegauge.ingest.raw import RawBatch, RawEvent
from tidegauge.ingest.sender import NOTHING
from tidegauge.ingest.steps.property import CUT, put_properties

Make = Callable[..., Draft]


def _nested(levels: int) -> object:
    return {"a": _nested(levels - 1)} if levels else 1


@pytest.mark.req("A2")
def test_any_json_is_kept_as_it_is(draft_of: Make) -> None:
    properties = {"text": "x", "int": 3, "float": 1.5, "bool": True, "null": None, "list": [1, "a", None], "object": {"b": {"c": 1}}, "": "empty key"}
    draft = draft_of({"properties": properties}, {})
    put_properties(draft)
    assert draft.properties == [properties, {}]
    assert draft.keys == set(properties)


def test_paths_of_nested_objects_are_noted_for_the_registry(draft_of: Make) -> None:
    draft = draft_of({"properties": {"o": {"b": {"c": 1}, "d": 2}, "l": [{"x": 1}]}})
    put_properties(draft)
    assert draft.nested_paths == {"o": {"o\x1fb\x1fc", "o\x1fd"}}


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ({f"k{i}": i for i in range(201)}, "more than 200 properties"),
        ({"k" * 201: 1}, "a property name longer than 200 characters"),
        ({"o": {"k" * 201: 1}}, "a property name longer than 200 characters"),
        ({"a": 2**64}, "an integer outside 64 bits"),
        ({"a": [-(2**63) - 1]}, "an integer outside 64 bits"),
        ({"a": _nested(10)}, "nested deeper than 10 levels"),
        ({"a": list(range(1001))}, "more than 1,000 values in arrays and objects"),
        ({"a": ["x" * 8000] * 40}, "more than 262,144 bytes"),
    ],
)
def test_what_is_beyond_the_bounds_is_rejected_alone_with_its_reason(draft_of: Make, properties: dict[str, object], reason: str) -> None:
    draft = draft_of({"properties": {"good": 1}}, {"properties": properties})
    put_properties(draft)
    assert [(e.index, e.field, e.reason) for e in draft.errors] == [(1, "properties", reason)]
    assert draft.properties == [{"good": 1}]


def test_integers_of_64_bits_signed_or_not_are_exact(draft_of: Make) -> None:
    draft = draft_of({"properties": {"a": 2**64 - 1, "b": -(2**63), "c": [2**63]}})
    put_properties(draft)
    assert draft.properties == [{"a": 2**64 - 1, "b": -(2**63), "c": [2**63]}]


def test_nine_levels_fit(draft_of: Make) -> None:
    draft = draft_of({"properties": {"a": _nested(9)}})
    put_properties(draft)
    assert draft.errors == []


def test_long_texts_are_cut_with_a_warning(draft_of: Make) -> None:
    draft = draft_of({"properties": {"a": "x" * (MAX_VALUE_LENGTH + 1), "o": {"b": "y" * 9000}}})
    put_properties(draft)
    assert len(draft.properties[0]["a"]) == MAX_VALUE_LENGTH
    assert len(draft.properties[0]["o"]["b"]) == MAX_VALUE_LENGTH
    assert draft.warnings == {CUT: 2}


@pytest.mark.hostile(144)
def test_separator_and_nul_are_stripped_from_names(draft_of: Make) -> None:
    draft = draft_of({"properties": {"a\x1fb": 1, "c\x00": 2, "o": {"d\x1f": {"e\x00": 3}}, "line\n": 4}})
    put_properties(draft)
    assert draft.properties == [{"ab": 1, "c": 2, "o": {"d": {"e": 3}}, "line\n": 4}]
    assert draft.keys == {"ab", "c", "o", "line\n"}


def test_no_object_is_a_reject() -> None:
    draft = Draft(1, RawBatch([RawEvent(properties=[1]), RawEvent()], [0, 1]), NOTHING, 0)
    put_properties(draft)
    assert [(e.index, e.reason) for e in draft.errors] == [(0, "not an object")]
