from __future__ import annotations

import random

import pytest

from tidegauge.contracts.plan import ALWAYS
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.core.time_range import TimeRange
from tidegauge.query.explore.selection import Selection
from tidegauge.query.explore.steps import StepCounter, Steps, narrow
from tidegauge.query.freshness import Freshness

PIECES = [(3, 100, 109), (5, 120, 129), (2, 150, 155)]


@pytest.mark.parametrize(
    ("offset", "limit", "is_descending", "expected"),
    [
        (0, 2, True, (TimeRange(150, 156), 0, 2)),
        (1, 3, True, (TimeRange(120, 156), 1, 7)),
        (2, 1, True, (TimeRange(120, 130), 0, 5)),
        (9, 50, True, (TimeRange(100, 110), 2, 3)),
        (0, 3, False, (TimeRange(100, 110), 0, 3)),
        (7, 2, False, (TimeRange(120, 156), 4, 7)),
    ],
)
def test_the_shortest_time_that_holds_a_page(offset: int, limit: int, is_descending: bool, expected: tuple[TimeRange, int, int]) -> None:
    assert narrow(PIECES, offset, limit, is_descending) == expected


def test_pages_of_any_table_hold_the_rows_they_should() -> None:
    dice = random.Random(4)
    for _ in range(200):
        times = sorted(dice.randrange(1_000) for _ in range(dice.randint(1, 60)))
        pieces = [(len(part), part[0], part[-1]) for at in range(0, 1_000, 50) if (part := [t for t in times if at <= t < at + 50])]
        offset, limit = dice.randrange(len(times)), dice.randint(1, 20)
        span, inner, size = narrow(pieces, offset, limit, False)
        held = [t for t in times if span.from_ms <= t < span.to_ms]
        assert len(held) == size
        assert held[inner : inner + limit] == times[offset : offset + limit]


class Gone:
    """A store whose rows were removed after they had been counted."""

    stored_sequence = 1

    async def read(self, statement: str, parameters: object = None, *, limits: QueryLimits | None = None) -> Rows:
        return Rows(["count", "first", "last"], [])

    def rollup_guard(self) -> None:
        return None


async def test_rows_that_went_meanwhile_give_an_empty_page_not_a_fault() -> None:
    counter = StepCounter(Gone(), Freshness(), QueryLimits())
    selection = Selection(1, ALWAYS, TimeRange(0, 1_000_000), "UTC")
    jump = await counter.jump(selection, "", Steps([(50_000, 0, 999)], 0), offset=10, limit=5, is_descending=True)
    assert (jump.span, jump.offset) == (TimeRange(0, 1_000), 10)
