"""Sessions by id and by gap."""

from __future__ import annotations

import pytest
from tests.integration.analysis.conftest import NOW_MS, Study, seen

HOUR_MS = 3_600_000
START_MS = NOW_MS - 24 * HOUR_MS


@pytest.mark.req("C5")
async def test_a_gap_as_long_as_asked_starts_a_new_session(study: Study) -> None:
    times = [0, 1_000, 1_800_999, 3_600_999, 3_700_000]  # gaps: 1 s, 1799.999 s, exactly 1800 s, 99.001 s
    answer = await study.analyse("sessions", [seen("view", "u", START_MS + at) for at in times], gap_seconds=1_800)
    assert (answer.sessions, answer.events, answer.users, answer.single_event_sessions) == (2, 5, 1, 0)
    assert answer.mean_duration_seconds == pytest.approx((1_800.999 + 99.001) / 2)


@pytest.mark.req("C5")
async def test_a_session_id_holds_its_events_together_whatever_the_gap(study: Study) -> None:
    events = [seen("view", "u", START_MS, session="s"), seen("view", "u", START_MS + 5 * HOUR_MS, session="s"), seen("view", "v", START_MS)]
    answer = await study.analyse("sessions", events)
    assert (answer.sessions, answer.users, answer.single_event_sessions, answer.bounce_rate) == (2, 2, 1, 0.5)
    assert answer.mean_duration_seconds_of_others == 5 * 3_600


@pytest.mark.req("C5")
async def test_rows_are_the_days_on_which_sessions_began_in_the_zone(study: Study) -> None:
    events = [seen("view", f"u{n}", START_MS + n * 6 * HOUR_MS) for n in range(4)]  # 02:55, 08:55, 14:55, 20:55 UTC on the 21st
    answer = await study.analyse("sessions", events, zone="Asia/Bangkok", time_window="last_7_days")
    assert [(row.timestamp, row.value) for row in answer.results] == [("2025-11-20T17:00:00.000Z", 3), ("2025-11-21T17:00:00.000Z", 1)]
    assert answer.meta.total == 4


@pytest.mark.req("C5")
async def test_nothing_has_no_rates(study: Study) -> None:
    answer = await study.analyse("sessions", [], filters=[{"field": "country", "operator": "eq", "value": "TH"}])
    assert (answer.sessions, answer.bounce_rate, answer.mean_events, answer.results) == (0, None, None, [])
