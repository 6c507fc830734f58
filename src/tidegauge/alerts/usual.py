"""What is usual of live numbers: learned from their past by one question, and again as time passes; never for an event."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

import msgspec

from tidegauge.alerts.anomaly import Detector, Usual, robust
from tidegauge.alerts.question import is_count, live_queries, past_of, past_plan, window_ms
from tidegauge.alerts.reading import Group, Reading, quotients
from tidegauge.alerts.term import Term
from tidegauge.contracts.cell import CellTable
from tidegauge.contracts.plan import Plan, evaluate
from tidegauge.contracts.sight import Sight, current_sight, seeing
from tidegauge.core.clock import Clock
from tidegauge.core.errors import TidegaugeError
from tidegauge.query.body import decode_question
from tidegauge.query.cells import empty_values
from tidegauge.query.execute import QueryService

log = logging.getLogger(__name__)

TICK_S: Final = 0.5
RETRY_S: Final = 30.0
RENEW_PART: Final = 4
"""Of the length of a window, after which a new one belongs to the past."""

RENEW_MIN_S: Final = 60.0
RENEW_MAX_S: Final = 3_600.0
COST_FACTOR: Final = 50
"""Times its own cost that what was learned is kept, so that learning takes 2 % of the store at most."""

Usuals = Mapping[Group, Usual]


class Learned(msgspec.Struct, frozen=True):
    """What is usual, by group, and for how long that holds."""

    usuals: Usuals
    holds_s: float


Learn = Callable[[Term, int, str], Awaitable[Learned]]


class _Followed:
    def __init__(self, term: Term, project: int, timezone: str) -> None:
        self.term, self.project, self.timezone = term, project, timezone
        self.sight = current_sight()
        self.told: dict[object, tuple[Callable[[Usuals], None], Callable[[TidegaugeError], None]]] = {}
        self.learned: Learned | None = None
        self.due_s = float("-inf")


class UsualNumbers:
    """Terms that ask the same of the same past, as far as their owners see it, share what was learned. They are learned one after the other."""

    def __init__(self, learn: Learn, clock: Clock) -> None:
        self._learn, self._clock = learn, clock
        self._followed: dict[tuple[bytes, Sight], _Followed] = {}

    def follow(
        self, term: Term, project: int, timezone: str, on_usual: Callable[[Usuals], None], on_fault: Callable[[TidegaugeError], None]
    ) -> Callable[[], None]:
        """Call `on_usual` now or soon, and whenever it was learned anew; gives what ends that. `on_fault`: it could not be learned, and is tried again."""
        key = msgspec.json.encode((term.query, term.over, term.is_percent, term.past, project, timezone)), current_sight()
        followed = self._followed.setdefault(key, _Followed(term, project, timezone))
        token = object()
        followed.told[token] = (on_usual, on_fault)
        if followed.learned is not None:
            on_usual(followed.learned.usuals)

        def end() -> None:
            followed.told.pop(token, None)
            if not followed.told:
                self._followed.pop(key, None)

        return end

    async def tick(self) -> None:
        """Learn what is due."""
        for followed in [one for one in self._followed.values() if one.due_s <= self._clock.monotonic_s()]:
            began_s = self._clock.monotonic_s()
            try:
                with seeing(followed.sight):
                    learned = await self._learn(followed.term, followed.project, followed.timezone)
            except TidegaugeError as error:
                log.warning("what is usual in project %d cannot be learned: %s", followed.project, error.message)
                followed.due_s = self._clock.monotonic_s() + RETRY_S
                for _, on_fault in list(followed.told.values()):
                    on_fault(error)
                continue
            now_s = self._clock.monotonic_s()
            followed.learned = learned
            followed.due_s = now_s + max(learned.holds_s, COST_FACTOR * (now_s - began_s))
            for on_usual, _ in list(followed.told.values()):
                on_usual(learned.usuals)

    async def run(self) -> None:
        """Call `tick` forever."""
        while True:
            await asyncio.sleep(TICK_S)
            await self.tick()


def learning(service: QueryService, clock: Clock, detector: Detector = robust) -> Learn:
    """Learns through the query service."""

    async def learn(term: Term, project: int, timezone: str) -> Learned:
        """Raises InvalidQuery, LimitReached, Unavailable."""
        now_ms = clock.now_ms()
        plans = [service.plan(decode_question(msgspec.json.encode(query)), project, timezone) for query in live_queries(term)]
        past = past_of(term, plans[0], now_ms)
        numbers = [await _past_numbers(service, past_plan(plan, past)) for plan in plans]
        series = numbers[0] if len(plans) == 1 else _divided(numbers, term, plans[0])
        holds_s = min(max(window_ms(plans[0]) / 1000 / RENEW_PART, RENEW_MIN_S), RENEW_MAX_S)
        is_whole = len(plans) == 1 and is_count(plans[0])
        usuals = {group: usual_of(readings, term, past.stride, is_count=is_whole, detector=detector) for group, readings in series.items()}
        return Learned({group: usual for group, usual in usuals.items() if usual is not None}, holds_s)

    return learn


def usual_of(past: list[Reading], term: Term, stride: int, *, is_count: bool, detector: Detector = robust) -> Usual | None:
    """What is usual by the last `history.windows` of `past` (oldest first) that are `stride` apart; None with less than `min_windows` since the first event."""
    first = next((index for index, reading in enumerate(past) if reading.count), len(past))
    chosen = past[first:][::-1][stride - 1 :: stride][: term.past.windows][::-1]
    numbers = [reading.value for reading in chosen if reading.value is not None and reading.count >= (term.min_count if term.over else 0)]
    return detector(numbers, is_count=is_count) if len(numbers) >= term.past.min_windows else None


async def _past_numbers(service: QueryService, plan: Plan) -> dict[Group, list[Reading]]:
    span = plan.window.range_at(0)
    table = await service.table(plan, span)
    assert plan.interval is not None, "the past is asked in windows"
    return bucket_readings(plan, table, plan.interval.starts(span, plan.timezone))


def bucket_readings(plan: Plan, table: CellTable, starts: list[int]) -> dict[Group, list[Reading]]:
    """By group, a reading of each bucket."""
    groups: list[Group] = [cell.group for cell in table.groups] if plan.dimensions else [()]
    empty = Reading(evaluate(plan.expression, empty_values(plan)), 0)
    places = {start: index for index, start in enumerate(starts)}
    found = {group: [empty] * len(starts) for group in groups}
    for cell in table.cells:
        if cell.group in found and cell.bucket_ms is not None:
            found[cell.group][places[cell.bucket_ms]] = Reading(evaluate(plan.expression, cell.values), cell.count)
    return found


def _divided(numbers: list[dict[Group, list[Reading]]], term: Term, plan: Plan) -> dict[Group, list[Reading]]:
    parts, wholes = numbers
    empty = evaluate(plan.expression, empty_values(plan))
    none = Reading(empty, 0)
    found = {}
    for group, series in wholes.items():
        own = parts.get(group) or [none] * len(series)
        pairs = zip(own, series, strict=True)
        found[group] = [quotients({(): part}, {(): whole}, empty=empty, is_percent=term.is_percent)[()] for part, whole in pairs]
    return found
