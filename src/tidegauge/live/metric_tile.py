"""One live answer: a plan, its current numbers, and everyone who watches them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from tidegauge.contracts.answer import Answer
from tidegauge.contracts.plan import Plan
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.live.frame import Frame
from tidegauge.live.messages import MetricBody, MetricMeta, encode_body, join
from tidegauge.live.topic import Subscription

if TYPE_CHECKING:
    from tidegauge.contracts.cell import CellTable
    from tidegauge.stream.live_query import LiveQuery

_encode = msgspec.json.Encoder().encode


Finish = Callable[..., Answer]
"""`finish(plan, table, span, previous_table)` of the query service."""


class MetricTile:
    """Kept by the stream (`live`), or refreshed from the store (`table`). `version` counts the states that were shown; 0 before the first."""

    def __init__(self, plan: Plan, finish: Finish, clock: Clock, on_lag: Callable[[int], None]) -> None:
        self.plan = plan
        self.followers: dict[Subscription, None] = {}
        self.published_s = float("-inf")
        self.min_interval_s = 0.0
        self.version = 0
        self.idle_since_s: float | None = None
        self.live: LiveQuery | None = None
        self.table: CellTable | None = None
        self.previous: CellTable | None = None
        self.span = TimeRange(0, 0)
        self.table_sequence = 0
        self.refreshed_s = self.compared_s = float("-inf")
        self.refresh_cost_s = self.compare_cost_s = 0.0
        self.unread: tuple[int, int] | None = None
        """When and with which batch the oldest event came in that a refreshed tile has not read yet."""
        self._finish, self._clock, self._on_lag = finish, clock, on_lag
        self._answer: Answer | None = None
        self._results = b""
        self._total: object = None
        self._lag_ms = 0
        self._live_version = 0
        self._bodies: dict[bool, bytes] = {}
        self._frames: dict[tuple[bytes, bool], Frame] = {}

    @property
    def has_news(self) -> bool:
        """Whether the stream changed the numbers since the last look."""
        return self.live is not None and self.live.version != self._live_version

    @property
    def has_moved(self) -> bool:
        """Whether time alone took the window to another range since the last look."""
        return self.plan.window.kind != "fixed" and self.plan.window.range_at(self._clock.now_ms()) != self.span

    def advance(self, receipt_ms: int | None) -> bool:
        """Bring the answer up to date; False when it reads as before. Raises LimitReached when the range has too many buckets."""
        now_ms = self._clock.now_ms()
        if self.live is not None:
            self.span = self.plan.window.range_at(now_ms)
            self.table = self.live.cells(now_ms)
            self._live_version = self.live.version
            if self.live.is_overflowed:
                return False
        if self.table is None:
            return False
        answer = self._finish(self.plan, self.table, self.span, self.previous)
        results = _encode(answer.results)
        if self.version and results == self._results and answer.meta.total == self._total:
            return False
        self._answer, self._results, self._total = answer, results, answer.meta.total
        self._lag_ms = 0 if receipt_ms is None else max(0, now_ms - receipt_ms)
        if receipt_ms is not None:
            self._on_lag(self._lag_ms)
        self.version += 1
        self._bodies.clear()
        self._frames.clear()
        return True

    def frame(self, subscription: Subscription) -> Frame:
        """The current state as a message; the first one of a subscription is its snapshot."""
        key = (subscription.prefix, subscription.seen < 0)
        subscription.seen = self.version
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = Frame(join(subscription.prefix, self._body(is_snapshot=key[1])))
        return frame

    def _body(self, *, is_snapshot: bool) -> bytes:
        body = self._bodies.get(is_snapshot)
        if body is None:
            body = self._bodies[is_snapshot] = encode_body(self._message(is_snapshot))
        return body

    def _message(self, is_snapshot: bool) -> MetricBody:
        assert self._answer is not None, "a tile is shown only after its first advance"
        meta = self._answer.meta
        return MetricBody(
            metric=self.plan.metric,
            value=meta.total,
            results=msgspec.Raw(self._results),
            timestamp=format_timestamp(self._clock.now_ms()),
            version=self.version,
            snapshot=True if is_snapshot else msgspec.UNSET,
            meta=MetricMeta(
                from_=meta.from_,
                to=meta.to,
                interval=meta.interval,
                exact=meta.exact,
                error_bound=meta.error_bound,
                mode="incremental" if self.live is not None else "refreshed",
                lag_ms=self._lag_ms,
                truncated=meta.truncated,
                previous=meta.previous_total,
            ),
        )
