"""A follower of a tile inside the server: it takes the numbers, not messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tidegauge.contracts.answer import Answer
from tidegauge.live.metric_tile import MetricTile
from tidegauge.live.row_text import Finish

if TYPE_CHECKING:
    from tidegauge.live.frame import Frame
    from tidegauge.live.topic import Subscription


class Watcher:
    """Stands where a connection's outbox would: every update of the tile is given to `on_answer`."""

    min_interval_s = 0.5
    """Nobody looks at a number that only a rule watches; the first news after quiet come at once all the same."""

    def __init__(self, finish: Finish, on_answer: Callable[[Answer], None]) -> None:
        self._finish, self._on_answer = finish, on_answer

    def offer(self, subscription: Subscription) -> None:
        """The tile has news."""
        tile = subscription.topic
        assert isinstance(tile, MetricTile), "only the numbers of a question can be watched"
        subscription.seen = tile.version
        if tile.table is not None:
            self._on_answer(self._finish(tile.plan, tile.table, tile.span, tile.previous))

    def remark(self, frame: Frame) -> None:
        """Nobody reads."""

    def forget(self, subscription: Subscription) -> None:
        """Nothing is kept of it."""
