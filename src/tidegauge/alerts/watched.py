"""One rule that is being watched: its live numbers brought together into readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

import msgspec

from tidegauge.alerts.condition import ANOMALIES
from tidegauge.alerts.question import live_queries
from tidegauge.alerts.reading import Group, Readings, joined, quotients, readings_of
from tidegauge.alerts.rulebook import KnownRule
from tidegauge.alerts.term import Term
from tidegauge.alerts.usual import UsualNumbers, Usuals
from tidegauge.contracts.answer import Answer
from tidegauge.core.errors import TidegaugeError

OnFault = Callable[[TidegaugeError], None]


class Watching(Protocol):
    """A number that is watched."""

    @property
    def empty(self) -> float | None:
        """The number of a group without events; None where there is none."""
        ...

    def look(self) -> Answer | None:
        """The numbers as of now; None before the first."""
        ...

    def end(self) -> None:
        """Watch no more."""
        ...


class Watch(Protocol):
    """Live numbers, kept by somebody else."""

    def __call__(self, query: dict[str, object], project: int, timezone: str, on_answer: Callable[[Answer], None], on_fault: OnFault, /) -> Watching:
        """Call `on_answer` now or soon, then whenever the numbers change. `on_fault`: nothing more will come. Raises InvalidQuery."""
        ...


class WatchedRule:
    """`readings`: the newest, by group. `groups`: those that ever had a number: one that is not in an answer any more has none.

    Numbers of several questions are read together, as of the same instant, whenever one of them changes; nothing is told before all are known.
    """

    def __init__(self, known: KnownRule) -> None:
        self.known = known
        self.readings: Readings = {}
        self.groups: dict[Group, None] = {}
        self.fault: TidegaugeError | None = None
        self.retry_s = float("inf")
        self._terms: list[WatchedTerm] = []
        self._on_readings: Callable[[Readings], None] = lambda readings: None

    def start(self, watch: Watch, usual: UsualNumbers, on_readings: Callable[[Readings], None], on_fault: OnFault) -> None:
        """Watch from now on. Raises InvalidQuery."""
        self.retry_s, self.fault = float("inf"), None
        self._on_readings = on_readings
        self._terms = [WatchedTerm(term) for term in self.known.rule.parts]
        for term in self._terms:
            term.start(self.known, watch, usual, partial(self._news, term), on_fault)

    def end(self) -> None:
        """Watch no more."""
        for term in self._terms:
            term.end()
        self._terms = []

    def _news(self, changed: WatchedTerm) -> None:
        if len(self._terms) == 1:
            if (readings := changed.readings) is not None:
                self._on_readings(readings)
            return
        for term in self._terms:
            if term is not changed:
                term.look()
        found = [term.readings for term in self._terms]
        known = [readings for readings in found if readings is not None]
        if len(known) == len(found):
            self._on_readings(joined(known))


class WatchedTerm:
    """One term: the newest answer to each of its questions, and what is usual of it."""

    def __init__(self, term: Term) -> None:
        self._term = term
        self._answers: list[Answer | None] = []
        self._watching: list[Watching] = []
        self._usual: Usuals | None = None
        self._end_usual: Callable[[], None] = lambda: None
        self._on_news: Callable[[], None] = lambda: None

    def start(self, known: KnownRule, watch: Watch, usual: UsualNumbers, on_news: Callable[[], None], on_fault: OnFault) -> None:
        """Watch its questions. Raises InvalidQuery."""
        queries = live_queries(self._term)
        self._answers, self._on_news = [None] * len(queries), on_news
        if self._term.condition in ANOMALIES:
            self._end_usual = usual.follow(self._term, known.project_id, known.timezone, self._take_usual, on_fault)
        for index, query in enumerate(queries):
            self._watching.append(watch(query, known.project_id, known.timezone, partial(self._take, index), on_fault))
        if len(queries) > 1:
            self._on_news()

    def end(self) -> None:
        """Watch no more."""
        self._end_usual()
        for watching in self._watching:
            watching.end()
        self._watching = []

    def look(self) -> None:
        """Take the answers as of now."""
        for index in range(len(self._watching)):
            self._look(index)

    @property
    def readings(self) -> Readings | None:
        """Its numbers by group; None before all of them are known."""
        answers = [answer for answer in self._answers if answer is not None]
        if len(answers) < len(self._answers) or len(self._watching) < len(self._answers) > 1:
            return None
        if self._term.condition in ANOMALIES and self._usual is None:
            return None
        readings = self._numbers(answers)
        usual = self._usual
        if usual is None:
            return readings
        return {group: msgspec.structs.replace(reading, usual=usual.get(group)) for group, reading in readings.items()}

    def _numbers(self, answers: Sequence[Answer]) -> Readings:
        first = readings_of(answers[0], self._term)
        if len(answers) == 1:
            return first
        empty = None if answers[0].meta.truncated else self._watching[0].empty
        return quotients(first, readings_of(answers[1], self._term), empty=empty, is_percent=self._term.is_percent)

    def _take(self, index: int, answer: Answer) -> None:
        self._answers[index] = answer
        if len(self._answers) == 1:
            self._on_news()
            return
        for other in range(len(self._watching)):
            if other != index:
                self._look(other)
        self._on_news()

    def _look(self, index: int) -> None:
        found = self._watching[index].look()
        if found is not None:
            self._answers[index] = found

    def _take_usual(self, usual: Usuals) -> None:
        self._usual = usual
        self._on_news()
