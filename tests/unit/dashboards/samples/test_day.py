from __future__ import annotations

from tidegauge.core.time_range import DAY_MS, HOUR_MS
from tidegauge.dashboards.samples.day import Batch, Day, Note, batches_between
from tidegauge.dashboards.samples.person import Person

START_MS = 20_000 * DAY_MS


def test_a_day_is_the_same_whenever_it_is_made() -> None:
    days = [Day("x", START_MS) for _ in range(2)]
    assert [days[0].moment() for _ in range(5)] == [days[1].moment() for _ in range(5)]
    assert Day("x", START_MS + DAY_MS).moment() - DAY_MS != Day("x", START_MS).moment()


def test_moments_lie_in_the_day_and_steps_cover_it() -> None:
    day = Day("x", START_MS)
    assert all(START_MS <= day.moment() < START_MS + DAY_MS for _ in range(200))
    assert len(list(day.steps(HOUR_MS))) == 24
    assert day.at(1.5) == START_MS + 90 * 60_000
    assert day.times(0.0) == 0


def test_weekends_are_quieter_and_business_grows() -> None:
    week = [Day("x", START_MS + number * DAY_MS) for number in range(7)]
    assert sorted(day.weekday for day in week) == list(range(7))
    by_weekday = {day.weekday: day.busyness for day in week}
    assert max(by_weekday[5], by_weekday[6]) < min(by_weekday[number] for number in range(5))
    assert Day("x", 20_700 * DAY_MS).growth < Day("x", 20_800 * DAY_MS).growth


def test_what_comes_every_so_many_days_comes_with_another_title_each_time() -> None:
    days = [Day("x", START_MS + number * DAY_MS) for number in range(10)]
    found = [day for day in days if day.every(5)]
    assert len(found) == 2
    assert {day.turn(5, "a", "b") for day in found} == {"a", "b"}


def test_an_event_carries_its_person_and_a_number_of_its_own() -> None:
    day = Day("x", START_MS)
    day.add("plain", START_MS)
    day.add("rich", START_MS, person=Person("x", 1), session="s", value=1.23456, plan="free")
    plain, rich = day.events
    assert plain["id"] != rich["id"]
    assert "user_id" not in plain
    assert (rich["user_id"], rich["session_id"], rich["value"], rich["properties"]["plan"]) == (Person("x", 1).id, "s", 1.2346, "free")
    assert rich["properties"]["country"]


def test_a_number_is_never_given_twice_even_when_events_are_dropped() -> None:
    day = Day("x", START_MS)
    day.add("a", START_MS)
    day.add("b", START_MS + HOUR_MS)
    day.drop(START_MS, START_MS + 1)
    day.add("c", START_MS)
    assert [event["name"] for event in day.events] == ["b", "c"]
    assert len({event["id"] for event in day.events}) == 2


def test_batches_come_newest_first_with_what_happened_in_them() -> None:
    def sample(day: Day) -> None:
        day.add("e", day.at(6))
        day.note("incident", day.at(6), "Down", hours=1)
        day.note("deploy", day.at(20), "Release")

    batches = [batch for batch in batches_between("x", sample, START_MS, START_MS + DAY_MS + 12 * HOUR_MS) if batch.events]
    assert [batch.events[0]["timestamp"] for batch in batches] == [START_MS + DAY_MS + 6 * HOUR_MS, START_MS + 6 * HOUR_MS]
    assert batches[0].notes == [Note(START_MS + DAY_MS + 6 * HOUR_MS, START_MS + DAY_MS + 7 * HOUR_MS, "incident", "Down")]
    assert [note.to_ms for note in batches[1].notes] == [START_MS + 7 * HOUR_MS, None]


def test_events_that_reach_into_the_next_day_are_not_lost() -> None:
    def late(day: Day) -> None:
        day.add("late", day.start_ms + DAY_MS + 5)

    found = [event for batch in batches_between("x", late, START_MS, START_MS + DAY_MS) for event in batch.events]
    assert [event["timestamp"] for event in found] == [START_MS + 5]
    assert list(batches_between("x", late, START_MS, START_MS + 1))[-1] == Batch([], [])
