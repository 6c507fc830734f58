from __future__ import annotations

from tidegauge.core.time_range import DAY_MS
from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.visit import visits


def test_a_visit_is_one_session_that_goes_on_in_time_with_where_it_came_from() -> None:
    day = Day("x", 20_000 * DAY_MS)
    visit = visits(day, 50, 10)[0]
    visit.browse(3.0)
    visit.page("/thanks")
    assert {event["session_id"] for event in day.events} == {visit.session}
    assert [event["timestamp"] for event in day.events] == sorted({event["timestamp"] for event in day.events})
    assert day.events[-1]["properties"]["page"] == "/thanks"
    assert all(visit.channel.items() <= event["properties"].items() for event in day.events)
