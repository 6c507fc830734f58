from __future__ import annotations

from collections import Counter
from random import Random

from tidegauge.app.demo.visitor import MEAN_VISITS, draw_visitor
from tidegauge.core.time_range import DAY_MS


def test_the_same_seed_draws_the_same_people() -> None:
    assert [draw_visitor("u", Random(seed)) for seed in range(5)] == [draw_visitor("u", Random(seed)) for seed in range(5)]
    assert draw_visitor("u3", Random(7)).user_id == "u3"


def test_visitors_come_back_later_some_often_most_not() -> None:
    random, visits = Random(2), Counter[int]()
    for number in range(4000):
        visitor, count, at_ms = draw_visitor(f"u{number}", random), 0, 0
        after: int | None = at_ms
        while after is not None:
            count += 1
            following = visitor.next_visit_ms(after, random)
            assert following is None or after - DAY_MS < following < after + 40 * DAY_MS
            after = following
        visits[count] += 1
    assert visits[1] > 2000
    assert max(visits) >= 8
    assert abs(sum(count * people for count, people in visits.items()) / 4000 - MEAN_VISITS) < 0.2
