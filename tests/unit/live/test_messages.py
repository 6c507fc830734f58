from __future__ import annotations

import json

import msgspec
import pytest

from tidegauge.core.errors import ErrorDetail, InvalidInput, InvalidQuery
from tidegauge.live.messages import (
    Auth,
    EventsBody,
    MetricBody,
    MetricMeta,
    Ping,
    Pong,
    Subscribe,
    Unsubscribe,
    address,
    encode_body,
    encode_fault,
    join,
    read_feed,
    read_incoming,
)


@pytest.mark.req("E1")
def test_each_kind_of_message_is_read() -> None:
    assert read_incoming('{"type":"auth","token":"t"}') == Auth("t")
    assert read_incoming('{"type":"ping"}') == Ping()
    assert read_incoming('{"type":"pong"}') == Pong()
    assert read_incoming('{"type":"unsubscribe","id":"q1"}') == Unsubscribe("q1")
    message = read_incoming('{"type":"subscribe","id":"q1","query":{"metric":"*"}}')
    assert isinstance(message, Subscribe)
    assert json.loads(bytes(message.query)) == {"metric": "*"}


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"type":"nope"}', '{"type":7}', '{"id":"q"}', '{"type":"auth"}', b"\xff\xfe", "[" * 100_000])
def test_what_is_no_message_is_a_mendable_error(text: str | bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_incoming(text)
    assert caught.value.code == "invalid_message"


@pytest.mark.parametrize("raw", [b'{"limit":0}', b'{"limit":501}', b'{"limt":5}', b"[]"])
def test_a_feed_outside_its_bounds_is_refused(raw: bytes) -> None:
    with pytest.raises(InvalidInput):
        read_feed(raw)


def test_messages_are_joined_from_the_subscribers_part_and_the_shared_part() -> None:
    meta = MetricMeta(from_="a", to="b", interval=None, exact=True, error_bound=0, mode="incremental", lag_ms=3, truncated=False)
    body = encode_body(MetricBody("m", 1.5, msgspec.Raw(b'[{"name":"m"}]'), "now", 4, meta))
    message = json.loads(join(address("metric_update", 'q"\u00e9'), body))
    assert message == {
        "type": "metric_update",
        "id": 'q"\u00e9',
        "metric": "m",
        "value": 1.5,
        "results": [{"name": "m"}],
        "timestamp": "now",
        "version": 4,
        "meta": {"from": "a", "to": "b", "interval": None, "exact": True, "error_bound": 0, "mode": "incremental", "lag_ms": 3, "truncated": False},
    }
    events = json.loads(join(address("events", "f"), encode_body(EventsBody([{"id": "1"}], 2, snapshot=True, skipped=7))))
    assert events == {"type": "events", "id": "f", "events": [{"id": "1"}], "version": 2, "snapshot": True, "skipped": 7}


def test_an_error_names_its_subscription_and_places() -> None:
    error = InvalidQuery("Unknown metric.", details=[ErrorDetail("metric", "unknown")])
    assert json.loads(encode_fault(error, "q1")) == {
        "type": "error",
        "code": "invalid_query",
        "message": "Unknown metric.",
        "id": "q1",
        "details": [{"field": "metric", "reason": "unknown"}],
    }
    assert json.loads(encode_fault(InvalidInput("No."))) == {"type": "error", "code": "invalid_request", "message": "No."}
