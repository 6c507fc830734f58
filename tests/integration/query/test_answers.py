"""Answers of the real engine against plain loops over the same events."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from tidegauge.contracts.event import Event
from tidegauge.core.time_range import ROLLING

Lab = Any
NOW_MS = 1_763_780_123_456


def _window(name: str) -> tuple[int, int]:
    length, pane = ROLLING[name]
    end = NOW_MS - NOW_MS % pane + pane
    return end - length, end


def _numbers(events: list[Event], get: Callable[[Event], Any]) -> list[float]:
    ordered = sorted(enumerate(events), key=lambda pair: (pair[1].timestamp_ms, pair[0]))
    values = [get(event) for _, event in ordered]
    return [float(v) for v in values if isinstance(v, int | float) and not isinstance(v, bool)]


def _percentile(level: float) -> Callable[[list[float]], float | None]:
    return lambda numbers: float(np.percentile(numbers, level)) if numbers else None


MEASURES: dict[str, Callable[[list[float]], float | None]] = {
    "sum": lambda n: math.fsum(n),
    "average": lambda n: math.fsum(n) / len(n) if n else None,
    "min": lambda n: min(n, default=None),
    "max": lambda n: max(n, default=None),
    "stddev": lambda n: statistics.pstdev(n) if n else None,
    "first": lambda n: n[0] if n else None,
    "last": lambda n: n[-1] if n else None,
    "delta": lambda n: n[-1] - n[0] if n else None,
    "median": _percentile(50),
    "p75": _percentile(75),
    "p99.9": _percentile(99.9),
    "percentile_90": _percentile(90),
}
FIELDS: dict[str, Callable[[Event], Any]] = {
    "value": lambda e: e.value,
    "properties.price": lambda e: (e.properties or {}).get("price"),
    "cart.size": lambda e: (e.properties or {}).get("cart", {}).get("size"),
    "duration_ms": lambda e: (e.properties or {}).get("duration_ms"),
    "mixed": lambda e: (e.properties or {}).get("mixed"),
}


def _same(got: float | None, expected: float | None) -> bool:
    if got is None or expected is None:
        return got is expected
    return math.isclose(got, expected, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.req("B2")
@pytest.mark.parametrize("aggregation", MEASURES)
@pytest.mark.parametrize("field", FIELDS)
async def test_an_aggregation_of_a_field_equals_a_loop_over_the_events(lab: Lab, shop: int, aggregation: str, field: str) -> None:
    low, high = _window("last_24_hours")
    inside = [e for e in lab.events[shop] if low <= e.timestamp_ms < high]
    answer = await lab.ask(shop, metric="*", aggregation=aggregation, value_field=field)
    assert len(answer.results) == 1
    assert _same(answer.results[0].value, MEASURES[aggregation](_numbers(inside, FIELDS[field])))
    assert answer.results[0].count == len(inside)
    assert answer.meta.total == answer.results[0].value


def _person(event: Event) -> str:
    return event.user_id or event.anonymous_id


@pytest.mark.req("B2")
async def test_counts_rates_and_distinct_people(lab: Lab, shop: int) -> None:
    low, high = _window("last_24_hours")
    inside = [e for e in lab.events[shop] if low <= e.timestamp_ms < high and e.name == "purchase"]
    count = await lab.ask(shop, metric="purchase")
    assert (count.results[0].value, count.results[0].count) == (len(inside), len(inside))
    rate = await lab.ask(shop, metric="purchase", aggregation="rate")
    assert rate.results[0].value == pytest.approx(len(inside) / 86_400)
    people = await lab.ask(shop, metric="purchase", aggregation="unique_count")
    assert people.results[0].value == len({_person(e) for e in inside} - {""})
    distinct = await lab.ask(shop, metric="purchase", aggregation="unique_count", value_field="category")
    assert distinct.results[0].value == len({e.properties["category"] for e in inside if e.properties})
    having = await lab.ask(shop, metric="purchase", aggregation="count", value_field="price")
    assert having.results[0].value == sum("price" in (e.properties or {}) for e in inside)


FILTERS: list[tuple[dict[str, Any], Callable[[Event, dict[str, Any]], bool]]] = [
    ({"field": "event_name", "operator": "eq", "value": "ünï 'quoted'"}, lambda e, p: e.name == "ünï 'quoted'"),
    ({"field": "name", "operator": "neq", "value": "click"}, lambda e, p: e.name != "click"),
    ({"field": "country", "operator": "eq", "value": "TH"}, lambda e, p: e.country == "TH"),
    ({"field": "country", "operator": "exists"}, lambda e, p: e.country != ""),
    ({"field": "country", "operator": "neq", "value": "TH"}, lambda e, p: e.country != "TH"),
    ({"field": "price", "operator": "gt", "value": 50}, lambda e, p: p.get("price", -99) > 50),
    ({"field": "price", "operator": "neq", "value": -5}, lambda e, p: p.get("price") != -5),
    ({"field": "price", "operator": "between", "value": [0, 9.5]}, lambda e, p: 0 <= p.get("price", -99) <= 9.5),
    ({"field": "price", "operator": "in", "value": [1, 2, 3, "4"]}, lambda e, p: p.get("price") in (1, 2, 3, 4)),
    ({"field": "price", "operator": "not_exists"}, lambda e, p: "price" not in p),
    ({"field": "category", "operator": "contains", "value": "äpf"}, lambda e, p: "äpf" in p["category"].lower()),
    ({"field": "category", "operator": "not_contains", "value": "O"}, lambda e, p: "o" not in p["category"].lower()),
    ({"field": "category", "operator": "starts_with", "value": "T"}, lambda e, p: p["category"].startswith("T")),
    ({"field": "category", "operator": "not_starts_with", "value": "t"}, lambda e, p: not p["category"].startswith("t")),
    ({"field": "category", "operator": "ends_with", "value": "s"}, lambda e, p: p["category"].endswith("s")),
    ({"field": "category", "operator": "eq", "value": ""}, lambda e, p: p["category"] == ""),
    ({"field": "category", "operator": "regex", "value": "^(b|f)oo"}, lambda e, p: p["category"][1:3] == "oo" and p["category"][0] in "bf"),
    ({"field": "category", "operator": "not_regex", "value": "oo"}, lambda e, p: "oo" not in p["category"]),
    ({"field": "mixed", "operator": "eq", "value": 1}, lambda e, p: p["mixed"] == 1 and type(p["mixed"]) is int),
    ({"field": "mixed", "operator": "eq", "value": "1"}, lambda e, p: p["mixed"] in (1, "1") and p["mixed"] is not True),
    ({"field": "mixed", "operator": "eq", "value": True}, lambda e, p: p["mixed"] is True),
    ({"field": "mixed", "operator": "exists"}, lambda e, p: p["mixed"] is not None),
    ({"field": "cart.owner.tier", "operator": "eq", "value": "gold"}, lambda e, p: p.get("cart", {}).get("owner", {}).get("tier") == "gold"),
    ({"field": "cart.size", "operator": "gte", "value": 3}, lambda e, p: p.get("cart", {}).get("size", -1) >= 3),
    ({"field": "tags", "operator": "contains", "value": "it's"}, lambda e, p: "it's" in e.tags),
    ({"field": "tags", "operator": "not_in", "value": ["it's", "old"]}, lambda e, p: "it's" not in e.tags),
    ({"field": "is_bot", "operator": "eq", "value": True}, lambda e, p: e.is_bot),
    ({"field": "is_bot", "operator": "neq", "value": "true"}, lambda e, p: not e.is_bot),
    ({"field": "page", "operator": "contains", "value": "SHOP"}, lambda e, p: "shop" in p.get("page", "").lower()),
    ({"field": "status", "operator": "gte", "value": "404"}, lambda e, p: p.get("status") in (404, 500)),
    ({"field": "user_id", "operator": "in", "value": ["user1", "user2"]}, lambda e, p: e.user_id in ("user1", "user2")),
    ({"field": "value", "operator": "lte", "value": 5}, lambda e, p: e.value is not None and e.value <= 5),
    ({"field": "timestamp", "operator": "gte", "value": NOW_MS - 3_600_000}, lambda e, p: e.timestamp_ms >= NOW_MS - 3_600_000),
    (
        {"or": [{"field": "country", "operator": "eq", "value": "US"}, {"not": {"and": [{"field": "price", "operator": "lt", "value": 20}]}}]},
        lambda e, p: e.country == "US" or not p.get("price", 99) < 20,
    ),
    ({"or": []}, lambda e, p: False),
    ({"and": []}, lambda e, p: True),
]


@pytest.mark.req("B4")
@pytest.mark.parametrize(("given", "test"), FILTERS, ids=[str(f[0])[:70] for f in FILTERS])
async def test_a_filter_finds_the_events_that_a_loop_finds(lab: Lab, shop: int, given: dict[str, Any], test: Callable[[Event, dict[str, Any]], bool]) -> None:
    low, high = _window("last_24_hours")
    expected = sum(test(e, e.properties or {}) for e in lab.events[shop] if low <= e.timestamp_ms < high)
    answer = await lab.ask(shop, metric="*", filters=[given])
    assert answer.results[0].value == expected


@pytest.mark.req("B5")
@pytest.mark.parametrize("interval", [None, "6_hours"])
@pytest.mark.parametrize("aggregation", ["sum", "unique_count", "median"])
async def test_the_top_groups_and_the_merged_rest(lab: Lab, shop: int, aggregation: str, interval: str | None) -> None:
    low, high = _window("last_24_hours")
    step = 6 * 3_600_000
    rows: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in lab.events[shop]:
        if low <= event.timestamp_ms < high:
            rows[event.country, (event.properties or {}).get("category", "")].append(event)

    def measure(events: list[Event]) -> float | None:
        if aggregation == "unique_count":
            return len({_person(e) for e in events} - {""})
        return MEASURES[aggregation](_numbers(events, FIELDS["value"]))

    ranked = sorted(rows, key=lambda key: (-(measure(rows[key]) or 0), key))
    answer = await lab.ask(shop, metric="*", aggregation=aggregation, group_by=["country", "category"], limit=4, other=True, interval=interval)
    groups = {key: rows[key] for key in ranked[:4]} | {("(other)", "(other)"): [e for key in ranked[4:] for e in rows[key]]}
    starts = [None] if interval is None else list(range(low // step * step, high, step))
    got = [((row.dimensions["country"], row.dimensions["category"]), row.value) for row in answer.results]
    expected = [
        (key, measure([e for e in events if start is None or start <= e.timestamp_ms < start + step])) for key, events in groups.items() for start in starts
    ]
    assert [key for key, _ in got] == [key for key, _ in expected]
    assert all(_same(value, wanted) for (_, value), (_, wanted) in zip(got, expected, strict=True))
    assert answer.meta.truncated
    assert _same(answer.meta.total, measure([e for events in rows.values() for e in events]))


@pytest.mark.req("B3")
@pytest.mark.parametrize("zone", ["UTC", "Asia/Bangkok", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham"])
@pytest.mark.parametrize("unit", ["hour", "day", "week", "month"])
async def test_buckets_follow_the_local_calendar_over_daylight_saving(lab: Lab, year: int, unit: str, zone: str) -> None:
    local = ZoneInfo(zone)
    first, last = ("2025-03-01", "2025-04-10") if unit == "hour" else ("2025-01-15", "2025-12-20")
    low = int(datetime.fromisoformat(first).replace(tzinfo=local).timestamp() * 1000)
    high = int(datetime.fromisoformat(last).replace(tzinfo=local).timestamp() * 1000)

    def start(event: Event) -> datetime:
        moment = datetime.fromtimestamp(event.timestamp_ms / 1000, local)
        if unit == "hour":
            offset = datetime.fromtimestamp(low / 1000, local).utcoffset() or timedelta()
            shifted = (event.timestamp_ms + int(offset.total_seconds() * 1000)) // 3_600_000 * 3_600_000
            return datetime.fromtimestamp((shifted - offset.total_seconds() * 1000) / 1000, local)
        day = moment.date() - timedelta(days=moment.weekday() if unit == "week" else moment.day - 1 if unit == "month" else 0)
        return datetime(day.year, day.month, day.day, tzinfo=local)

    expected: dict[int, int] = defaultdict(int)
    for event in lab.events[year]:
        if low <= event.timestamp_ms < high:
            expected[int(start(event).timestamp() * 1000)] += 1
    answer = await lab.ask(year, metric="*", interval=unit, timezone=zone, **{"from": first, "to": last})
    got = {int(datetime.fromisoformat(row.timestamp).timestamp() * 1000): row.value for row in answer.results}
    assert {start: value for start, value in got.items() if value} == dict(expected)
    assert list(got) == sorted(got)


@pytest.fixture(scope="module")
def year(lab: Lab) -> int:
    """An event every 3 h 17 min of 2025."""
    begin, step = 1_735_689_600_000, 197 * 60_000
    return lab.project([Event(1, "tick", "system", begin + i * step, NOW_MS) for i in range(365 * 86_400_000 // step)])


@pytest.mark.req("B5")
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Kathmandu"])
@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("hour_of_day", lambda d: str(d.hour)),
        ("day_of_week", lambda d: str(d.isoweekday())),
        ("month", lambda d: d.strftime("%Y-%m")),
        ("week", lambda d: (d.date() - timedelta(days=d.weekday())).isoformat()),
        ("day", lambda d: d.strftime("%Y-%m-%d")),
        ("hour", lambda d: d.strftime("%Y-%m-%dT%H:00%z")),
        ("minute", lambda d: d.strftime("%Y-%m-%dT%H:%M%z")),
    ],
)
async def test_parts_of_the_local_time_as_dimensions(lab: Lab, year: int, zone: str, part: str, text: Callable[[datetime], str]) -> None:
    local, expected = ZoneInfo(zone), defaultdict(int)
    for event in lab.events[year]:
        expected[text(datetime.fromtimestamp(event.timestamp_ms / 1000, local))] += 1
    answer = await lab.ask(year, metric="*", group_by=part, timezone=zone, limit=10_000, **{"from": "2024-12-01T00:00Z", "to": "2026-02-01T00:00Z"})
    assert {row.dimensions[part]: row.value for row in answer.results} == expected


@pytest.mark.req("B1")
async def test_each_group_is_compared_with_itself_a_period_before(lab: Lab, shop: int) -> None:
    low, high = _window("last_24_hours")
    length = high - low
    before: dict[str, int] = defaultdict(int)
    for event in lab.events[shop]:
        if low - length <= event.timestamp_ms < low:
            before[event.country] += 1
    answer = await lab.ask(shop, metric="*", group_by="country", limit=2, compare="previous_period")
    assert [row.previous for row in answer.results] == [before[row.dimensions["country"]] for row in answer.results]
    assert answer.meta.previous_total == sum(before.values())
    series = await lab.ask(shop, metric="*", interval="hour", compare="previous_period")
    assert sum(row.previous for row in series.results) == sum(before.values())


@pytest.mark.req("B2")
async def test_a_formula_of_two_events(lab: Lab, shop: int) -> None:
    low, high = _window("last_24_hours")
    inside = [e for e in lab.events[shop] if low <= e.timestamp_ms < high]
    views, buys = (sum(e.name == name for e in inside) for name in ("page_view", "purchase"))
    answer = await lab.ask(shop, metric="purchase / page_view * 100")
    assert answer.results[0].value == pytest.approx(buys / views * 100)
    assert answer.results[0].count == views + buys
    assert (await lab.ask(shop, metric="purchase / nothing")).results[0].value is None


@pytest.mark.req("B6", "C5")
async def test_sessions_by_id_else_by_a_gap_of_half_an_hour(lab: Lab) -> None:
    minute = 60_000
    begin = NOW_MS - 6 * 3_600_000

    def event(at_minute: float, name: str = "page_view", user: str = "", session: str = "", country: str = "") -> Event:
        return Event(
            1, name, name if name == "page_view" else "custom", begin + int(at_minute * minute), NOW_MS, user_id=user, session_id=session, country=country
        )

    project = lab.project(
        [
            *(event(m, user="a", country="TH") for m in (0, 10, 39)),
            *(event(m, user="a", country="US") for m in (69, 71)),  # exactly 30 minutes later: a new session
            event(5, user="b", session="x"),
            event(120, user="b", session="x"),
            event(200, user="c"),
            event(201, "click", user="c"),  # one page view: bounced
            event(250, "click", user="d"),
            event(260, "click"),  # nobody's
        ]
    )
    assert (await lab.ask(project, metric="sessions")).results[0].value == 5
    assert (await lab.ask(project, metric="bounce_rate")).results[0].value == pytest.approx(2 / 5 * 100)
    durations = [39, 2, 115, 1, 0]
    assert (await lab.ask(project, metric="session_duration")).results[0].value == pytest.approx(60 * sum(durations) / 5)
    assert (await lab.ask(project, metric="session_duration", aggregation="max")).results[0].value == 115 * 60
    by_country = await lab.ask(project, metric="sessions", group_by="country")
    assert {row.dimensions["country"]: row.value for row in by_country.results} == {"": 3, "TH": 1, "US": 1}
    assert (await lab.ask(project, metric="page_views / sessions")).results[0].value == pytest.approx(8 / 5)


@pytest.mark.req("B2")
async def test_a_histogram_holds_every_number_once(lab: Lab, shop: int) -> None:
    low, high = _window("last_24_hours")
    numbers = _numbers([e for e in lab.events[shop] if low <= e.timestamp_ms < high], FIELDS["properties.price"])
    answer = await lab.ask(shop, metric="*", aggregation="histogram", value_field="price")
    bins = answer.results[0].value
    counts, _ = np.histogram(numbers, bins=20)
    assert [count for _, _, count in bins] == counts.tolist()
    assert (bins[0][0], bins[-1][1]) == (min(numbers), max(numbers))
