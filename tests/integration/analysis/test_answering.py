"""The one door to analyses: names, bodies, and answers that are kept."""

from __future__ import annotations

import pytest
from tests.integration.analysis.conftest import NOW_MS, Study, seen

from tidegauge.analysis.reading import read_analysis
from tidegauge.core.errors import InvalidQuery


@pytest.mark.req("B7")
async def test_an_answer_is_kept_until_an_event_of_its_window_comes(study: Study) -> None:
    project = study.project([seen("view", "u", NOW_MS - 60_000)])
    first = await study.analyse("sessions", project)
    again = await study.analyse("sessions", project)
    assert (first.meta.cached, again.meta.cached, again.sessions) == (False, True, 1)
    study.put(project, [seen("view", "v", NOW_MS - 400 * 86_400_000)])  # before the window
    assert (await study.analyse("sessions", project)).meta.cached
    study.put(project, [seen("view", "v", NOW_MS - 60_000)])
    fresh = await study.analyse("sessions", project)
    assert (fresh.meta.cached, fresh.sessions) == (False, 2)


@pytest.mark.req("C5")
async def test_another_project_has_its_own_answer(study: Study) -> None:
    ours, theirs = (study.project([seen("view", f"u{n}", NOW_MS - 60_000) for n in range(size)]) for size in (2, 3))
    assert [(await study.analyse("sessions", project)).users for project in (ours, theirs)] == [2, 3]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"analysis": "sesions"}, "analysis"),
        ({}, "analysis"),
        ({"analysis": "sessions", "gap_seconds": 0}, "gap_seconds"),
        ({"analysis": "sessions", "gap_second": 5}, "analysis"),
        ({"analysis": "sessions", "time_window": "last_30_day"}, "time_window"),
        ({"analysis": "sessions", "timezone": "Mars/Base"}, "timezone"),
        ({"analysis": "sessions", "filters": [{"field": "country", "operator": "is", "value": 1}]}, "filters.0.operator"),
    ],
)
async def test_what_is_wrong_is_named(study: Study, body: dict[str, object], place: str) -> None:
    async def ask() -> None:
        await study.analyses.answer(*read_analysis(body), 1, "UTC")

    with pytest.raises(InvalidQuery) as caught:
        await ask()
    assert caught.value.details[0].field == place
