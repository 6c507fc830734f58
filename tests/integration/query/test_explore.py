"""Points, rows, people and neighbours on the real engine, against the events themselves."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import InvalidQuery, LimitReached, NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.identity.identities import Identities
from tidegauge.query.events import EventLister, parse_event_filter
from tidegauge.query.explore.explain import Explainer
from tidegauge.query.explore.neighbours import EventFinder
from tidegauge.query.explore.people import PeopleQuestion, PeopleReader
from tidegauge.query.explore.rows import MAX_SORTED_ROW, RowsQuestion, RowsReader
from tidegauge.query.explore.series import SeriesQuestion, SeriesReader

Lab = Any
NOW_MS = 1_763_780_123_456
HOUR_MS = 3_600_000
WEEK = {"from": NOW_MS - 7 * 24 * HOUR_MS, "to": NOW_MS + 1}


@pytest.fixture(scope="module")
def wave(lab: Lab) -> int:
    """20,000 points of one metric over an hour, one of them far above the others; and 30 events without a value."""
    events = [Event(1, "cpu", "metric_update", NOW_MS - HOUR_MS + i * 180, NOW_MS, value=float(i % 100), user_id=f"u{i % 7}") for i in range(20_000)]
    events[12_345].value = 5_000.0
    events += [Event(1, "cpu", "custom", NOW_MS - 1_000 - i, NOW_MS) for i in range(30)]
    return lab.project(events)  # type: ignore[no-any-return]


async def _series(lab: Lab, project: int, **parts: Any) -> Any:
    return await SeriesReader(lab.service, lab.clock).read(msgspec.convert({**WEEK, **parts}, SeriesQuestion), project, "UTC")


async def _rows(lab: Lab, project: int, **parts: Any) -> Any:
    return await RowsReader(lab.service, lab.clock).read(msgspec.convert({**WEEK, **parts}, RowsQuestion), project, "UTC")


@pytest.mark.req("H5")
async def test_a_long_series_keeps_every_columns_extremes(lab: Lab, wave: int) -> None:
    width, low, high = 100, NOW_MS - HOUR_MS, NOW_MS + 1
    found = await _series(lab, wave, metric="cpu", width=width, **{"from": low, "to": high})
    assert found.total_points == 20_000
    assert found.sampled
    assert len(found.points) <= 4 * width
    assert found.points == sorted(found.points)
    columns: dict[int, list[tuple[int, float]]] = {}
    for event in lab.events[wave]:
        if event.value is not None:
            columns.setdefault(int((event.timestamp_ms - low) * (width / (high - low))), []).append((event.timestamp_ms, event.value))
    shown = set(found.points)
    for points in columns.values():
        assert min(points) in shown
        assert max(points) in shown
        values = {value for at, value in found.points if points[0][0] <= at <= points[-1][0]}
        assert {min(value for _, value in points), max(value for _, value in points)} <= values


@pytest.mark.req("H5")
async def test_lttb_keeps_the_peak_with_a_point_a_pixel(lab: Lab, wave: int) -> None:
    found = await _series(lab, wave, event="cpu", width=100, method="lttb", **{"from": NOW_MS - HOUR_MS, "to": NOW_MS + 1})
    assert len(found.points) == 100
    assert 5_000.0 in {value for _, value in found.points}


@pytest.mark.req("H5")
async def test_zooming_in_ends_at_the_values_themselves(lab: Lab, wave: int) -> None:
    low, high = NOW_MS - HOUR_MS, NOW_MS - HOUR_MS + 36_000
    found = await _series(lab, wave, metric="cpu", width=100, **{"from": low, "to": high})
    assert found.points == [(event.timestamp_ms, event.value) for event in lab.events[wave] if low <= event.timestamp_ms < high and event.value is not None]
    assert not found.sampled
    empty = await _series(lab, wave, metric="no such event")
    assert (empty.points, empty.total_points, empty.sampled) == ([], 0, False)


async def test_a_series_of_a_property_or_a_metrics_own_field(lab: Lab, shop: int) -> None:
    found = await _series(lab, shop, metric="response_time", width=4_000)
    own = sorted((e.timestamp_ms, e.properties["duration_ms"]) for e in lab.events[shop] if "duration_ms" in e.properties)
    assert found.points == own
    prices = await _series(lab, shop, value_field="price", filters=[{"field": "country", "operator": "eq", "value": "TH"}], width=4_000)
    assert len(prices.points) == sum(1 for e in lab.events[shop] if e.country == "TH" and "price" in e.properties)


@pytest.mark.parametrize(
    "parts",
    [
        {"metric": "bounce_rate"},
        {"metric": "sessions"},
        {"metric": "a", "event": "b"},
        {"metric": ""},
        {"metric": "a\x00"},
        {"width": 49},
        {"width": 4_001},
        {"value_field": "country"},
        {"value_field": "tags"},
    ],
)
async def test_a_series_that_cannot_be_is_refused(lab: Lab, shop: int, parts: dict[str, Any]) -> None:
    with pytest.raises(InvalidQuery):
        await _series(lab, shop, **parts)


def _place(lab: Lab, project: int) -> list[Event]:
    """The project's events, newest first, in the order of their places."""
    events = lab.events[project]
    half = len(events) // 2 or 1
    places = {id(event): (index >= half, index) for index, event in enumerate(events)}
    return sorted(events, key=lambda event: (event.timestamp_ms, places[id(event)]), reverse=True)


