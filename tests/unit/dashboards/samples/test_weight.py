from __future__ import annotations

from collections import Counter
from random import Random

from tidegauge.dashboards.samples.weight import pick


def test_the_heavier_comes_more_often_and_the_weightless_never() -> None:
    random = Random(1)
    found = Counter(pick(random, (("often", 9), ("rarely", 1), ("never", 0))) for _ in range(500))
    assert found["often"] > 4 * found["rarely"] > 0
    assert "never" not in found
