"""The live list of events: what matches a condition, as it arrives, sampled when there is too much to read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.plan import Condition
from tidegauge.live.frame import Frame
from tidegauge.live.messages import EventsBody, encode_body, join
from tidegauge.live.topic import Subscription
from tidegauge.stream.columns import BatchColumns
from tidegauge.stream.condition import condition_mask

Document = dict[str, Any]
Documents = Callable[[EventBatch, Sequence[int]], list[Document]]
"""Events of a batch as the API shows them."""


class Feed:
    """Events of one project that meet one condition. `total` counts the matches since the feed began; a subscription's `seen` is the total it was last sent.

    A message has at most `size` events, the newest, and says how many it left out. Newest by their own time: history that is filled in or imported while
    current events come is counted as left out, as it is not in the list that a newcomer gets either.
    """

    def __init__(self, project: int, condition: Condition, documents: Documents, size: int, interval_s: float) -> None:
        self.project, self.condition = project, condition
        self.followers: dict[Subscription, None] = {}
        self.published_s = float("-inf")
        self.min_interval_s = interval_s
        self.total = 0
        self._shown_total = 0
        self._told_total = 0
        self._documents, self._size = documents, size
        self._fresh: deque[tuple[EventBatch, int, int]] = deque(maxlen=size)
        self._newest: deque[tuple[int, Document]] = deque(maxlen=size)
        self._newest_ms: npt.NDArray[np.int64] = np.empty(0, np.int64)
        self._bodies: dict[int, bytes] = {}
        self._frames: dict[tuple[bytes, int], Frame] = {}

    def fold(self, batches: Iterable[EventBatch]) -> bool:
        """Take the matching events of new batches; False when there are none."""
        before = self.total
        for batch in batches:
            rows = self.matches(batch)
            if rows:
                shown = self._current(batch, np.array(rows))
                numbers = np.flatnonzero(shown)[-self._size :].tolist()
                self._fresh.extend((batch, rows[number], self.total + number + 1) for number in numbers)
                self.total += len(rows)
        return self.total > before

    def _current(self, batch: EventBatch, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Which of the rows are among the `size` newest seen so far."""
        times_ms = batch.record.column("timestamp").cast("int64").to_numpy()[rows]
        self._newest_ms = np.sort(np.concatenate((self._newest_ms, times_ms)))[-self._size :]
        return times_ms >= self._newest_ms[0] if len(self._newest_ms) == self._size else np.ones(len(rows), np.bool_)

    def matches(self, batch: EventBatch) -> list[int]:
        """The rows of a batch that belong to the feed, in order."""
        size = len(batch)
        columns = BatchColumns(batch.record, np.full(size, batch.sequence, np.int64), np.arange(size, dtype=np.int64))
        is_own = batch.record.column("project").to_numpy(zero_copy_only=False) == self.project
        rows: list[int] = np.flatnonzero(is_own & condition_mask(columns, self.condition)).tolist() if is_own.any() else []
        return rows

    def snapshot(self, subscription: Subscription, stored: list[Document], recent: Iterable[EventBatch], limit: int) -> Frame:
        """The newest `limit` events of the store's list and the recent batches, each once; what follows goes on from here."""
        self._absorb()
        known = {str(document["id"]): document for document in stored}
        is_first = self.total == 0
        for batch in recent:
            rows = self.matches(batch)
            if is_first and rows:
                self._current(batch, np.array(rows))
            for document in self._documents(batch, rows[-limit:]):
                known.setdefault(str(document["id"]), document)
        newest = sorted(known.values(), key=lambda document: str(document["timestamp"]), reverse=True)[:limit]
        subscription.seen = self._shown_total
        return Frame(join(subscription.prefix, encode_body(EventsBody(newest, self._shown_total + 1, snapshot=True))))

    def advance(self, receipt_ms: int | None) -> bool:
        """Bring the fresh events into view; False when the followers know them all."""
        self._absorb()
        is_news, self._told_total = self._told_total != self._shown_total, self._shown_total
        return is_news

    def sent(self) -> None:
        """Nothing to note: events say themselves when they were received."""

    def _absorb(self) -> None:
        if self._shown_total == self.total:
            return
        for batch, group in groupby(self._fresh, key=itemgetter(0)):
            entries = list(group)
            documents = self._documents(batch, [row for _, row, _ in entries])
            self._newest.extend((number, document) for (_, _, number), document in zip(entries, documents, strict=True))
        self._fresh.clear()
        self._shown_total = self.total
        self._bodies.clear()
        self._frames.clear()

    def frame(self, subscription: Subscription) -> Frame:
        """The events since the subscription's last message."""
        key = (subscription.prefix, subscription.seen)
        subscription.seen = self._shown_total
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = Frame(join(subscription.prefix, self._body(key[1])))
        return frame

    def _body(self, seen: int) -> bytes:
        body = self._bodies.get(seen)
        if body is None:
            events = [document for number, document in self._newest if number > seen]
            skipped = self._shown_total - seen - len(events)
            body = self._bodies[seen] = encode_body(EventsBody(events[::-1], self._shown_total + 1, skipped=skipped or msgspec.UNSET))
        return body
