"""A kind of analysis: its name on the wire, what it is asked, what it answers, and the work between."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

import msgspec

from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.core.time_range import TimeRange
from tidegauge.query.metric import CacheClass

FOREVER_MS: Final = 2**62


class Kind(msgspec.Struct, frozen=True):
    """`run` takes a question of type `question` and its Inquiry and gives an `answer`.

    `looks_back`: events before the window change the answer too, so a kept answer is stale when such events come in. `looks_ahead`: whether, for a question,
    those after it do.
    """

    name: str
    title: str
    description: str
    question: type[AnalysisQuestion]
    answer: type[AnalysisAnswer]
    run: Callable[[Any, Any], Awaitable[AnalysisAnswer]]
    looks_back: bool = False
    looks_ahead: Callable[[Any], bool] | None = None
    cache_class: CacheClass = "activity"

    def reach(self, question: AnalysisQuestion, span: TimeRange) -> TimeRange:
        """The times whose events can change the answer to a question of a span."""
        is_ahead = self.looks_ahead is not None and self.looks_ahead(question)
        return TimeRange(0 if self.looks_back else span.from_ms, FOREVER_MS if is_ahead else span.to_ms)
