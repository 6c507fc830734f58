"""A kind of analysis: its name on the wire, what it is asked, what it answers, and the work between."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.query.metric import CacheClass


class Kind(msgspec.Struct, frozen=True):
    """`run` takes a question of type `question` and its Inquiry and gives an `answer`.

    `looks_back`: events before the window change the answer too, so a kept answer is stale when such events come in.
    """

    name: str
    title: str
    description: str
    question: type[AnalysisQuestion]
    answer: type[AnalysisAnswer]
    run: Callable[[Any, Any], Awaitable[AnalysisAnswer]]
    looks_back: bool = False
    cache_class: CacheClass = "activity"
