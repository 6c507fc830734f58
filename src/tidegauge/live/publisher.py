"""Sends what changed: at once after quiet, paced under load, never holding the event loop for long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Protocol

from tidegauge.live.limits import LiveLimits
from tidegauge.live.pace import PublishPace
from tidegauge.live.topic import Topic, fan_out


class ChangingTopic(Topic, Protocol):
    """A topic that the publisher brings up to date before it is shown."""

    published_s: float
    min_interval_s: float

    def advance(self, receipt_ms: int | None) -> bool:
        """Take in what changed; False when nothing that shows did. `receipt_ms`: when the oldest event not yet shown came in, None when only time passed."""
        ...

    def sent(self) -> None:
        """Every follower was offered what `advance` found."""
        ...


class Publisher:
    """One per hub. `mark` what changed, then `kick`; a topic goes out when its last update is `PublishPace.interval_s` old, oldest change first."""

    def __init__(self, now_s: Callable[[], float], limits: LiveLimits) -> None:
        self._now_s = now_s
        self._slice_s = limits.slice_ms / 1000
        self.pace = PublishPace(limits.publish_min_ms, limits.publish_max_ms)
        self._changed: dict[ChangingTopic, int | None] = {}
        self._sending: Iterator[None] | None = None
        self._timer: asyncio.Handle | None = None
        self.updates = 0

    def mark(self, topic: ChangingTopic, receipt_ms: int | None) -> None:
        """The topic has news; `receipt_ms` as in `ChangingTopic.advance`."""
        known = self._changed.get(topic)
        self._changed[topic] = receipt_ms if known is None else known

    def forget(self, topic: ChangingTopic) -> None:
        """The topic is gone."""
        self._changed.pop(topic, None)

    def kick(self) -> None:
        """Send what is due now, up to one slice; the rest follows in later turns of the loop."""
        if self._sending is None:
            self._run()

    def stop(self) -> None:
        """Send nothing more."""
        if self._timer is not None:
            self._timer.cancel()
        self._changed.clear()
        self._sending = None

    def _run(self) -> None:
        began_s = self._now_s()
        try:
            self._send_due(began_s + self._slice_s)
        finally:  # one tile's failure is reported by the loop and does not stop the others
            now_s = self._now_s()
            self.pace.look(now_s)
            self._plan_next(now_s)

    def _send_due(self, until_s: float) -> None:
        self._sending = self._sending or self._round()
        for _ in self._sending:
            if self._now_s() >= until_s:
                return
        self._sending = None

    def _round(self) -> Iterator[None]:
        now_s = self._now_s()
        for topic in [topic for topic in self._changed if now_s >= self._due_s(topic)]:
            if topic not in self._changed:
                continue  # forgotten between two slices
            topic.published_s = now_s
            if topic.advance(self._changed.pop(topic)):
                self.updates += 1
                yield from fan_out(topic)
                topic.sent()

    def _due_s(self, topic: ChangingTopic) -> float:
        return topic.published_s + max(self.pace.interval_s, topic.min_interval_s)

    def _plan_next(self, now_s: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        loop = asyncio.get_running_loop()
        if self._sending is not None:
            self._timer = loop.call_soon(self._run)
        elif self._changed:
            wait_s = min(map(self._due_s, self._changed)) - now_s
            self._timer = loop.call_later(wait_s, self._run) if wait_s > 0 else loop.call_soon(self._run)
