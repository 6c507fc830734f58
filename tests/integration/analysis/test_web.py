"""Web analytics against plain Python."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from statistics import mean
from typing import Any

import msgspec
import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen

from tidegauge.contracts.event import Event

START_MS = NOW_MS - 5 * DAY_MS
WEEK = {"time_window": "last_7_days"}
GAP_MS = 1_800_000


def view(user: str, page: str, at_ms: int, *, session: str = "", country: str = "", **more: Any) -> Event:
    return msgspec.structs.replace(seen("page_view", user, at_ms, session=session, page=page, **more), country=country)


def visits_of(events: list[Event]) -> list[list[Event]]:
    """By session id, else by person and gap."""
    found: list[list[Event]] = []
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        groups["id" if event.session_id else "gap", event.session_id or event.user_id].append(event)
    for (kind, _), own in groups.items():
        own.sort(key=lambda one: one.timestamp_ms)
        for place, event in enumerate(own):
            if place == 0 or (kind == "gap" and event.timestamp_ms - own[place - 1].timestamp_ms >= GAP_MS):
                found.append([])
            found[-1].append(event)
    return found


@pytest.mark.req("C7")
async def test_visits_and_their_lists(study: Study) -> None:
    dice = random.Random(12)
    events, at_ms = [], START_MS
    for number in range(500):
        at_ms += 1 + dice.choice([3_000, 9_000, 700_000])
        user = f"u{dice.randrange(30)}"
        session = f"s{number // 7}-{user}" if dice.random() < 0.5 else ""
        source = dice.choice([{}, {"referrer": "https://www.google.com/"}, {"utm_source": "news", "utm_medium": "email", "utm_campaign": "may"}])
        events.append(view(user, dice.choice(["/a", "/b", "/c", "/d"]), at_ms, session=session, country=dice.choice(["TH", "DE", ""]), **source))
    answer = await study.analyse("web", events, limit=100, **WEEK)
    visits = visits_of(events)
    assert (answer.overall.visits, answer.overall.views, answer.overall.visitors) == (len(visits), 500, len({event.user_id for event in events}))
    took = [(own[-1].timestamp_ms - own[0].timestamp_ms) / 1000 for own in visits]
    assert answer.overall.mean_visit_seconds == pytest.approx(mean(took))
    engaged = sum(len(own) > 1 or seconds >= 10 for own, seconds in zip(visits, took, strict=True))
    assert answer.overall.engagement_rate == pytest.approx(engaged / len(visits))
    assert answer.overall.bounce_rate == pytest.approx(1 - engaged / len(visits))
    for name, of in (
        ("entry_page", lambda own: own[0].properties["page"]),
        ("exit_page", lambda own: own[-1].properties["page"]),
        ("country", lambda own: own[0].country),
    ):
        expected = Counter(of(own) for own in visits)
        assert {row.name: row.visits for row in answer.lists[name]} == {value: count for value, count in expected.items() if value}
    pages = Counter(page for own in visits for page in {event.properties["page"] for event in own})
    assert {row.name: row.visits for row in answer.lists["page"]} == pages
    assert {row.name for row in answer.lists["channel"]} == {"Direct", "Organic search", "Email"}
    assert {row.name for row in answer.lists["utm_campaign"]} == {"may"}
    assert sum(day.visits for day in answer.days) == len(visits)
    assert (answer.meta.truncated, answer.truncated) == (False, [])


@pytest.mark.req("C7")
async def test_crawlers_are_apart_and_now_is_now(study: Study) -> None:
    crawler = msgspec.structs.replace(view("bot", "/a", NOW_MS - 1_000), is_bot=True)
    answer = await study.analyse("web", [crawler, crawler, view("u", "/a", NOW_MS - 1_000), view("v", "/a", NOW_MS - 400_000)], **WEEK)
    assert (answer.bot_views, answer.bots, answer.visitors_now, answer.overall.visitors) == (2, 1, 1, 2)


@pytest.mark.req("C7")
async def test_a_list_that_was_cut_says_so(study: Study) -> None:
    events = [view(f"u{n}", f"/p{n % 5}", START_MS + n) for n in range(20)]
    answer = await study.analyse("web", events, limit=3, **WEEK)
    assert len(answer.lists["page"]) == 3
    assert answer.truncated == ["entry_page", "exit_page", "page"]
    assert answer.meta.truncated


@pytest.mark.req("C7")
async def test_no_visits(study: Study) -> None:
    answer = await study.analyse("web", [], **WEEK)
    assert (answer.overall.visits, answer.overall.bounce_rate, answer.lists) == (0, None, {})
