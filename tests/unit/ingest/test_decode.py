from __future__ import annotations

import json
import time

import pytest

from tidegauge.core.errors import InvalidInput, PayloadTooLarge
from tidegauge.ingest.decode import decode_body, decode_one, decode_points
from tidegauge.ingest.limit import MAX_EVENTS

NDJSON = "application/x-ndjson; charset=utf-8"


@pytest.mark.req("A1")
@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b'{"name":"a"}', ""),
        (b' \n[{"name":"a"}]', ""),
        (b'{"events":[{"name":"a"}],"sent_at":"2026-11-22T03:00:00Z"}', ""),
        (b'{"name":"a"}', NDJSON),
        (b'{"name":"a"}\n\n', NDJSON),
    ],
)
def test_every_shape_of_a_body(body: bytes, content_type: str) -> None:
    batch = decode_body(body, content_type)
    assert [e.name for e in batch.events] == ["a"]
    assert (batch.indexes, batch.errors, batch.is_typed, batch.is_plain) == ([0], [], True, True)


def test_lines_are_recognised_by_the_first_one() -> None:
    batch = decode_body(b'{"name":"a"}\n{"name":"b"}\r\n\n{"name":7}\n{broken\n{"name":"c"}')
    assert [e.name for e in batch.events] == ["a", "b", 7, "c"]
    assert batch.indexes == [0, 1, 2, 4]
    assert [(e.index, e.field) for e in batch.errors] == [(3, "")]


def test_a_pretty_printed_event_is_no_lines() -> None:
    assert [e.name for e in decode_body(json.dumps({"name": "a", "properties": {"b": 1}}, indent=2).encode()).events] == ["a"]


@pytest.mark.req("A1")
def test_good_items_of_a_partly_bad_array_are_kept() -> None:
    batch = decode_body(b'[{"name":"a"},5,{"value":1e999},{"name":"\xff"},{"name":"b"}]')
    assert ([e.name for e in batch.events], batch.indexes, batch.is_typed) == (["a", "b"], [0, 4], False)
    assert [(e.index, e.field, e.reason) for e in batch.errors] == [
        (1, "", "Expected `object`, got `int`"),
        (2, "value", "Number out of range"),
        (3, "", "not valid UTF-8"),
    ]


def test_the_envelope_keeps_its_sent_at_when_read_item_by_item() -> None:
    batch = decode_body(b'{"events":[{"name":5},{"name":"a"}],"sent_at":7}')
    assert (batch.sent_at, len(batch.events), batch.is_typed) == (7, 2, False)


def test_the_last_of_duplicate_keys_wins() -> None:
    assert decode_body(b'{"name":"a","name":"b","properties":{"k":1,"k":2}}').events[0].properties == {"k": 2}


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b'{"name":"a"', "at byte 11"),
        (b'[{"name":"a"}', "at byte 13"),
        (b'[{"name":"a"}] x', "at byte 16"),
        (b'{"name":"a"}{"name":"b"}', "at byte 13"),
        (b'{"name":NaN}', "at byte 8"),
        (b'{"value":Infinity}', "at byte 9"),
        (b'{"name":"\\ud800"}', "at byte 17"),
        (b'[{"name":"\\udc00\\ud800x"}]', "at byte 16"),
        (b"\xef\xbb\xbf{}", "at byte 0"),
        ('{"name":"a"}'.encode("utf-16"), "at byte 0"),
        (b"name=a", "at byte 4"),
        (b'"text"', "Expected `object`, got `str`"),
        (b"5", "Expected `object`, got `int`"),
        (b'{"events":5}', "Expected `array`, got `int`"),
        (b'{"events":null}', "Expected `array`, got `null`"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(body: bytes, where: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        decode_body(body)
    assert caught.value.details[0].reason == where


def test_deep_nesting_is_a_documents_or_a_lines_fault() -> None:
    deep = b'{"properties":{"a":' + b"[" * 1500 + b"]" * 1500 + b"}}"
    with pytest.raises(InvalidInput, match="nested too deeply"):
        decode_body(deep)
    assert [e.reason for e in decode_body(b'{"name":"a"}\n' + deep, NDJSON).errors] == ["nested too deeply"]


@pytest.mark.parametrize(
    "body",
    [
        b"[" + b"{}," * MAX_EVENTS + b"{}]",
        b"[" + b"5," * MAX_EVENTS + b"{}]",
        b'{"events":[' + b"{}," * MAX_EVENTS + b"{}]}",
        b"{}\n" * (MAX_EVENTS + 1),
        b"[" + b"1," * 4_000_000 + b"1]",
        b"[" + b"{}," * 3_000_000 + b"{}]",
        b'{"properties":{' + b",".join(b'"k%d":1' % i for i in range(700_000)) + b"}}",
    ],
)
def test_too_many_items_or_keys_are_refused_at_once(body: bytes) -> None:
    started = time.thread_time()
    with pytest.raises(PayloadTooLarge):
        decode_body(body, NDJSON if body.startswith(b"{}\n") else "")
    assert time.thread_time() - started < 0.5


def test_escapes_and_raw_controls_make_a_body_not_plain() -> None:
    assert not decode_body(b'{"name":"a\\u0000"}').is_plain
    assert not decode_body(b'{"name":"a\x7f"}').is_plain
    assert not decode_body('{"name":"a\x9b"}'.encode()).is_plain


@pytest.mark.req("A5")
def test_points_are_read_one_or_many() -> None:
    assert decode_points(b'{"metric_name":"cpu","value":1}').events[0].name == "cpu"
    batch = decode_points(b'[{"metric_name":"cpu","value":1,"tags":{"host":"a"}},{"value":2},3]')
    assert ([e.properties for e in batch.events], batch.indexes) == ([{"host": "a"}], [0])
    assert [(e.index, e.field) for e in batch.errors] == [(1, "metric_name"), (2, "")]
    with pytest.raises(InvalidInput):
        decode_points(b"[{")


@pytest.mark.parametrize("body", [b'{"name":"a","value":1}', b'{"name":"a\\u0001"}', b' {"name":"a"}', b"{}"])
def test_one_event_is_read_as_any_body(body: bytes) -> None:
    read = decode_one(body)
    assert read is None or read == decode_body(body)
    assert (read is None) == body.startswith(b" ")


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"events":[]}', b'{"name":"a","sent_at":5}', b'{"name":5}', b'{"name":"a"}\n{"name":"b"}', b"\xff", b"{" * 5000]
)
def test_what_is_not_just_one_event_is_left_to_the_whole_reading(body: bytes) -> None:
    assert decode_one(body) is None
