"""All feeds: one per project and condition, opened with a list from the store, fed by batches."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.plan import Condition
from tidegauge.core.errors import TidegaugeError
from tidegauge.live.feed import Document, Documents, Feed
from tidegauge.live.job import Jobs
from tidegauge.live.limits import LiveLimits
from tidegauge.live.messages import address
from tidegauge.live.outbox import Outbox
from tidegauge.live.publisher import Publisher
from tidegauge.live.recent import RecentBatches
from tidegauge.live.topic import OnFault, Subscription

NewestEvents = Callable[[int, Condition, int], Awaitable[list[Document]]]
"""`(project, condition, limit)`: the newest stored events as the API shows them, newest first."""


class FeedRegistry:
    """A feed lives as long as somebody follows it or waits for its snapshot."""

    def __init__(self, newest: NewestEvents, documents: Documents, recent: RecentBatches, publisher: Publisher, jobs: Jobs, limits: LiveLimits) -> None:
        self._newest, self._documents, self._recent = newest, documents, recent
        self._publisher, self._jobs, self._limits = publisher, jobs, limits
        self._feeds: dict[tuple[int, Condition], Feed] = {}
        self._waiting: dict[Subscription, Feed] = {}

    def __len__(self) -> int:
        return len(self._feeds)

    def follow(self, project: int, condition: Condition, limit: int, id_: str, outbox: Outbox, on_fault: OnFault) -> Subscription:
        """A subscription to the feed; its snapshot follows as soon as the store has answered. Events that the follower may not see do not meet `condition`."""
        feed = self._feeds.get((project, condition))
        if feed is None:
            interval_s = self._limits.feed_interval_ms / 1000
            feed = self._feeds[project, condition] = Feed(project, condition, self._documents, self._limits.feed_events, interval_s)
        subscription = Subscription(id_, address("events", id_), feed, outbox, on_fault)
        self._waiting[subscription] = feed
        self._jobs.start(subscription, self._open(feed, subscription, limit), lambda error: self._opened(subscription, error))
        return subscription

    def leave(self, feed: Feed, subscription: Subscription) -> None:
        """The subscription has ended."""
        self._jobs.cancel(subscription)
        self._waiting.pop(subscription, None)
        feed.followers.pop(subscription, None)
        if not feed.followers and feed not in self._waiting.values():
            self._publisher.forget(feed)
            self._feeds.pop((feed.project, feed.condition), None)

    def fold(self, batches: list[EventBatch], arrived: dict[int, tuple[int, int]]) -> None:
        """Take new batches; `arrived` as for tiles."""
        for feed in self._feeds.values():
            news = arrived.get(feed.project)
            if news is not None and feed.fold(batches):
                self._publisher.mark(feed, news[0])

    async def _open(self, feed: Feed, subscription: Subscription, limit: int) -> None:
        stored = await self._newest(feed.project, feed.condition, limit)
        subscription.outbox.remark(feed.snapshot(subscription, stored, self._recent, limit))
        self._waiting.pop(subscription, None)
        feed.followers[subscription] = None

    def _opened(self, subscription: Subscription, error: TidegaugeError | None) -> None:
        if error is not None:
            subscription.on_fault(subscription, error, is_final=True)
