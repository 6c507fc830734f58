"""One live analysis: a question, its newest answer, and everyone who watches it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

import msgspec

from tidegauge.analysis.kind import Follower, Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.contracts.sight import WHOLE, Sight
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import TimeRange, Window
from tidegauge.core.timestamps import format_timestamp
from tidegauge.live.frame import Frame
from tidegauge.live.messages import MetricBody, MetricMeta, encode_body, join
from tidegauge.live.tile_freshness import TileFreshness
from tidegauge.live.topic import Subscription

LOOK_COSTS: Final = 5
"""Times its own cost that an answer of the stream is left as it is."""

_encode: Final = msgspec.json.Encoder().encode


class Asked(NamedTuple):
    """An analysis as one project asks it. `text` is the question's JSON: equal texts share a tile. `sight`: what those who ask may see."""

    kind: Kind
    question: AnalysisQuestion
    project: int
    timezone: str
    text: bytes
    sight: Sight = WHOLE

    @property
    def key(self) -> tuple[str, int, str, bytes, Sight]:
        """Equal for equal questions of those who see the same."""
        return self.kind.name, self.project, self.timezone, self.text, self.sight


def is_lost(live: Follower) -> bool:
    """Whether the stream gave up the answer."""
    return live.is_overflowed or live.is_outdated


class AnalysisTile:
    """Kept by the stream (`live`), or asked anew when its inputs change. `version` counts the states that were shown; 0 before the first."""

    def __init__(self, asked: Asked, window: Window, clock: Clock, on_lag: Callable[[str, int], None]) -> None:
        self.asked = asked
        self.window = window
        self.followers: dict[Subscription, None] = {}
        self.published_s = float("-inf")
        self.min_interval_s = 0.0
        self.version = 0
        self.idle_since_s: float | None = None
        self.span = TimeRange(0, 0)
        self.sequence = 0
        """The answer holds the batches up to here."""
        self.refreshed_s = float("-inf")
        self.refresh_cost_s = 0.0
        self.live: Follower | None = None
        self.is_followable = asked.kind.follow is not None
        """Whether the stream might keep the answer and was not asked yet."""
        self.unread: tuple[int, int] | None = None
        """When and with which batch the oldest event came in that the answer may not hold yet."""
        self._clock, self._on_lag = clock, on_lag
        self._answer: AnalysisAnswer | None = None
        self._shown = b""
        self._live_version = 0
        self.freshness = TileFreshness()
        self._lag_ms = 0
        self._receipt_ms: int | None = None
        self._bodies: dict[bool, bytes] = {}
        self._frames: dict[tuple[bytes, bool], Frame] = {}

    @property
    def has_moved(self) -> bool:
        """Whether time alone took the window to another range since the last answer."""
        return self.window.kind != "fixed" and self.window.range_at(self._clock.now_ms()) != self.span

    @property
    def first(self) -> AnalysisAnswer | None:
        """The newest answer of the store."""
        return self._answer

    @property
    def has_news(self) -> bool:
        """Whether the stream may have changed the answer since the last look."""
        return self.live is not None and self.live.version != self._live_version

    def take(self, answer: AnalysisAnswer, span: TimeRange, sequence: int) -> None:
        """A new answer, not shown yet."""
        self._answer, self.span, self.sequence = answer, span, sequence

    def advance(self, receipt_ms: int | None) -> bool:
        """Bring the newest answer into view; False when it reads as before."""
        self._look()
        answer = self._answer
        if answer is None:
            return False
        meta = answer.meta
        shown = _encode((msgspec.structs.replace(answer, meta=None), meta.total, meta.truncated, self.mode))
        if shown == self._shown:
            return False
        self._shown = shown
        self._receipt_ms = receipt_ms
        self._lag_ms = 0 if receipt_ms is None else max(0, self._clock.now_ms() - receipt_ms)
        self.version += 1
        self._bodies.clear()
        self._frames.clear()
        return True

    def sent(self) -> None:
        """Every follower was offered what `advance` found."""
        lag_ms = self.freshness.note(self._receipt_ms, self._clock.now_ms())
        if lag_ms is not None:
            self._on_lag(self.asked.kind.name, lag_ms)

    @property
    def mode(self) -> Literal["incremental", "refreshed"]:
        return "refreshed" if self.live is None else "incremental"

    def _look(self) -> None:
        """Take what the stream has. An answer that takes long to put together is put together less often."""
        if self.live is None or is_lost(self.live):
            return
        began_s, now_ms = self._clock.monotonic_s(), self._clock.now_ms()
        answer = self.live.answer(now_ms)
        if is_lost(self.live):  # found out on the way
            return
        self._answer, self.span = answer, self.window.range_at(now_ms)
        self._live_version = self.live.version
        self.min_interval_s = LOOK_COSTS * (self._clock.monotonic_s() - began_s)

    def frame(self, subscription: Subscription) -> Frame:
        """The current state as a message; the first one of a subscription is its snapshot."""
        key = (subscription.prefix, subscription.seen == -1)
        subscription.seen = self.version
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = Frame(join(subscription.prefix, self._body(is_snapshot=key[1])))
        return frame

    def _body(self, *, is_snapshot: bool) -> bytes:
        body = self._bodies.get(is_snapshot)
        if body is None:
            body = self._bodies[is_snapshot] = encode_body(self._message(is_snapshot=is_snapshot))
        return body

    def _message(self, *, is_snapshot: bool) -> MetricBody:
        answer = self._answer
        assert answer is not None, "a tile is shown only after its first advance"
        meta = answer.meta
        return MetricBody(
            metric=self.asked.kind.name,
            value=meta.total,
            results=msgspec.Raw(_encode(answer.results)),
            answer=msgspec.Raw(_encode(answer)),
            timestamp=format_timestamp(self._clock.now_ms()),
            version=self.version,
            snapshot=True if is_snapshot else msgspec.UNSET,
            meta=MetricMeta(
                from_=meta.from_,
                to=meta.to,
                interval=meta.interval,
                exact=meta.exact,
                error_bound=meta.error_bound,
                mode=self.mode,
                lag_ms=self._lag_ms,
                truncated=meta.truncated,
            ),
        )
