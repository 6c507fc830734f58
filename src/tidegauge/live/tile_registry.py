"""All metric tiles: opened once per plan, marked when their numbers change, refreshed and closed in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from tidegauge.contracts.plan import Plan
from tidegauge.contracts.ports import RowReader
from tidegauge.core.errors import TidegaugeError
from tidegauge.live.job import Jobs
from tidegauge.live.limits import LiveLimits
from tidegauge.live.live_window import check_live_window
from tidegauge.live.messages import address
from tidegauge.live.metric_tile import MetricTile
from tidegauge.live.pace import refresh_interval_s
from tidegauge.live.publisher import Publisher
from tidegauge.live.snapshot import Snapshots
from tidegauge.live.topic import OnFault, Outlet, Subscription
from tidegauge.query.segments.source import has_segment
from tidegauge.stream.engine import StreamEngine

COMPARE_MIN_S: Final = 5.0
COMPARE_MAX_S: Final = 300.0
FOLLOW_AFTER_S: Final = 1.0
"""A screen that has just got its numbers draws them now; reading states for it can wait so long."""


class TileRegistry:
    """Equal plans share one tile. A tile without followers stays for `linger_s`."""

    def __init__(
        self,
        snapshots: Snapshots,
        engine: StreamEngine,
        reader: RowReader,
        publisher: Publisher,
        jobs: Jobs,
        make_tile: Callable[[Plan], MetricTile],
        limits: LiveLimits,
    ) -> None:
        self._snapshots, self._engine, self._reader, self._publisher = snapshots, engine, reader, publisher
        self._jobs, self._make_tile, self._limits = jobs, make_tile, limits
        self._tiles: dict[Plan, MetricTile] = {}
        self._newest: dict[int, tuple[int, int]] = {}
        self._following: MetricTile | None = None
        self._follow_from_s = float("-inf")

    def __len__(self) -> int:
        return len(self._tiles)

    @property
    def refreshed_count(self) -> int:
        """Tiles that the stream does not keep."""
        return sum(tile.live is None for tile in self._tiles.values())

    def follow(self, plan: Plan, id_: str, outbox: Outlet, on_fault: OnFault, *, wants_changes: bool = False) -> Subscription:
        """A subscription to the plan's tile; its snapshot is sent now, or as soon as there is one. Raises InvalidQuery for a plan of an earlier instant."""
        check_live_window(plan.window)
        tile = self._tiles.get(plan)
        if tile is None:
            tile = self._tiles[plan] = self._make_tile(plan)
            opened = tile
            self._jobs.start(tile, self._snapshots.open(tile), lambda error: self._opened(opened, error))
        elif tile.version and not tile.followers:
            tile.advance(None)  # nobody watched: nothing was shown meanwhile
        subscription = Subscription(id_, address("metric_update", id_), tile, outbox, on_fault)
        subscription.wants_changes = wants_changes
        tile.followers[subscription] = None
        tile.min_interval_s = _min_interval_s(tile)
        tile.idle_since_s = None
        if tile.version:
            outbox.offer(subscription)
        return subscription

    def leave(self, tile: MetricTile, subscription: Subscription, now_s: float) -> None:
        """The subscription has ended."""
        tile.followers.pop(subscription, None)
        tile.min_interval_s = _min_interval_s(tile)
        if not tile.followers:
            tile.idle_since_s = now_s

    def note_news(self, arrived: dict[int, tuple[int, int]]) -> None:
        """Batches were folded; `arrived`: project -> (receipt of the oldest event in ms, last sequence)."""
        self._newest.update(arrived)
        for tile in self._tiles.values():
            news = arrived.get(tile.plan.project)
            if news is None:
                continue
            if tile.has_news:
                if tile.followers:
                    self._publisher.mark(tile, news[0])
            elif tile.live is None and tile.unread is None:
                tile.unread = news

    def tick(self, now_s: float) -> None:
        """Several times a second: windows that moved, refreshes that are due, tiles nobody wants."""
        for tile in list(self._tiles.values()):
            if tile.idle_since_s is not None and now_s - tile.idle_since_s >= self._limits.linger_s:
                self._close(tile)
            elif tile not in self._jobs and tile.version:
                self._tend(tile, now_s)
        self._follow_next()

    def of_project(self, project: int) -> list[MetricTile]:
        """The project's tiles."""
        return [tile for tile in self._tiles.values() if tile.plan.project == project]

    def find(self, plan: Plan) -> MetricTile | None:
        """The tile of a plan, when somebody follows it or did just now."""
        return self._tiles.get(plan)

    def reload(self, project: int, *, only_of_segments: bool = False) -> None:
        """Fill the project's tiles anew from the store, which lost events; who follows sees the last numbers until then."""
        own = [tile for tile in self._tiles.values() if tile.plan.project == project]
        for tile in [tile for tile in own if not only_of_segments or has_segment(tile.plan.condition)]:
            self._jobs.cancel(tile)
            if tile.live is not None:
                self._engine.close(tile.live)
                tile.live = None
            self._jobs.start(tile, self._snapshots.open(tile), partial(self._refreshed if tile.version else self._opened, tile))

    def stop(self) -> None:
        """Close all tiles."""
        for tile in list(self._tiles.values()):
            self._close(tile)

    def _tend(self, tile: MetricTile, now_s: float) -> None:
        if tile.live is not None and tile.live.is_overflowed:
            self._engine.close(tile.live)
            tile.live = None
            self._refresh(tile)
        elif tile.live is not None and tile.live.is_outdated and self._is_due(tile, now_s):
            self._snapshots.restart(tile)
            self._refresh(tile)
        elif tile.live is None and self._wants_refresh(tile, now_s):
            self._refresh(tile)
        elif tile.previous is not None and now_s - tile.compared_s >= _compare_interval_s(tile):
            self._jobs.start(tile, self._snapshots.compare(tile), lambda error: self._refreshed(tile, error))
        elif tile.live is not None and tile.followers and tile.has_moved:
            self._publisher.mark(tile, None)

    def _wants_refresh(self, tile: MetricTile, now_s: float) -> bool:
        if not self._is_due(tile, now_s):
            return False
        return tile.has_moved or (tile.unread is not None and self._reader.stored_sequence > tile.table_sequence)

    def _is_due(self, tile: MetricTile, now_s: float) -> bool:
        """Whether a look into the store is due again, by what the last one cost."""
        return now_s - tile.refreshed_s >= refresh_interval_s(tile.refresh_cost_s, self._limits.refresh_min_s, self._limits.refresh_max_s)

    def _refresh(self, tile: MetricTile) -> None:
        self._jobs.start(tile, self._snapshots.refresh(tile), lambda error: self._refreshed(tile, error))

    def _opened(self, tile: MetricTile, error: TidegaugeError | None) -> None:
        if error is None:
            self._show(tile, None)
            self._follow_from_s = max(self._follow_from_s, self._snapshots.now_s() + FOLLOW_AFTER_S)
            return
        followers = list(tile.followers)
        self._close(tile)
        _tell(followers, error, is_final=True)

    def _follow_next(self) -> None:
        """Hand a tile that is behind to the stream: one at a time, and only when no screen waits for its first numbers."""
        if self._snapshots.now_s() < self._follow_from_s or (self._following is not None and self._following in self._jobs):
            return
        if any(not tile.version for tile in self._tiles.values()):
            return
        self._following = next((tile for tile in self._tiles.values() if tile.is_behind and tile.followers and tile not in self._jobs), None)
        if self._following is not None:
            self._jobs.start(self._following, self._snapshots.follow(self._following), partial(self._followed, self._following))

    def _followed(self, tile: MetricTile, error: TidegaugeError | None) -> None:
        if error is not None:  # it is refreshed meanwhile
            self._follow_from_s = self._snapshots.now_s() + self._limits.refresh_max_s
            return
        if tile.live is not None:
            tile.unread = None
        self._show(tile, None)
        self._follow_next()

    def _refreshed(self, tile: MetricTile, error: TidegaugeError | None) -> None:
        if error is not None:
            tile.refresh_cost_s = max(2 * tile.refresh_cost_s, self._limits.refresh_min_s / 10)
            tile.refreshed_s = tile.compared_s = self._snapshots.now_s()
            _tell(list(tile.followers), error, is_final=False)
            return
        unread, newest = tile.unread, self._newest.get(tile.plan.project)
        if unread is not None and unread[1] <= tile.table_sequence:
            tile.unread = newest if newest is not None and newest[1] > tile.table_sequence else None
            self._show(tile, unread[0])
        else:
            self._show(tile, None)

    def _show(self, tile: MetricTile, receipt_ms: int | None) -> None:
        self._publisher.mark(tile, receipt_ms)
        self._publisher.kick()

    def _close(self, tile: MetricTile) -> None:
        self._publisher.forget(tile)
        self._jobs.cancel(tile)
        self._tiles.pop(tile.plan, None)
        if tile.live is not None:
            self._engine.close(tile.live)
            tile.live = None


def _compare_interval_s(tile: MetricTile) -> float:
    """A sixtieth of the range, so that a compared range lags little; longer when it costs much."""
    length_s = (tile.span.to_ms - tile.span.from_ms) / 1000
    return max(20 * tile.compare_cost_s, min(max(length_s / 60, COMPARE_MIN_S), COMPARE_MAX_S))


def _min_interval_s(tile: MetricTile) -> float:
    """What the most eager of its followers wants."""
    return min((subscription.outbox.min_interval_s for subscription in tile.followers), default=0.0)


def _tell(followers: Iterable[Subscription], error: TidegaugeError, *, is_final: bool) -> None:
    for subscription in followers:
        subscription.on_fault(subscription, error, is_final=is_final)
