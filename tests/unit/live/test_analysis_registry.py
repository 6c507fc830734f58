from __future__ import annotations

from typing import Any

import pytest
from tests.unit.live.screens import NOW_MS, RecordingWire
from tests.unit.live.test_tile_registry import Store, settle

from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.analysis.reading import read_analysis
from tidegauge.contracts.answer import AnswerMeta, ResultRow
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery, TidegaugeError, Unavailable
from tidegauge.live.analysis_registry import AnalysisRegistry
from tidegauge.live.job import Jobs
from tidegauge.live.limits import LiveLimits
from tidegauge.live.outbox import Outbox
from tidegauge.live.publisher import Publisher
from tidegauge.live.topic import Subscription


class FakeAnalyses:
    """Answers with `value`; counts how often it was asked."""

    def __init__(self) -> None:
        self.value = 1
        self.asked = 0
        self.error: TidegaugeError | None = None

    async def answer(self, kind: Kind, question: AnalysisQuestion, project: int, timezone: str) -> AnalysisAnswer:
        self.asked += 1
        if self.error is not None:
            raise self.error
        meta = AnswerMeta("a", "b", None, timezone, True, 0.0, False, 1.5 * self.asked, 10, False, total=self.value)
        return AnalysisAnswer(results=[ResultRow(kind.name, self.value, self.value, {})], meta=meta)


class Desk:
    """A registry on a manual clock, with followers that record."""

    def __init__(self) -> None:
        self.clock = ManualClock(NOW_MS)
        self.store = Store(self.clock)
        self.analyses = FakeAnalyses()
        self.lags: list[int] = []
        self.faults: list[tuple[str, str, bool]] = []
        limits = LiveLimits()
        self.publisher = Publisher(self.clock.monotonic_s, limits)
        self.registry = AnalysisRegistry(self.analyses, self.store, self.publisher, Jobs(), self.clock, limits, self.lags.append)

    async def follow(self, id_: str = "q", project: int = 1, **body: Any) -> tuple[Subscription, RecordingWire]:
        wire = RecordingWire()
        kind, question = read_analysis({"analysis": "sessions", **body})
        subscription = self.registry.follow(kind, question, project, "UTC", id_, Outbox(wire), self._fault)
        await settle()
        return subscription, wire

    def _fault(self, subscription: Subscription, error: TidegaugeError, *, is_final: bool) -> None:
        self.faults.append((subscription.id, error.code, is_final))

    async def pass_time(self, seconds: float) -> None:
        self.clock.advance(int(seconds * 1000))
        self.registry.tick(self.clock.monotonic_s())
        await settle()
        self.publisher.kick()

    def arrive(self, sequence: int, project: int = 1) -> None:
        self.registry.note_news({project: (self.clock.now_ms(), sequence)})
        self.store.stored_sequence = sequence


def values(wire: RecordingWire) -> list[Any]:
    return [message["value"] for message in wire.messages]


@pytest.mark.req("E5")
async def test_equal_questions_share_one_answer() -> None:
    desk = Desk()
    (_, first), (_, second) = await desk.follow("a"), await desk.follow("b")
    await desk.follow("c", gap_seconds=60)
    assert (len(desk.registry), desk.analyses.asked) == (2, 2)
    assert [(m["id"], m["snapshot"], m["answer"]["results"]) for wire in (first, second) for m in wire.messages] == [
        (id_, True, [{"name": "sessions", "value": 1, "count": 1, "dimensions": {}, "timestamp": None}]) for id_ in ("a", "b")
    ]


@pytest.mark.req("E5")
async def test_it_is_asked_again_only_when_new_events_are_stored_and_told_only_when_it_reads_otherwise() -> None:
    desk = Desk()
    _, wire = await desk.follow(**{"from": "2023-11-01", "to": "2023-12-01"})
    await desk.pass_time(40)
    assert desk.analyses.asked == 1
    desk.arrive(1, project=2)
    await desk.pass_time(40)
    assert desk.analyses.asked == 1
    desk.arrive(2)
    await desk.pass_time(40)
    assert (desk.analyses.asked, values(wire)) == (2, [1])
    desk.analyses.value = 7
    desk.arrive(3)
    await desk.pass_time(40)
    assert values(wire) == [1, 7]
    assert wire.messages[-1]["version"] == 2
    assert "snapshot" not in wire.messages[-1]
    assert desk.lags == [40_000]


@pytest.mark.req("E9")
async def test_a_window_that_moves_on_asks_again() -> None:
    desk = Desk()
    _, wire = await desk.follow(time_window="last_hour")
    desk.analyses.value = 0
    await desk.pass_time(61)
    assert values(wire) == [1, 0]


async def test_the_pace_follows_the_cost() -> None:
    desk = Desk()
    await desk.follow(**{"from": "2023-11-01", "to": "2023-12-01"})
    desk.arrive(1)
    await desk.pass_time(0.5)
    assert desk.analyses.asked == 1
    await desk.pass_time(0.6)
    assert desk.analyses.asked == 2


async def test_a_first_answer_that_fails_ends_the_subscription_and_a_later_one_does_not() -> None:
    desk = Desk()
    desk.analyses.error = InvalidQuery("no")
    await desk.follow("gone")
    assert (desk.faults, len(desk.registry)) == ([("gone", "invalid_query", True)], 0)
    desk.analyses.error = None
    _, wire = await desk.follow("stays", time_window="last_hour")
    desk.analyses.error = Unavailable("down", retry_after_s=1.0)
    await desk.pass_time(61)
    assert desk.faults[1:] == [("stays", "unavailable", False)]
    desk.analyses.error, desk.analyses.value = None, 3
    await desk.pass_time(61)
    assert values(wire) == [1, 3]


async def test_without_followers_it_lingers_and_goes() -> None:
    desk = Desk()
    subscription, _ = await desk.follow()
    desk.registry.leave(subscription.topic, subscription)  # type: ignore[arg-type]
    await desk.pass_time(4)
    assert len(desk.registry) == 1
    _, wire = await desk.follow("again")
    assert values(wire) == [1]
    desk.registry.stop()
    assert len(desk.registry) == 0
