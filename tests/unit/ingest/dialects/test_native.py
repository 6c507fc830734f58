from __future__ import annotations

import msgspec
import pytest

from tidegauge.ingest.dialects.native import MetricPoint, NativeBody, NativeEvent, event_of_point
from tidegauge.ingest.raw import RawEvent


@pytest.mark.parametrize(
    "wrong", [b'{"id":true}', b'{"properties":[]}', b'{"tags":"a"}', b'{"value":[]}', b'{"name":3}', b'{"properties":{"a":9223372036854775808}}']
)
def test_the_decoder_proves_types_and_lengths(wrong: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(wrong, type=NativeEvent)


def test_a_body_is_an_event_or_an_envelope() -> None:
    assert msgspec.json.decode(b'{"name":"a"}', type=NativeBody).events is msgspec.UNSET
    envelope = msgspec.json.decode(b'{"events":[{"name":"a"}],"sent_at":5}', type=NativeBody)
    assert (envelope.sent_at, [e.name for e in envelope.events]) == (5, ["a"])  # type: ignore[union-attr]


@pytest.mark.req("A5")
def test_a_point_is_a_metric_update() -> None:
    point = MetricPoint("cpu", 0.5, 1_800_000_000, {"host": "a", "core": 3}, {"unit": "%"})
    expected = {"host": "a", "core": 3, "metadata": {"unit": "%"}}
    assert event_of_point(point) == RawEvent(type="metric_update", name="cpu", value=0.5, timestamp=1_800_000_000, properties=expected)


@pytest.mark.parametrize(
    ("point", "field"),
    [(MetricPoint(), "metric_name"), (MetricPoint(3, 1), "metric_name"), (MetricPoint("a"), "value"), (MetricPoint("a", 1, tags=["b"]), "tags")],
)
def test_what_a_point_lacks_is_named(point: MetricPoint, field: str) -> None:
    assert event_of_point(point) == field
