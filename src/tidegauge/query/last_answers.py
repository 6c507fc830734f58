"""The last good answer of each question, for when the store gives none: bounded in bytes and in age, and said to be old."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final, TypeVar

import msgspec

from tidegauge.contracts.answer import Answer
from tidegauge.core.clock import Clock
from tidegauge.core.timestamps import format_timestamp

DEFAULT_BYTES: Final = 32 * 2**20
DEFAULT_AGE_S: Final = 86_400.0
_LARGEST: Final = 8
"""An answer that would take this share of the room (one in so many bytes) is not kept."""

AnyAnswer = TypeVar("AnyAnswer", bound=Answer)


class _Last(msgspec.Struct):
    answer: Answer
    at_ms: int
    kept_s: float
    size: int


class LastAnswers:
    """`max_bytes` bounds the answers with their questions (`weight_of`), the least recently given or kept go first; 0 keeps none. `max_age_s`: older ones are
    not given."""

    def __init__(self, clock: Clock, *, max_bytes: int = DEFAULT_BYTES, max_age_s: float = DEFAULT_AGE_S) -> None:
        self._clock, self._max_bytes, self._max_age_s = clock, max_bytes, max_age_s
        self._answers: OrderedDict[Hashable, _Last] = OrderedDict()
        self.bytes = 0
        self.given = 0

    def __len__(self) -> int:
        return len(self._answers)

    def keep(self, question: Hashable, answer: Answer, size: int) -> None:
        """The newest answer to a question, whatever range it had: of a window that moves the question stays the same. `size` in bytes."""
        self._drop(question)
        if size > self._max_bytes // _LARGEST:
            return
        self._answers[question] = _Last(answer, self._clock.now_ms(), self._clock.monotonic_s(), size)
        self.bytes += size
        while self.bytes > self._max_bytes:
            self._drop(next(iter(self._answers)))

    def find(self, question: Hashable) -> Answer | None:
        """The last answer, with `meta.stale` and the time it is from; None when there is none that is young enough."""
        last = self._answers.get(question)
        if last is None:
            return None
        if self._clock.monotonic_s() - last.kept_s > self._max_age_s:
            self._drop(question)
            return None
        self._answers.move_to_end(question)
        self.given += 1
        return marked_stale(last.answer, last.at_ms)

    def clear(self) -> None:
        """Forget all: events behind the answers are gone."""
        self._answers.clear()
        self.bytes = 0

    def _drop(self, question: Hashable) -> None:
        last = self._answers.pop(question, None)
        if last is not None:
            self.bytes -= last.size


def marked_stale(answer: AnyAnswer, at_ms: int) -> AnyAnswer:
    """The answer as one of an earlier instant."""
    return msgspec.structs.replace(answer, meta=msgspec.structs.replace(answer.meta, stale=True, as_of=format_timestamp(at_ms)))
