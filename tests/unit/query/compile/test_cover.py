import itertools
import random

from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS, ROLLUP_LEVELS_MS, ROLLUP_MS, Interval, TimeRange
from tidegauge.query.compile.cover import MAX_RANGES, cover


def test_a_month_is_days_and_finer_ends() -> None:
    span = TimeRange(HOUR_MS * 22 + ROLLUP_MS, 30 * DAY_MS + HOUR_MS + 2 * ROLLUP_MS)
    found = cover(span, (), ROLLUP_LEVELS_MS)
    assert found.levels == {
        DAY_MS: [TimeRange(DAY_MS, 30 * DAY_MS)],
        HOUR_MS: [TimeRange(23 * HOUR_MS, DAY_MS), TimeRange(30 * DAY_MS, 30 * DAY_MS + HOUR_MS)],
        ROLLUP_MS: [TimeRange(span.from_ms, 23 * HOUR_MS), TimeRange(30 * DAY_MS + HOUR_MS, span.to_ms)],
    }
    assert found.rest == []


def test_what_no_bucket_fits_into_is_left_over() -> None:
    found = cover(TimeRange(MINUTE_MS, DAY_MS + HOUR_MS), (), (DAY_MS, HOUR_MS))
    assert found.levels == {HOUR_MS: [TimeRange(HOUR_MS, DAY_MS + HOUR_MS)]}
    assert found.rest == [TimeRange(MINUTE_MS, HOUR_MS)]


def test_hourly_edges_take_hours_as_one_range() -> None:
    span = TimeRange(0, 30 * DAY_MS)
    assert cover(span, tuple(Interval("hour").starts(span, "UTC")), ROLLUP_LEVELS_MS).levels == {HOUR_MS: [span]}


def test_local_days_of_a_half_hour_zone_take_few_fine_buckets() -> None:
    span = TimeRange(0, 15 * DAY_MS)
    found = cover(span, tuple(Interval("day").starts(span, "Asia/Kolkata")), ROLLUP_LEVELS_MS)
    assert sum(part.to_ms - part.from_ms for part in found.levels[ROLLUP_MS]) == 15 * HOUR_MS


def test_too_many_ranges_take_finer_buckets_instead() -> None:
    span = TimeRange(0, 900 * DAY_MS)
    edges = tuple(Interval("day").starts(span, "Asia/Kolkata"))
    assert cover(span, edges, ROLLUP_LEVELS_MS).levels == {ROLLUP_MS: [span]}
    assert cover(span, edges, (DAY_MS,)).levels == {}


def test_any_cover_is_the_span_without_overlap_and_crosses_no_edge() -> None:
    dice = random.Random(5)
    for _ in range(300):
        low = dice.randrange(400) * ROLLUP_MS
        span = TimeRange(low, low + dice.randrange(1, 1_000) * ROLLUP_MS)
        edges = [dice.randrange(1_500) * ROLLUP_MS for _ in range(dice.randrange(9))]
        found = cover(span, tuple(edges), ROLLUP_LEVELS_MS)
        parts = sorted([part for ranges in found.levels.values() for part in ranges] + found.rest, key=lambda part: part.from_ms)
        assert (parts[0].from_ms, parts[-1].to_ms) == (span.from_ms, span.to_ms)
        assert all(one.to_ms == two.from_ms for one, two in itertools.pairwise(parts))
        assert found.count <= MAX_RANGES
        for width_ms, ranges in found.levels.items():
            for part in ranges:
                assert part.from_ms % width_ms == part.to_ms % width_ms == 0
                assert all(edge % width_ms == 0 for edge in edges if part.from_ms < edge < part.to_ms)
