from __future__ import annotations

import msgspec
from tests.unit.live.screens import NOW_MS
from tests.unit.live.test_analysis_registry import FakeAnalyses

from tidegauge.analysis.inquiry import analysis_window
from tidegauge.analysis.reading import read_analysis
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import TimeRange
from tidegauge.live.analysis_tile import AnalysisTile, Asked


def tile() -> AnalysisTile:
    kind, question = read_analysis({"analysis": "sessions", "time_window": "last_hour"})
    asked = Asked(kind, question, 1, "UTC", msgspec.json.encode(question))
    return AnalysisTile(asked, analysis_window(question, "UTC", NOW_MS), ManualClock(NOW_MS), lambda _: None)


async def test_what_an_answer_cost_is_no_change() -> None:
    one, analyses = tile(), FakeAnalyses()
    assert not one.advance(None)
    for expected in (True, False):
        one.take(await analyses.answer(one.asked.kind, one.asked.question, 1, "UTC"), TimeRange(0, 1), 1)
        assert one.advance(NOW_MS) is expected
    analyses.value = 2
    one.take(await analyses.answer(one.asked.kind, one.asked.question, 1, "UTC"), TimeRange(0, 1), 2)
    assert one.advance(None)
    assert one.version == 2


def test_a_window_has_moved_when_now_is_in_another_pane() -> None:
    one = tile()
    one.span = one.window.range_at(NOW_MS)
    assert not one.has_moved
    one.span = TimeRange(one.span.from_ms - 60_000, one.span.to_ms - 60_000)
    assert one.has_moved
