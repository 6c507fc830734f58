"""Adoption: how a feature is taken up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import msgspec

from tidegauge.analysis.adoption.question import MAX_PERIODS, AdoptionAnswer, AdoptionPeriod, AdoptionQuestion, WaitBand
from tidegauge.analysis.adoption.statement import ACTIVE, ADOPTED, CAME, OF_WINDOW, USED, WAITED, adoption_tallies
from tidegauge.analysis.calendar import Calendar, calendar
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.contracts.answer import ResultRow
from tidegauge.core.errors import LimitReached
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.statement import Binder

BANDS_S: Final = (60, 3_600, 86_400, 3 * 86_400, 7 * 86_400, 14 * 86_400, 30 * 86_400, 90 * 86_400)
"""Where the bands of times to adopt begin, after the first, which begins at 0."""

Tallies = dict[tuple[int, int], int]


async def adoption(question: AdoptionQuestion, inquiry: Inquiry) -> AdoptionAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    feature = inquiry.condition_of(question.feature, "feature")
    window = calendar(question.period, inquiry.span, inquiry.timezone, inquiry.now_ms)
    if len(window) > MAX_PERIODS:
        raise LimitReached(f"The range has {len(window):,} {window.unit}s of at most {MAX_PERIODS}. Choose longer periods or a shorter range.")
    tallies: Tallies = {}
    waits: Sequence[float | None] = ()
    if len(window):
        binder = Binder()
        rows = await inquiry.read(binder, adoption_tallies(inquiry, binder, window, feature, [band * 1000 for band in BANDS_S]))
        tallies = {(what, number): people for (what, number), people, _ in rows}
        waits = next((row[2] for row in rows if tuple(row[0]) == (OF_WINDOW, 3)), ())
    periods = adoption_periods(window, tallies, inquiry.now_ms)
    return _answer(question, window, periods, tallies, waits, inquiry)


def adoption_periods(window: Calendar, tallies: Tallies, now_ms: int) -> list[AdoptionPeriod]:
    """The periods of the window; sums to date start with those before it."""
    adopters = list(accumulate(tallies.get((ADOPTED, number), 0) for number in range(len(window) + 1)))
    people = list(accumulate(tallies.get((CAME, number), 0) for number in range(len(window) + 1)))
    found = []
    for index in range(len(window)):
        active, users = tallies.get((ACTIVE, index), 0), tallies.get((USED, index), 0)
        found.append(
            AdoptionPeriod(
                period=window.label(index),
                active=active,
                users=users,
                usage_rate=_share(users, active),
                new_adopters=tallies.get((ADOPTED, index + 1), 0),
                adopters=adopters[index + 1],
                people=people[index + 1],
                adoption_rate=_share(adopters[index + 1], people[index + 1]),
                is_complete=window.is_complete(index, now_ms),
            )
        )
    return found


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _answer(
    question: AdoptionQuestion, window: Calendar, periods: list[AdoptionPeriod], tallies: Tallies, waits: Sequence[float | None], inquiry: Inquiry
) -> AdoptionAnswer:
    active, users, repeated, new = (tallies.get((OF_WINDOW, which), 0) for which in range(4))
    median, p75, p90 = (None if wait is None else wait / 1000 for wait in (waits or (None, None, None)))
    ends: tuple[int | None, ...] = (*BANDS_S, None)
    meta = msgspec.structs.replace(inquiry.meta(total=users, interval=window.unit), from_=format_timestamp(window.span.from_ms))
    return AdoptionAnswer(
        results=[_row(name, one, start) for name in ("adopters", "new_adopters", "users") for one, start in zip(periods, window.starts, strict=True)],
        meta=meta,
        period=question.period,
        active=active,
        users=users,
        usage_rate=_share(users, active),
        repeat_rate=_share(repeated, users),
        new_adopters=new,
        adopters=periods[-1].adopters if periods else 0,
        adoption_rate=periods[-1].adoption_rate if periods else None,
        median_seconds_to_adopt=median,
        p75_seconds_to_adopt=p75,
        p90_seconds_to_adopt=p90,
        seconds_to_adopt=[WaitBand(begin, end, tallies.get((WAITED, band), 0)) for band, (begin, end) in enumerate(zip((0, *BANDS_S), ends, strict=True))],
        periods=periods,
    )


def _row(name: str, one: AdoptionPeriod, start_ms: int) -> ResultRow:
    people: int = getattr(one, name)
    return ResultRow(name, people, people, {"adoption": name}, format_timestamp(start_ms))


ADOPTION: Final = Kind(
    name="adoption",
    title="Adoption",
    description="Who took up a feature and when, how long that took from their first event, and what share of the active people uses it.",
    question=AdoptionQuestion,
    answer=AdoptionAnswer,
    run=adoption,
    looks_back=True,
)
