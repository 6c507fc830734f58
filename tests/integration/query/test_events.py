"""Listing events and metric points of the real engine."""

from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.event import Event
from tidegauge.core.errors import InvalidQuery, NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.events import EventLister, parse_event_filter
from tidegauge.query.points import PointReader
from tidegauge.query.properties import event_documents

Lab = Any
NOW_MS = 1_763_780_123_456
EVERY_SHAPE: dict[str, Any] = {
    "text": "x",
    "empty": "",
    "int": 5,
    "float": 2.5,
    "whole": 1e15,
    "big": 2**60,
    "negative": -(2**63),
    "yes": True,
    "no": False,
    "null": None,
    "list": [1, "a", None, {"b": 2}],
    "object": {"a": {"b": 1, "c": "d"}, "e": [1]},
    "a.b": "literal",
    "page": "/home",
    "path": 7,
    "referrer": "",
    "status": 200,
    "duration_ms": "slow",
    "country": "TH",
    "utm_source": ["x"],
    "quote'\"\\\t\n": "tab\tnl\n\\'",
    "ünï": "ÄÖ 🚀",
}


async def _all(lab: Lab, project: int, given: dict[str, str]) -> list[dict[str, Any]]:
    lister, found, cursor = EventLister(lab.reader), [], ""
    while True:
        wanted = parse_event_filter(given | ({"cursor": cursor} if cursor else {}), "UTC")
        page = await lister.page(project, wanted, NOW_MS)
        found += page.events
        if page.next_cursor is None:
            return found
        cursor = page.next_cursor


@pytest.mark.req("A4")
async def test_pages_give_every_event_once_newest_first(lab: Lab, shop: int) -> None:
    found = await _all(lab, shop, {"limit": "97"})
    assert len(found) == len(lab.events[shop])
    stamps = [event["timestamp"] for event in found]
    assert stamps == sorted(stamps, reverse=True)
    assert len({event["id"] for event in found}) >= len(found) - 1


@pytest.mark.req("A4")
async def test_properties_come_back_as_sent(lab: Lab) -> None:
    event = Event(1, "all", "custom", NOW_MS, NOW_MS, country="TH", given=1, browser="Firefox", properties=EVERY_SHAPE, tags=["a"], value=3.0)
    project = lab.project()
    batch = lab.reader.put(
        [
            Event(project, "x", "custom", NOW_MS - 5, NOW_MS, id="mine"),
            *([event.__class__(**{f: getattr(event, f) for f in event.__struct_fields__} | {"project": project})]),
        ]
    )
    listed, other = await _all(lab, project, {})
    assert listed["properties"] == EVERY_SHAPE
    assert (listed["browser"], listed["value"], listed["tags"], listed["referrer"]) == ("Firefox", 3, ["a"], None)
    assert type(listed["properties"]["int"]) is int
    assert other["id"] == "mine"
    assert listed["id"] == f"{batch.sequence}-1"
    assert event_documents(batch, [1, 0]) == [listed, other]


@pytest.mark.req("A4")
async def test_filters_of_the_listing(lab: Lab, shop: int) -> None:
    events = lab.events[shop]
    assert len(await _all(lab, shop, {"name": "purchase", "limit": "1000"})) == sum(e.name == "purchase" for e in events)
    assert len(await _all(lab, shop, {"property.category": "Toys", "country": "TH"})) == sum(
        e.country == "TH" and e.properties["category"] == "Toys" for e in events
    )
    assert len(await _all(lab, shop, {"q": "äpf", "limit": "1000"})) == sum(e.properties["category"] == "ÄPFEL" for e in events)
    since = NOW_MS - 86_400_000
    assert len(await _all(lab, shop, {"from": str(since), "limit": "1000"})) == sum(e.timestamp_ms >= since for e in events)
    assert len(await _all(lab, shop, {"to": format_timestamp(since), "limit": "1000"})) == sum(e.timestamp_ms < since for e in events)
    assert await _all(lab, shop, {"user_id": "' OR 1=1 --"}) == []


@pytest.mark.hostile(34, 45)
@pytest.mark.parametrize(
    "given",
    [
        {"limit": "0"},
        {"limit": "1001"},
        {"limit": "-1"},
        {"limit": "x"},
        {"cursor": "!"},
        {"cursor": "MS4yLjM1LjQ"},
        {"cursor": "é"},
        {"naem": "x"},
        {"from": "soon"},
        {"q": "x" * 1001},
    ],
)
def test_what_cannot_be_read_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(InvalidQuery):
        parse_event_filter(given, "UTC")


@pytest.mark.req("A5")
async def test_metric_points_latest_and_history(lab: Lab) -> None:
    project = lab.project(
        [
            Event(
                1,
                "api.response_time",
                "metric_update",
                NOW_MS - i * 60_000,
                NOW_MS,
                value=float(i),
                properties={"host": "a", "code": 5, "metadata": {"k": [1]}},
            )
            for i in range(90)
        ]
    )
    points = PointReader(lab.service, lab.clock)
    latest = await points.latest(project, "api.response_time")
    assert (latest.value, latest.timestamp, latest.tags, latest.metadata) == (0, format_timestamp(NOW_MS), {"host": "a", "code": 5}, {"k": [1]})
    with pytest.raises(NotFound):
        await points.latest(project, "nothing")
    history = await points.history(project, "api.response_time", 60, None, None)
    assert [point["value"] for point in history.points] == list(range(60, -1, -1))
    steps = await points.history(project, "api.response_time", 60, 600, "max")
    assert [point["value"] for point in steps.points] == sorted([point["value"] for point in steps.points], reverse=True)
    assert steps.points[0]["value"] in range(60, 67)
    with pytest.raises(InvalidQuery):
        await points.history(project, "api.response_time", 0, None, None)
