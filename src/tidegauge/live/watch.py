"""A follower of a tile inside the server: it takes the numbers, not messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tidegauge.contracts.answer import Answer
from tidegauge.contracts.plan import evaluate
from tidegauge.core.clock import Clock
from tidegauge.live.analysis_tile import AnalysisTile
from tidegauge.live.metric_tile import MetricTile
from tidegauge.live.row_text import Finish
from tidegauge.query.cells import empty_values

if TYPE_CHECKING:
    from tidegauge.live.frame import Frame
    from tidegauge.live.topic import Subscription, Topic


class Watcher:
    """Stands where a connection's outbox would: every update of the tile is given to `on_answer`."""

    min_interval_s = 0.5
    """Nobody looks at a number that only a rule watches; the first news after quiet come at once all the same."""

    def __init__(self, finish: Finish, clock: Clock, on_answer: Callable[[Answer], None], leave: Callable[[Subscription], None]) -> None:
        self._finish, self._clock, self._on_answer, self._leave = finish, clock, on_answer, leave
        self.subscription: Subscription | None = None
        """Set by who follows with it."""

    @property
    def empty(self) -> float | None:
        """The number of a group without events; None where there is none."""
        topic = self._topic
        return evaluate(topic.plan.expression, empty_values(topic.plan)) if isinstance(topic, MetricTile) else None

    def look(self) -> Answer | None:
        """The numbers as of now, also those that were not told yet; None before the first. What others are shown of the tile stays as it is."""
        topic = self._topic
        if isinstance(topic, AnalysisTile):
            return topic.first
        assert isinstance(topic, MetricTile), "only numbers can be watched"
        if topic.live is None or topic.live.is_overflowed or not topic.version:
            return self._told(topic)
        now_ms = self._clock.now_ms()
        return self._finish(topic.plan, topic.live.cells(now_ms), topic.plan.window.range_at(now_ms), topic.previous)

    def end(self) -> None:
        """Watch no more."""
        if self.subscription is not None:
            self._leave(self.subscription)

    def offer(self, subscription: Subscription) -> None:
        """The tile has news."""
        topic = subscription.topic
        assert isinstance(topic, MetricTile | AnalysisTile), "only numbers can be watched"
        subscription.seen = topic.version
        answer = topic.first if isinstance(topic, AnalysisTile) else self._told(topic)
        if answer is not None:
            self._on_answer(answer)

    def remark(self, frame: Frame) -> None:
        """Nobody reads."""

    def forget(self, subscription: Subscription) -> None:
        """Nothing is kept of it."""

    @property
    def _topic(self) -> Topic | None:
        return None if self.subscription is None else self.subscription.topic

    def _told(self, tile: MetricTile) -> Answer | None:
        return None if tile.table is None else self._finish(tile.plan, tile.table, tile.span, tile.previous)
