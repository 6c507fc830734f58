from __future__ import annotations

from random import Random

import pytest

from tidegauge.app.demo.session import MEAN_EVENTS, SOURCE, Session, session_events
from tidegauge.app.demo.visitor import draw_visitor
from tidegauge.contracts.event import EVENT_TYPES
from tidegauge.core.time_range import HOUR_MS

START_MS = 1_790_000_000_000
FUNNEL = ("page_view", "product_view", "add_to_cart", "checkout", "purchase")


def sessions(count: int) -> list[list[tuple[int, dict[str, object]]]]:
    random = Random(3)
    return [session_events(Session(f"s{number}", START_MS, number % 2, draw_visitor(f"u{number}", random)), random) for number in range(count)]


def test_a_session_is_one_persons_in_order_of_time_and_starts_with_a_page() -> None:
    for events in sessions(300):
        times = [due_ms for due_ms, _ in events]
        own = [event for _, event in events if event["name"] != "request"]
        assert times == sorted(times)
        assert START_MS <= times[0] <= times[-1] < START_MS + HOUR_MS
        assert len({(event["user_id"], event["session_id"]) for event in own}) == 1
        assert own[0]["name"] == "page_view"
        assert all(event["timestamp"] == due_ms and event["source"] == SOURCE and event["type"] in EVENT_TYPES for due_ms, event in events)


def test_the_funnel_narrows_and_orders_carry_money() -> None:
    all_events = [event for events in sessions(6000) for _, event in events]
    counts = [len({event["session_id"] for event in all_events if event["name"] == step}) for step in FUNNEL]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 50
    purchases = [event for event in all_events if event["name"] == "purchase"]
    assert all(event["value"] == event["properties"]["amount"] > 0 and event["properties"]["currency"] == "USD" for event in purchases)  # type: ignore[index]
    assert len({event["properties"]["order_id"] for event in purchases}) == len(purchases)  # type: ignore[index]
    assert abs(len(all_events) / 6000 - MEAN_EVENTS) < 0.6


def test_first_visits_carry_their_campaign_and_requests_nobody() -> None:
    landing = [events[0][1] if events[0][1]["name"] == "page_view" else events[1][1] for events in sessions(2000)]
    assert any("utm_source" in event["properties"] for event in landing[::2])  # type: ignore[operator]
    assert not any("utm_source" in event["properties"] for event in landing[1::2])  # type: ignore[operator]
    requests = [event for events in sessions(100) for _, event in events if event["name"] == "request"]
    assert all("user_id" not in event and event["properties"].keys() >= {"method", "path", "status", "duration_ms"} for event in requests)  # type: ignore[attr-defined]


@pytest.mark.parametrize("is_bad", [False, True])
def test_incidents_show_in_the_requests(is_bad: bool) -> None:
    start_ms = 19 * HOUR_MS * 26_000 + (0 if is_bad else 5 * HOUR_MS)
    random = Random(4)
    events = [event for number in range(4000) for _, event in session_events(Session(f"s{number}", start_ms, 0, draw_visitor(f"u{number}", random)), random)]
    search = [event["properties"]["status"] for event in events if event["name"] == "request" and event["properties"]["path"] == "/api/search"]
    assert (search.count(503) > len(search) * 0.1) is is_bad
