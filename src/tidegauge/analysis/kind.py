"""A kind of analysis: its name on the wire, what it is asked, what it answers, and the work between."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol

import msgspec

from tidegauge.accounts.policy import Permission
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.core.time_range import TimeRange
from tidegauge.query.metric import CacheClass
from tidegauge.stream.engine import StreamEngine

FOREVER_MS: Final = 2**62


class Follower(Protocol):
    """An answer that the stream keeps. `version` grows when it may have changed.

    `is_overflowed`: its state was given up, ask the store instead; `is_outdated`: it was given up, follow anew.
    """

    @property
    def version(self) -> int: ...

    @property
    def is_overflowed(self) -> bool: ...

    @property
    def is_outdated(self) -> bool: ...

    def answer(self, now_ms: int) -> AnalysisAnswer:
        """The answer as of an instant."""
        ...

    def close(self) -> None:
        """The stream keeps it no longer."""
        ...


class Kind(msgspec.Struct, frozen=True):
    """`run` takes a question of type `question` and its Inquiry and gives an `answer`.

    `looks_back`: events before the window change the answer too, so a kept answer is stale when such events come in. `looks_ahead`: whether, for a question,
    those after it do. `follow` lets the stream keep the answer to a question, given how to inquire, the stream and the first answer; it gives None when
    the stream cannot. `permission`: what asking it needs.
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
    follow: Callable[[Any, Callable[[], Inquiry], StreamEngine, Any], Awaitable[Follower | None]] | None = None
    permission: Permission = Permission.QUERY

    def reach(self, question: AnalysisQuestion, span: TimeRange) -> TimeRange:
        """The times whose events can change the answer to a question of a span."""
        is_ahead = self.looks_ahead is not None and self.looks_ahead(question)
        return TimeRange(0 if self.looks_back else span.from_ms, FOREVER_MS if is_ahead else span.to_ms)
