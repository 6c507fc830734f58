"""All live analyses: opened once per question, asked anew when their inputs change, closed in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from tidegauge.analysis.inquiry import Inquiry, analysis_window
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.contracts.ports import RowReader
from tidegauge.contracts.sight import Sight, current_sight, seeing
from tidegauge.core.clock import Clock
from tidegauge.core.errors import TidegaugeError
from tidegauge.live.analysis_tile import AnalysisTile, Asked, is_lost
from tidegauge.live.job import Jobs
from tidegauge.live.limits import LiveLimits
from tidegauge.live.live_window import check_live_window
from tidegauge.live.messages import address
from tidegauge.live.pace import refresh_interval_s
from tidegauge.live.publisher import Publisher
from tidegauge.live.topic import OnFault, Outlet, Subscription
from tidegauge.stream.engine import StreamEngine


class Answering(Protocol):
    """The door to analyses, as far as live answers need it."""

    async def answer(self, kind: Kind, question: AnalysisQuestion, project: int, timezone: str) -> AnalysisAnswer: ...

    def inquire(self, question: AnalysisQuestion, project: int, timezone: str) -> Inquiry: ...


class AnalysisRegistry:
    """Equal questions of those who see the same share one tile. A tile without followers stays for `linger_s`. A refresh that no new event can have changed
    is a look into the cache.

    What the stream can keep it takes over once the first answer is shown.
    """

    def __init__(
        self,
        answering: Answering,
        engine: StreamEngine,
        reader: RowReader,
        publisher: Publisher,
        jobs: Jobs,
        clock: Clock,
        limits: LiveLimits,
        on_lag: Callable[[str, int], None],
    ) -> None:
        self._answering, self._engine, self._reader, self._publisher, self._jobs = answering, engine, reader, publisher, jobs
        self._clock, self._limits, self._on_lag = clock, limits, on_lag
        self._tiles: dict[tuple[str, int, str, bytes, Sight], AnalysisTile] = {}
        self._newest: dict[int, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self._tiles)

    @property
    def refreshed_count(self) -> int:
        """Tiles that the stream does not keep."""
        return sum(tile.live is None for tile in self._tiles.values())

    def follow(self, kind: Kind, question: AnalysisQuestion, project: int, timezone: str, id_: str, outbox: Outlet, on_fault: OnFault) -> Subscription:
        """A subscription to the answer; its snapshot is sent as soon as there is one. Raises InvalidQuery for a time that is none."""
        asked = Asked(kind, question, project, timezone, msgspec.json.encode(question), current_sight())
        tile = self._tiles.get(asked.key)
        if tile is None:
            window = analysis_window(question, question.timezone or timezone, self._clock.now_ms())
            check_live_window(window)
            tile = self._tiles[asked.key] = AnalysisTile(asked, window, self._clock, self._on_lag)
            self._refresh(tile)
        subscription = Subscription(id_, address("metric_update", id_), tile, outbox, on_fault)
        tile.followers[subscription] = None
        tile.idle_since_s = None
        if tile.version:
            outbox.offer(subscription)
        return subscription

    def leave(self, tile: AnalysisTile, subscription: Subscription) -> None:
        """The subscription has ended."""
        tile.followers.pop(subscription, None)
        if not tile.followers:
            tile.idle_since_s = self._clock.monotonic_s()

    def note_news(self, arrived: dict[int, tuple[int, int]]) -> None:
        """Batches came in; `arrived`: project -> (receipt of the oldest event in ms, last sequence)."""
        self._newest.update(arrived)
        for tile in self._tiles.values():
            news = arrived.get(tile.asked.project)
            if tile.live is None:
                tile.unread = tile.unread or news
            elif news is not None and tile.followers and tile.has_news:
                self._publisher.mark(tile, news[0])

    def tick(self, now_s: float) -> None:
        """Several times a second: refreshes that are due, tiles nobody wants."""
        for tile in list(self._tiles.values()):
            if tile.idle_since_s is not None and now_s - tile.idle_since_s >= self._limits.linger_s:
                self._close(tile)
            elif tile.live is not None and is_lost(tile.live):
                tile.is_followable = tile.live.is_outdated
                self._give_up(tile)
                self._refresh(tile)
            elif tile.live is not None:
                if tile.followers and tile.has_moved:
                    self._publisher.mark(tile, None)
            elif tile.followers and tile not in self._jobs and self._is_due(tile, now_s):
                self._refresh(tile)

    def of_project(self, project: int) -> list[AnalysisTile]:
        """The project's tiles."""
        return [tile for tile in self._tiles.values() if tile.asked.project == project]

    def find(self, asked: Asked) -> AnalysisTile | None:
        """The tile of a question, when somebody follows it or did just now."""
        return self._tiles.get(asked.key)

    def reload(self, project: int) -> None:
        """Ask the project's questions again; those that no change of a segment concerns are a look into the cache."""
        for tile in [tile for tile in self._tiles.values() if tile.asked.project == project]:
            self._jobs.cancel(tile)
            self._give_up(tile)
            tile.is_followable = tile.asked.kind.follow is not None
            self._refresh(tile)

    def stop(self) -> None:
        """Close all tiles."""
        for tile in list(self._tiles.values()):
            self._close(tile)

    def _is_due(self, tile: AnalysisTile, now_s: float) -> bool:
        if now_s - tile.refreshed_s < refresh_interval_s(tile.refresh_cost_s, self._limits.refresh_min_s, self._limits.refresh_max_s):
            return False
        return tile.has_moved or (tile.unread is not None and self._reader.stored_sequence > tile.sequence)

    def _refresh(self, tile: AnalysisTile) -> None:
        self._jobs.start(tile, self._ask(tile), lambda error: self._asked(tile, error))

    async def _ask(self, tile: AnalysisTile) -> None:
        began_s, sequence, asked = self._clock.monotonic_s(), self._reader.stored_sequence, tile.asked
        span = tile.window.range_at(self._clock.now_ms())
        try:
            with seeing(asked.sight):
                answer = await self._answering.answer(asked.kind, asked.question, asked.project, asked.timezone)
        finally:
            tile.refreshed_s = self._clock.monotonic_s()
            tile.refresh_cost_s = tile.refreshed_s - began_s
        tile.take(answer, span, sequence)

    def _asked(self, tile: AnalysisTile, error: TidegaugeError | None) -> None:
        if error is not None:
            followers = list(tile.followers)
            is_final = not tile.version
            if is_final:
                self._close(tile)
            for subscription in followers:
                subscription.on_fault(subscription, error, is_final=is_final)
            return
        unread, newest = tile.unread, self._newest.get(tile.asked.project)
        receipt_ms = None
        if unread is not None and unread[1] <= tile.sequence:
            receipt_ms = unread[0]
            tile.unread = newest if newest is not None and newest[1] > tile.sequence else None
        self._publisher.mark(tile, receipt_ms)
        self._publisher.kick()
        if tile.is_followable:
            tile.is_followable = False
            self._jobs.start(tile, self._hand_over(tile), lambda error: self._handed_over(tile, error))

    async def _hand_over(self, tile: AnalysisTile) -> None:
        """Let the stream keep the answer from now on, if it can."""
        asked = tile.asked
        assert asked.kind.follow is not None, "only what may be followed is handed over"
        with seeing(asked.sight):
            tile.live = await asked.kind.follow(
                asked.question, lambda: self._answering.inquire(asked.question, asked.project, asked.timezone), self._engine, tile.first
            )

    def _handed_over(self, tile: AnalysisTile, error: TidegaugeError | None) -> None:
        """What went wrong is tried again by the refreshes, which say it."""
        if error is not None or tile.live is None:
            return
        tile.unread = None
        self._publisher.mark(tile, None)
        self._publisher.kick()

    def _give_up(self, tile: AnalysisTile) -> None:
        if tile.live is not None:
            tile.live.close()
            tile.live = None

    def _close(self, tile: AnalysisTile) -> None:
        self._publisher.forget(tile)
        self._jobs.cancel(tile)
        self._give_up(tile)
        self._tiles.pop(tile.asked.key, None)
