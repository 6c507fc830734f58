"""The catalogue: metrics by name, the built-in ones and those a project defined."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final, Protocol

from tidegauge.query.builtin import BUILTIN_METRICS
from tidegauge.query.metric import Metric

_BUILTIN: Final = {metric.name: metric for metric in BUILTIN_METRICS}


class MetricSource(Protocol):
    """A project's own metrics, in memory."""

    def metrics(self, project: int) -> Iterable[Metric]:
        """All of them."""
        ...


class NoMetrics:
    """A source of no metrics: projects have the built-in ones."""

    def metrics(self, project: int) -> Iterable[Metric]:
        return ()


class Catalogue:
    """Looks metrics up. A project's own metric never hides a built-in one."""

    def __init__(self, own: MetricSource | None = None) -> None:
        self._own = own or NoMetrics()

    def find(self, name: str, project: int) -> Metric | None:
        """The metric of that name; None when it may only be an event's name."""
        return _BUILTIN.get(name) or next((metric for metric in self._own.metrics(project) if metric.name == name), None)

    def list(self, project: int) -> tuple[Metric, ...]:
        """Built-in metrics in screen order, then the project's own."""
        return (*BUILTIN_METRICS, *(metric for metric in self._own.metrics(project) if metric.name not in _BUILTIN))


def suggest(word: str, known: Iterable[str]) -> str:
    """` Did you mean 'x'?` when a known word is near, else nothing."""
    near = difflib.get_close_matches(word[:60], list(known), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""
