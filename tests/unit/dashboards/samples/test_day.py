from __future__ import annotations

from tidegauge.core.time_range import DAY_MS
from tidegauge.dashboards.samples.day import Day, Person, events_between

START_MS = 20_000 * DAY_MS


def test_a_day_is_the_same_whenever_it_is_made() -> None:
    days = [Day("x", START_MS) for _ in range(2)]
    assert [days[0].moment() for _ in range(5)] == [days[1].moment() for _ in range(5)]
    assert Day("x", START_MS + DAY_MS).moment() - DAY_MS != Day("x", START_MS).moment()


def test_moments_lie_in_the_day_and_hours_cover_it() -> None:
    day = Day("x", START_MS)
    assert all(START_MS <= day.moment() < START_MS + DAY_MS for _ in range(200))
    assert len(list(day.hours())) == 24
    assert day.times(0.0) == 0


def test_people_stay_who_they_are() -> None:
    assert vars(Person("x", 7)) == vars(Person("x", 7))
    assert Person("x", 7).context == {
        "country": Person("x", 7).country,
        "device": Person("x", 7).device,
        "browser": Person("x", 7).browser,
        "os": Person("x", 7).os,
    }


def test_an_event_carries_its_person_and_a_number_of_its_own() -> None:
    day = Day("x", START_MS)
    day.add("plain", START_MS)
    day.add("rich", START_MS, person=Person("x", 1), session="s", value=1.23456, plan="free")
    plain, rich = day.events
    assert plain["id"] != rich["id"]
    assert "user_id" not in plain
    assert (rich["user_id"], rich["session_id"], rich["value"], rich["properties"]["plan"]) == ("sample-x-1", "s", 1.2346, "free")
    assert rich["properties"]["country"]


def test_events_that_reach_into_the_next_day_are_not_lost() -> None:
    def late(day: Day) -> None:
        day.add("late", day.start_ms + DAY_MS + 5)

    found = [event for events in events_between("x", late, START_MS, START_MS + DAY_MS) for event in events]
    assert [event["timestamp"] for event in found] == [START_MS + 5]
