from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import CONTEXT_COLUMNS, PATH_SEPARATOR
from tidegauge.query.properties import event_documents, whole

_TEXT = st.text(st.characters(codec="utf-8", exclude_characters=PATH_SEPARATOR), max_size=12)
_KEYS = st.one_of(st.sampled_from(["country", "page", "status", "duration_ms", "os", "a.b", "id", "text"]), _TEXT)
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False, allow_infinity=False), _TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_TEXT, inner, max_size=3)),
    max_leaves=6,
)


@pytest.mark.req("A2", "A4")
@given(st.dictionaries(_KEYS, _VALUES, max_size=6))
def test_any_properties_come_back_as_sent(properties: dict[str, Any]) -> None:
    given_bits = sum(1 << bit for bit, name in enumerate(CONTEXT_COLUMNS) if isinstance(properties.get(name), str) and properties[name])
    context = {name: properties[name] for name in CONTEXT_COLUMNS if isinstance(properties.get(name), str)}
    batch = build_batch([Event(1, "x", "custom", 5, 6, given=given_bits, properties=properties, **context)])
    assert event_documents(batch, [0])[0]["properties"] == properties


def test_what_the_server_filled_in_is_no_property() -> None:
    batch = build_batch([Event(1, "x", "custom", 5, 6, country="TH", device="phone", given=2)])
    document = event_documents(batch, [0])[0]
    assert (document["country"], document["properties"]) == ("TH", {"device": "phone"})


def test_absent_texts_are_null_and_the_id_is_the_place() -> None:
    batch = build_batch([Event(1, "x", "custom", 5, 6), Event(1, "y", "custom", 1_500, 6, id="mine", value=2.0)])
    batch.sequence = 9
    second, first = event_documents(batch, [1, 0])
    assert (first["id"], second["id"]) == ("9-0", "mine")
    assert (first["user_id"], first["value"], second["value"], second["timestamp"]) == (None, None, 2, "1970-01-01T00:00:01.500Z")
    assert event_documents(batch, []) == []


def test_whole_numbers_are_integers() -> None:
    assert [type(whole(number)) for number in (2.0, 2.5, 3, None)] == [int, float, int, type(None)]
