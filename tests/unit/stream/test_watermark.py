from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.stream.watermark import Watermark

NOW_MS = 1_763_800_000_000


@pytest.mark.req("E9")
def test_it_follows_the_newest_event_but_not_beyond_now(make_batch: Any, event: Any) -> None:
    watermark = Watermark(60_000)
    assert watermark.newest_ms(1) is None
    watermark.observe([make_batch(1, event(at_ms=-5_000)), make_batch(2, event(at_ms=3_600_000))], NOW_MS)
    assert (watermark.at_ms(1), watermark.at_ms(), watermark.newest_ms(1)) == (NOW_MS - 60_000, NOW_MS - 60_000, NOW_MS)
    assert watermark.at_ms(2) is None
    watermark.observe([make_batch(3, event(at_ms=-30_000))], NOW_MS)
    assert watermark.at_ms(1) == NOW_MS - 60_000


@pytest.mark.req("E9")
def test_what_is_behind_it_is_late_by_project(make_batch: Any, event: Any) -> None:
    watermark = Watermark(60_000)
    watermark.observe([make_batch(1, event(at_ms=0))], NOW_MS)
    slow = msgspec.structs.replace(event(at_ms=-3_600_000), project=2)
    watermark.observe([make_batch(1, slow)], NOW_MS)
    assert watermark.late(2).total == 0, "a project is held against itself alone"
    foreign = msgspec.structs.replace(event(at_ms=-7_200_000), project=2)
    watermark.observe([make_batch(2, event(at_ms=-61_000), event(at_ms=-59_000), foreign)], NOW_MS)
    assert [watermark.late(project).total for project in (1, 2, 3, None)] == [1, 1, 0, 2]
    assert (watermark.late(1).longest_ms, watermark.late(2).longest_ms) == (61_000, 7_200_000)
