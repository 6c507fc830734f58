from __future__ import annotations

import pytest

from tidegauge.alerts.anomaly import Usual
from tidegauge.alerts.reading import Reading
from tidegauge.alerts.term import History, Term
from tidegauge.alerts.usual import RETRY_S, Learned, UsualNumbers, Usuals, usual_of
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import TidegaugeError, Unavailable


def term(**more: int) -> Term:
    return Term(query={"metric": "a"}, condition="anomaly", threshold=3.0, history=History(**{"windows": 20, "min_windows": 8, **more}))


def past(*counts: int) -> list[Reading]:
    return [Reading(float(count), count) for count in counts]


@pytest.mark.req("F1")
def test_there_is_no_usual_before_enough_windows_with_a_first_event() -> None:
    assert usual_of(past(*[0] * 30), term(), 1, is_count=True) is None
    assert usual_of(past(*[0] * 20, *[50] * 7), term(), 1, is_count=True) is None
    assert usual_of(past(*[0] * 20, *[50] * 8), term(), 1, is_count=True) == Usual(50.0, 50**0.5)


@pytest.mark.req("F1")
def test_only_windows_at_the_same_time_count_with_a_season() -> None:
    days = past(*[900, 20, 30] * 10)
    # The window after the last one is of the kind of the first of each three.
    found = usual_of(days, term(), 3, is_count=True)
    assert found is not None
    assert found.centre == 900.0


class Lessons:
    def __init__(self, clock: ManualClock) -> None:
        self.clock, self.count = clock, 0
        self.error: TidegaugeError | None = None

    async def learn(self, term: Term, project: int, timezone: str) -> Learned:
        self.count += 1
        if self.error is not None:
            raise self.error
        return Learned({(): Usual(float(self.count), 1.0)}, 60.0)


@pytest.mark.req("F1", "F6")
async def test_equal_terms_share_what_is_learned_which_is_renewed_as_time_passes() -> None:
    clock = ManualClock(0)
    lessons = Lessons(clock)
    numbers = UsualNumbers(lessons.learn, clock)
    told: list[Usuals] = []
    faults: list[TidegaugeError] = []
    ends = [numbers.follow(term(), 1, "UTC", told.append, faults.append) for _ in range(2)]
    await numbers.tick()
    await numbers.tick()
    assert (lessons.count, [usuals[()].centre for usuals in told]) == (1, [1.0, 1.0])
    clock.advance(60_000)
    lessons.error = Unavailable("The store rests.")
    await numbers.tick()
    assert [str(error) for error in faults] == ["The store rests."] * 2
    lessons.error = None
    clock.advance(int(RETRY_S * 1000))
    ends[0]()
    await numbers.tick()
    assert [usuals[()].centre for usuals in told] == [1.0, 1.0, 3.0]
    numbers.follow(term(), 1, "UTC", told.append, faults.append)
    assert len(told) == 4, "who comes later is told at once"
    numbers.follow(term(), 2, "UTC", told.append, faults.append)
    await numbers.tick()
    assert lessons.count == 4
