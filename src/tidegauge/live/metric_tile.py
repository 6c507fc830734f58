"""One live answer: a plan, its current numbers, and everyone who watches them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec

from tidegauge.contracts.plan import Plan
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.live.frame import Frame
from tidegauge.live.messages import MetricBody, MetricMeta, encode_body, join
from tidegauge.live.row_change import row_change
from tidegauge.live.row_text import Finish, Reading, RowTexts
from tidegauge.live.tile_freshness import TileFreshness
from tidegauge.live.topic import Subscription

if TYPE_CHECKING:
    from tidegauge.contracts.cell import CellTable
    from tidegauge.stream.live_query import LiveQuery

PAST: Final = 8
"""Versions that a change can start from; who has an older one gets all rows."""


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
        self._said_span = (self.span, "", "")
        """A range and its edges in words."""
        self.table_sequence = 0
        self.refreshed_s = self.compared_s = float("-inf")
        self.refresh_cost_s = self.compare_cost_s = 0.0
        self.is_behind = False
        """Whether the stream could keep the numbers but does not yet: they are refreshed until it does."""
        self.unread: tuple[int, int] | None = None
        """When and with which batch the oldest event came in that a refreshed tile has not read yet."""
        self._clock, self._on_lag = clock, on_lag
        self._texts = RowTexts(plan, finish)
        self._shown: Reading | None = None
        self.freshness = TileFreshness()
        self._lag_ms = 0
        self._receipt_ms: int | None = None
        self._live_version = 0
        self._past: dict[int, list[bytes]] = {}
        self._changes_wanted_at = -PAST
        self._bodies: dict[int | None, bytes] = {}
        self._frames: dict[tuple[bytes, int | None], Frame] = {}

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
        reading = self._texts.read(self.table, self.span, self.previous)
        shown = self._shown
        if shown is not None and reading.rows == shown.rows and reading.total == shown.total:
            return False
        self._keep_past()
        self._shown = reading
        self._receipt_ms = receipt_ms
        self._lag_ms = 0 if receipt_ms is None else max(0, now_ms - receipt_ms)
        self.version += 1
        self._bodies.clear()
        self._frames.clear()
        return True

    def sent(self) -> None:
        """Every follower was offered what `advance` found."""
        lag_ms = self.freshness.note(self._receipt_ms, self._clock.now_ms())
        if lag_ms is not None:
            self._on_lag(lag_ms)

    def frame(self, subscription: Subscription) -> Frame:
        """The current state as a message; the first one of a subscription is its snapshot, later ones may tell only what changed since the last."""
        base: int | None = subscription.seen
        if subscription.wants_changes:
            self._changes_wanted_at = self.version
            if base not in self._past and base != -1:
                base = None
        elif base != -1:
            base = None
        key = (subscription.prefix, base)
        subscription.seen = self.version
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = Frame(join(subscription.prefix, self._body(base)))
        return frame

    def _keep_past(self) -> None:
        """Somebody may want to know what changes from here, also who missed versions since."""
        if self._shown is None or self.version - self._changes_wanted_at >= PAST:
            self._past.clear()
            return
        self._past[self.version] = self._shown.rows
        if len(self._past) > PAST:
            del self._past[next(iter(self._past))]

    def _body(self, base: int | None) -> bytes:
        """`base`: -1 for a snapshot, None for all rows, else the version to tell the change from."""
        body = self._bodies.get(base)
        if body is None:
            body = self._bodies[base] = encode_body(self._message(base))
        return body

    def _message(self, base: int | None) -> MetricBody:
        shown, said = self._shown, self._said_span
        assert shown is not None, "a tile is shown only after its first advance"
        if said[0] != self.span:
            said = self._said_span = self.span, format_timestamp(self.span.from_ms), format_timestamp(self.span.to_ms)
        message = MetricBody(
            metric=self.plan.metric,
            value=shown.total,
            results=msgspec.UNSET,
            timestamp=format_timestamp(self._clock.now_ms()),
            version=self.version,
            snapshot=True if base == -1 else msgspec.UNSET,
            meta=MetricMeta(
                from_=said[1],
                to=said[2],
                interval=self.plan.interval.name if self.plan.interval else None,
                exact=shown.exact,
                error_bound=shown.error_bound,
                mode="incremental" if self.live is not None else "refreshed",
                lag_ms=self._lag_ms,
                truncated=shown.truncated,
                previous=shown.previous,
            ),
        )
        past = None if base is None else self._past.get(base)
        change = None if past is None else row_change(past, shown.rows)
        if change is None or 4 * len(change.changed) > 3 * len(shown.rows):
            message.results = _array(shown.rows)
        else:
            message.base, message.removed, message.at, message.changed = base or 0, change.removed, change.at, _array(change.changed)
        return message


def _array(rows: list[bytes]) -> msgspec.Raw:
    return msgspec.Raw(b"[" + b",".join(rows) + b"]")
