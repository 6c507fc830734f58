"""A question of any kind, asked of an instant: the answer that was given at that instant, whatever came in since."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study
from tests.integration.analysis.test_filters import QUESTIONS, _comparable, history

from tidegauge.core.errors import InvalidQuery
from tidegauge.core.timestamps import format_timestamp

THEN = format_timestamp(NOW_MS)
WINDOWS = ("last_30_days", "this_month", "last_7_days")
SAME_LATER = {"funnel-people", "lifecycle-people", "cohort-people"}
"""Whoever comes late may not be one of these people."""


class Past:
    """What was answered at NOW_MS by kind and window, and the project after two days in which a third of its events came in late."""

    def __init__(self, study: Study) -> None:
        self.study = study
        events = history(0)
        self.late = [msgspec.structs.replace(event, received_ms=NOW_MS + DAY_MS) for event in events[200:]]
        self.project = study.project(events[:200])
        self.answers: dict[tuple[str, str], Any] = {}

    async def happen(self) -> None:
        for kind, body in QUESTIONS.items():
            for window in WINDOWS:
                self.answers[kind, window] = await self.answer(kind, window, body)
        self.study.clock.advance(2 * DAY_MS)
        self.study.put(self.project, self.late)

    async def answer(self, kind: str, window: str, body: dict[str, Any], **parts: Any) -> Any:
        """The answer, or why there is none."""
        try:
            found = await self.study.analyse(kind, self.project, time_window=window, **body, **parts)
        except InvalidQuery as error:
            return error.message
        return found.meta.from_, found.meta.to, _comparable(found)


@pytest.fixture(scope="module")
def past(study: Study) -> Past:
    found = Past(study)
    asyncio.run(found.happen())
    return found


@pytest.mark.req("E5", "E9")
@pytest.mark.parametrize("kind", QUESTIONS)
async def test_every_kind_answers_as_it_did_then(past: Past, kind: str) -> None:
    changed = 0
    for window in WINDOWS:
        shown = past.answers[kind, window]
        assert await past.answer(kind, window, QUESTIONS[kind], at=THEN) == shown
        changed += await past.answer(kind, window, QUESTIONS[kind]) != shown
    assert changed or kind in SAME_LATER


@pytest.mark.req("E5")
async def test_of_an_instant_in_between_only_what_had_come_counts(past: Past) -> None:
    body = {"time_window": "last_30_days", "query": "SELECT count() AS events FROM events"}
    counts = [(await past.study.analyse("sql", past.project, **body, at=at_ms)).results[0].value for at_ms in (NOW_MS, NOW_MS + DAY_MS - 1, NOW_MS + DAY_MS)]
    moved = sum(event.timestamp_ms < NOW_MS - 29 * DAY_MS for event in history(0))  # out of the window by then
    assert counts[0] == 200
    assert 200 - moved <= counts[1] < counts[2]


@pytest.mark.req("E5")
@pytest.mark.hostile(170)
@pytest.mark.parametrize(
    ("at", "reason"),
    [
        ("soon", "at: must be a time"),
        (NOW_MS + 30 * DAY_MS, "at: lies in the future"),
        (NOW_MS - 1, "at: nothing had been received by then; the first event that is kept came at 2025-11-22T02:55:23.456Z"),
        (-5, "at: must"),
        (1e300, "at: must"),
    ],
)
async def test_an_instant_that_cannot_be_asked_of_says_why(past: Past, at: Any, reason: str) -> None:
    for kind in ("web", "funnel"):
        with pytest.raises(InvalidQuery, match=reason) as caught:
            await past.study.analyse(kind, past.project, **QUESTIONS[kind], at=at)
        assert [detail.field for detail in caught.value.details] == ["at"]
    with pytest.raises(InvalidQuery, match=reason):
        await past.study.ask(past.project, metric="page_views", at=at)


@pytest.mark.req("E5")
@pytest.mark.parametrize("segment", ["new", "premium"])
async def test_people_of_a_segment_are_those_who_were_in_it_then(study: Study, segment: str) -> None:
    events = history(0)
    study.clock.advance(1)
    then_ms = study.clock.now_ms()
    project = study.project([msgspec.structs.replace(event, received_ms=then_ms) for event in events[:150]])
    body = {"metric": "page_views", "time_window": "last_30_days", "group_by": "person", "segment": segment}
    shown = (await study.ask(project, **body)).results
    study.clock.advance(DAY_MS)
    study.put(project, [msgspec.structs.replace(event, received_ms=then_ms + 5) for event in events[150:]])
    assert shown
    assert (await study.ask(project, **body, at=then_ms)).results == shown
    assert (await study.ask(project, **body)).results != shown