@pytest.mark.req("H5")
@pytest.mark.parametrize("offset", [0, 1, 777, 1_480, 1_499, 1_500, 10**9])
@pytest.mark.parametrize("order", ["asc", "desc"])
async def test_any_page_in_the_order_of_time(lab: Lab, shop: int, offset: int, order: str) -> None:
    found = await _rows(
        lab, shop, columns=["timestamp", "name", "user_id", "value", "price"], sort=[{"field": "timestamp", "order": order}], offset=offset, limit=40
    )
    events = _place(lab, shop)
    wanted = (events if order == "desc" else events[::-1])[offset : offset + 40]
    assert [row[:4] for row in found.rows] == [[format_timestamp(e.timestamp_ms), e.name, e.user_id or None, e.value] for e in wanted]
    assert [row[4] for row in found.rows] == [e.properties.get("price") for e in wanted]
    assert found.total == 1_500


async def test_pages_of_a_crowded_moment(lab: Lab) -> None:
    """50,000 events, most of them at three instants: the pages still add up to all of them, once each."""
    events = [Event(1, "tick", "custom", NOW_MS - (0 if i % 3 else i % 50), NOW_MS, value=float(i)) for i in range(50_000)]
    project = lab.project(events)
    for offset in (0, 24_900, 49_950):
        found = await _rows(lab, project, columns=["value"], offset=offset, limit=100)
        assert [row[0] for row in found.rows] == [event.value for event in _place(lab, project)[offset : offset + 100]]


async def test_columns_of_every_kind_and_their_types(lab: Lab, shop: int) -> None:
    names = ["id", "timestamp", "name", "person", "is_bot", "tags", "status", "properties", "properties.cart.size", "mixed", "country"]
    found = await _rows(lab, shop, columns=names, limit=1_000)
    assert [column.type for column in found.columns] == ["text", "time", "text", "text", "bool", "list", "text", "object", "number", "text", "text"]
    by_column = list(zip(*found.rows, strict=True))
    events = _place(lab, shop)[:1_000]
    assert list(by_column[7]) == [
        event.properties | {"page": event.properties.get("page")} if "page" in event.properties else event.properties for event in events
    ]
    assert list(by_column[8]) == [event.properties.get("cart", {}).get("size") for event in events]
    assert list(by_column[5]) == [list(event.tags) for event in events]


@pytest.mark.parametrize("field", ["value", "price", "name", "country"])
async def test_other_orders_put_absent_values_last(lab: Lab, shop: int, field: str) -> None:
    for order in ("asc", "desc"):
        found = await _rows(lab, shop, columns=[field], sort=[{"field": field, "order": order}], limit=1_000, offset=400)
        values = [row[0] for row in found.rows]
        there = [value for value in values if value is not None]
        assert there == sorted(there, reverse=order == "desc")
        assert values == there + [None] * (len(values) - len(there))


@pytest.mark.hostile(163)
async def test_a_deep_page_of_another_order_names_its_limit(lab: Lab, shop: int) -> None:
    with pytest.raises(LimitReached, match="100,000"):
        await _rows(lab, shop, sort=[{"field": "value"}], offset=MAX_SORTED_ROW)


async def test_a_search_narrows_the_table(lab: Lab, shop: int) -> None:
    found = await _rows(lab, shop, search="BOOKS", limit=1_000)
    assert found.total == sum(1 for event in lab.events[shop] if event.properties["category"] == "books")


