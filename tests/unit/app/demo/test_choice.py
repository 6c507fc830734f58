from __future__ import annotations

from collections import Counter
from random import Random

from tidegauge.app.demo.choice import Choice


def test_values_come_in_proportion_to_their_weights() -> None:
    choice, random = Choice([("a", 3), ("b", 1)]), Random(1)
    drawn = Counter(choice.draw(random) for _ in range(4000))
    assert 2850 < drawn["a"] < 3150
    assert drawn.total() == drawn["a"] + drawn["b"]
