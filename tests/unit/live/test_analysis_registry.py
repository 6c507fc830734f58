from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.unit.live.screens import NOW_MS, RecordingWire
from tests.unit.live.test_tile_registry import Store, settle

from tidegauge.analysis.inquiry import Inquiry
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
from tidegauge.stream.engine import StreamEngine


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

    def inquire(self, question: AnalysisQuestion, project: int, timezone: str) -> Inquiry:
        raise Unavailable("nobody can inquire")


class Desk:
    """A registry on a manual clock, with followers that record."""

    def __init__(self) -> None:
        self.clock = ManualClock(NOW_MS)
        self.store = Store(self.clock)
        self.analyses = FakeAnalyses()
        self.lags: list[tuple[str, int]] = []
        self.faults: list[tuple[str, str, bool]] = []
        limits = LiveLimits()
        self.publisher = Publisher(self.clock.monotonic_s, limits)
        self.registry = AnalysisRegistry(
            self.analyses, StreamEngine(self.clock), self.store, self.publisher, Jobs(), self.clock, limits, lambda *lag: self.lags.append(lag)
        )

    async def follow(self, id_: str = "q", project: int = 1, keep: Any = None, **body: Any) -> tuple[Subscription, RecordingWire]:
        """`keep`: how the stream keeps the answer."""
        wire = RecordingWire()
        kind, question = read_analysis({"analysis": "sessions", **body})
        subscription = self.registry.follow(msgspec.structs.replace(kind, follow=keep), question, project, "UTC", id_, Outbox(wire), self._fault)
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
    assert desk.lags == [("sessions", 40_000)]


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


class KeptSum:
    """An answer that the stream keeps."""

    def __init__(self) -> None:
        self.version = 1
        self.total = 10
        self.is_overflowed = self.is_outdated = self.is_closed = False

    def answer(self, now_ms: int) -> AnalysisAnswer:
        meta = AnswerMeta("a", "b", None, "UTC", True, 0.0, False, 0.0, 0, False, total=self.total)
        return AnalysisAnswer(results=[], meta=meta)

    def close(self) -> None:
        self.is_closed = True


@pytest.mark.req("E5")
async def test_the_stream_takes_over_after_the_first_answer_and_gives_back_what_grows_too_large() -> None:
    desk, kept = Desk(), KeptSum()

    async def follow(question: Any, inquire: Any, engine: Any, first: Any) -> KeptSum:
        return kept

    _, wire = await desk.follow("a", keep=follow)
    await settle()
    assert [(message["value"], message["meta"]["mode"]) for message in wire.messages] == [(1, "refreshed")]
    await desk.pass_time(0.5)
    assert (wire.messages[-1]["value"], wire.messages[-1]["meta"]["mode"]) == (10, "incremental")
    kept.total, kept.version = 11, 2
    desk.arrive(1)
    await desk.pass_time(0.1)
    assert (wire.messages[-1]["value"], desk.analyses.asked, desk.registry.refreshed_count) == (11, 1, 0)
    kept.is_overflowed = True
    await desk.pass_time(0.1)
    await desk.pass_time(0.1)
    assert kept.is_closed
    assert (wire.messages[-1]["value"], wire.messages[-1]["meta"]["mode"], desk.registry.refreshed_count) == (1, "refreshed", 1)


@pytest.mark.req("E5")
async def test_what_the_stream_cannot_go_on_from_is_asked_again_and_followed_anew() -> None:
    desk, kept = Desk(), [KeptSum(), KeptSum(), KeptSum()]
    given = iter(kept)

    async def follow(question: Any, inquire: Any, engine: Any, first: Any) -> KeptSum:
        return next(given)

    _, wire = await desk.follow("a", keep=follow)
    await desk.pass_time(0.5)
    kept[1].total, kept[2].total = 4, 6
    desk.registry.reload(1)
    await settle()
    await desk.pass_time(0.5)
    assert kept[0].is_closed
    assert (wire.messages[-1]["value"], wire.messages[-1]["meta"]["mode"]) == (4, "incremental")
    kept[1].is_outdated = True
    await desk.pass_time(0.5)
    await desk.pass_time(0.5)
    assert kept[1].is_closed
    assert (wire.messages[-1]["value"], wire.messages[-1]["meta"]["mode"]) == (6, "incremental")