async def test_counts_are_kept_until_new_events_come(lab: Lab) -> None:
    project = lab.project([Event(1, "a", "custom", NOW_MS - 1_000, NOW_MS)])
    reader = RowsReader(lab.service, lab.clock)
    question = msgspec.convert(WEEK, RowsQuestion)
    assert (await reader.read(question, project, "UTC")).total == 1
    before = len(lab.reader.statements)
    assert (await reader.read(question, project, "UTC")).total == 1
    assert len(lab.reader.statements) == before + 1
    lab.put(project, [Event(1, "a", "custom", NOW_MS - 500, NOW_MS)])
    assert (await reader.read(question, project, "UTC")).total == 2


@pytest.mark.hostile(45)
@pytest.mark.parametrize(
    "parts",
    [
        {"limit": 0},
        {"limit": 1_001},
        {"limit": -1},
        {"offset": -1},
        {"offset": 10**12},
        {"columns": []},
        {"columns": ["name", "name"]},
        {"columns": ["x" * 401]},
        {"columns": ["a\x00"]},
        {"sort": [{"field": "tags"}]},
        {"sort": [{"field": "properties"}]},
        {"search": "x" * 1_001},
        {"search": "\x00"},
        {"columns": [f"c{i}" for i in range(51)]},
        {"sort": [{"field": f"c{i}"} for i in range(6)]},
    ],
)
async def test_a_table_that_cannot_be_is_refused(lab: Lab, shop: int, parts: dict[str, Any]) -> None:
    with pytest.raises(InvalidQuery):
        await _rows(lab, shop, **parts)


@pytest.mark.hostile(34, 39)
async def test_names_of_columns_are_data(lab: Lab, shop: int) -> None:
    names = ["x') UNION ALL SELECT 1 --", "a`b", "a\\", "\\'", "{p0:String}", "file('/etc/hostname')", "events.project"]
    found = await _rows(lab, shop, columns=names, sort=[{"field": name} for name in names[:5]], limit=10)
    assert found.rows == [[None] * len(names)] * 10


@pytest.mark.req("B5")
async def test_the_people_behind_a_number(lab: Lab, shop: int) -> None:
    question = msgspec.convert({**WEEK, "metric": "purchase", "limit": 10}, PeopleQuestion)
    found = await PeopleReader(lab.service, lab.clock).read(question, shop, "UTC")
    bought = [e for e in lab.events[shop] if e.name == "purchase" and (e.user_id or e.anonymous_id)]
    counts = Counter(person_key(e.user_id, e.anonymous_id) for e in bought)
    assert found.total == len(counts)
    assert [person.events for person in found.people] == [count for _, count in counts.most_common(10)]
    assert found.meta.truncated
    first = found.people[0]
    own = [e.timestamp_ms for e in bought if str(person_key(e.user_id, e.anonymous_id)) == first.person]
    assert (first.first_seen, first.last_seen) == (format_timestamp(min(own)), format_timestamp(max(own)))
    with pytest.raises(InvalidQuery):
        await PeopleReader(lab.service, lab.clock).read(PeopleQuestion(limit=0), shop, "UTC")


@pytest.fixture
def finder(lab: Lab) -> EventFinder:
    return EventFinder(lab.reader, QueryLimits(), Identities())


async def test_an_event_and_its_neighbours(lab: Lab, shop: int, finder: EventFinder) -> None:
    events = _place(lab, shop)[::-1]
    at = next(i for i, e in enumerate(events) if e.id and e.user_id and e.session_id and 200 < i < 1_200 and [x.id for x in events].count(e.id) == 1)
    event = events[at]
    assert (await finder.event(shop, event.id))["id"] == event.id
    found = await finder.neighbours(shop, event.id, "time", 20)
    assert [e["timestamp"] for e in found.before] == [format_timestamp(e.timestamp_ms) for e in events[at - 20 : at]]
    assert [e["timestamp"] for e in found.after] == [format_timestamp(e.timestamp_ms) for e in events[at + 1 : at + 21]]
    found = await finder.neighbours(shop, event.id, "user", 5)
    own = [e for e in events if e.user_id == event.user_id]
    place = own.index(event)
    assert [e["timestamp"] for e in found.before] == [format_timestamp(e.timestamp_ms) for e in own[max(place - 5, 0) : place]]
    assert [e["timestamp"] for e in found.after] == [format_timestamp(e.timestamp_ms) for e in own[place + 1 : place + 6]]
    found = await finder.neighbours(shop, event.id, "session", 5)
    assert {e["session_id"] for e in found.before + found.after} <= {event.session_id}


