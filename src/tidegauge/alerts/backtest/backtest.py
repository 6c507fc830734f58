"""How often a rule would have fired."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

from tidegauge.alerts.backtest.body import BacktestAnswer, BacktestBody, EpisodeView, Exactness, Incidents, instant
from tidegauge.alerts.backtest.chart import chart_of
from tidegauge.alerts.backtest.history import RuleHistory, rule_history
from tidegauge.alerts.backtest.replay import Episode, replay
from tidegauge.alerts.backtest.score import Score, score
from tidegauge.alerts.condition import ANOMALIES
from tidegauge.alerts.rule import Rule
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.execute import QueryService

MAX_EPISODES: Final = 500
_AT_ONCE: Final = 2


class Marked(NamedTuple):
    """What people marked in time: see Incidents."""

    id: str
    kind: str
    tags: tuple[str, ...]
    span: TimeRange


MarkedIn = Callable[[int, TimeRange], Awaitable[list[Marked]]]
"""`(project, span)` -> its annotations that touch it."""


class Backtest:
    """Two at a time: who asks more waits."""

    def __init__(self, query: QueryService, clock: Clock, marked_in: MarkedIn) -> None:
        self._query, self._clock, self._marked_in = query, clock, marked_in
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def run(self, body: BacktestBody, project: int, timezone: str) -> BacktestAnswer:
        """When a rule would have fired. Raises InvalidInput and InvalidQuery for what cannot be looked at, LimitReached, Unavailable."""
        began_s = self._clock.monotonic_s()
        span = body.span(self._clock.now_ms())
        async with self._turn:
            history = await rule_history(self._query, body.rule, project, timezone, span)
            episodes, chart = await asyncio.to_thread(lambda: (_episodes(body.rule, history), chart_of(body.rule, history)))
        looked = history.grid.span
        over_ms = [looked.to_ms if one.to_ms is None else one.to_ms for one in episodes]
        firing_ms = sum(over - one.from_ms for over, one in zip(over_ms, episodes, strict=True))
        return BacktestAnswer(
            format_timestamp(looked.from_ms),
            format_timestamp(looked.to_ms),
            len(episodes),
            len(episodes) / max((looked.to_ms - looked.from_ms) / (7 * DAY_MS), 1e-9),
            firing_ms / 1000,
            [_view(body.rule, one, looked.to_ms) for one in sorted(episodes, key=lambda one: -one.from_ms)[:MAX_EPISODES]],
            [format_timestamp(at_ms) for at_ms in chart[0]],
            chart[1],
            _exactness(body.rule, history),
            None if body.incidents is None else await self._score(body.incidents, project, looked, episodes),
            round((self._clock.monotonic_s() - began_s) * 1000, 1),
        )

    async def _score(self, incidents: Incidents, project: int, looked: TimeRange, episodes: list[Episode]) -> Score:
        spans = []
        for index, one in enumerate(incidents.intervals):
            from_ms = instant(one.from_, f"incidents.intervals.{index}.from")
            spans.append(TimeRange(from_ms, from_ms if one.to is None else instant(one.to, f"incidents.intervals.{index}.to")))
        if incidents.annotations or incidents.ids:
            spans += [one.span for one in await self._marked_in(project, looked) if _is_meant(incidents, one)]
        return score(episodes, spans, looked.to_ms, incidents.tolerance_seconds * 1000)


def _is_meant(incidents: Incidents, marked: Marked) -> bool:
    if incidents.ids:
        return marked.id in incidents.ids
    return incidents.kind in (None, marked.kind) and (incidents.tag is None or incidents.tag in marked.tags)


def _episodes(rule: Rule, history: RuleHistory) -> list[Episode]:
    return [episode for group, looks in history.looks.items() for episode in replay(rule, group, history.grid.times_ms, looks)]


def _view(rule: Rule, episode: Episode, end_ms: int) -> EpisodeView:
    over_ms = end_ms if episode.to_ms is None else episode.to_ms
    return EpisodeView(
        format_timestamp(episode.from_ms),
        None if episode.to_ms is None else format_timestamp(episode.to_ms),
        (over_ms - episode.from_ms) / 1000,
        episode.peak,
        dict(zip(rule.group_names, episode.group, strict=False)),
    )


def _exactness(rule: Rule, history: RuleHistory) -> Exactness:
    notes = []
    if not history.is_merged:
        notes.append("A number that cannot be put together from shorter times (such as distinct people or a percentile) is that of the last whole window.")
    if history.left_out:
        notes.append(f"Of the groups only the {len(history.looks)} commonest of this time were looked at.")
    if any(term.condition in ANOMALIES for term in rule.parts):
        notes.append("What is usual is learned anew with each window; live it is renewed a few times within one.")
    notes.append("Late events are counted when they happened, as if they had come in time.")
    return Exactness(history.is_merged, history.grid.step_ms / 1000, notes)