async def test_an_event_without_an_id_is_found_by_its_place(lab: Lab, shop: int, finder: EventFinder) -> None:
    page = await EventLister(lab.reader).page(shop, parse_event_filter({"limit": "1000"}, "UTC"), NOW_MS)
    shown = next(e for e in page.events if "-" in e["id"])
    assert await finder.event(shop, shown["id"]) == shown


@pytest.mark.hostile(39)
async def test_another_projects_event_is_not_found(lab: Lab, shop: int, finder: EventFinder) -> None:
    other = lab.project([Event(1, "canary", "custom", NOW_MS, NOW_MS, id="canary-id"), Event(1, "canary", "custom", NOW_MS, NOW_MS)])
    assert (await finder.event(other, "canary-id"))["name"] == "canary"
    for event_id in ("canary-id", f"{lab.reader.stored_sequence}-0", "none", "9999999999999999999-0"):
        with pytest.raises(NotFound):
            await finder.event(shop, event_id)


async def test_neighbours_that_cannot_be_are_refused(lab: Lab, finder: EventFinder) -> None:
    project = lab.project([Event(1, "bare", "custom", NOW_MS, NOW_MS, id="bare")])
    for by in ("user", "session"):
        with pytest.raises(InvalidQuery):
            await finder.neighbours(project, "bare", by, 5)  # type: ignore[arg-type]
    with pytest.raises(InvalidQuery):
        await finder.neighbours(project, "bare", "time", 101)
    with pytest.raises(InvalidQuery):
        await finder.event(project, "x" * 201)
    found = await finder.neighbours(project, "bare", "time", 5)
    assert (found.before, found.after) == ([], [])


async def test_a_users_events_are_found_without_reading_the_project(lab: Lab) -> None:
    """Without a time range either: the copy sorted by person says where they are."""
    crowd = [Event(1, f"n{i % 5}", "custom", NOW_MS - i * 1_000, NOW_MS, user_id=f"u{i % 20_000}") for i in range(200_000)]
    project = lab.project(crowd)
    wanted = parse_event_filter({"user_id": "u17", "limit": "50"}, "UTC")
    page = await EventLister(lab.reader).page(project, wanted, NOW_MS)
    assert len(page.events) == 10
    assert {event["user_id"] for event in page.events} == {"u17"}


@pytest.mark.hostile(162)
async def test_a_search_of_events_is_bounded_in_time(lab: Lab) -> None:
    old = NOW_MS - 60 * 24 * HOUR_MS
    project = lab.project([Event(1, "needle", "custom", old, NOW_MS), Event(1, "needle", "custom", NOW_MS - 5, NOW_MS)])
    page = await EventLister(lab.reader).page(project, parse_event_filter({"search": "NEEDLE"}, "UTC"), NOW_MS)
    assert [event["timestamp"] for event in page.events] == [format_timestamp(NOW_MS - 5)]
    assert page.searched_from == format_timestamp(NOW_MS - 31 * 24 * HOUR_MS)
    back = {"q": "needle", "from": str(old), "to": str(old + 1_000)}
    assert len((await EventLister(lab.reader).page(project, parse_event_filter(back, "UTC"), NOW_MS)).events) == 1
    with pytest.raises(InvalidQuery, match="31 days"):
        parse_event_filter({"q": "needle", "from": str(old), "to": str(NOW_MS)}, "UTC")


@pytest.mark.req("B10")
async def test_an_explanation_shows_statements_cost_and_meaning(lab: Lab, shop: int) -> None:
    from tidegauge.contracts.question import Question

    question = msgspec.convert(
        {
            "metric": "revenue",
            **WEEK,
            "filters": [{"field": "country", "operator": "in", "value": ["TH", "O'x"]}, {"field": "price", "operator": "gt", "value": 3}],
        },
        Question,
    )
    explained = await Explainer(lab.service, lab.clock).explain(question, shop, "UTC")
    answer = await lab.service.execute(question, shop, "UTC")
    assert [row.value for row in explained.answer.results] == [row.value for row in answer.results]
    explain = explained.explain
    assert "'TH', 'O\\'x'" in explain.sql
    assert "{p" not in explain.sql
    assert explain.rows_read > 0
    assert explain.bytes_read > 0
    assert explain.source == explain.computed_from == "raw"
    assert explain.exact
    assert explain.definition.startswith("Value of orders and purchases: sum of value where name is one of purchase, order")
    assert explain.filters == ["country is one of TH, O'x", "price is greater than 3"]
    assert explain.freshness.lag_ms == 0
    assert (await Explainer(lab.service, lab.clock).explain(question, shop, "UTC")).explain.source == "cache"
