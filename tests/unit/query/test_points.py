from typing import Any

import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery, NotFound
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.execute import QueryService
from tidegauge.query.points import PointReader

NOW_MS = 1_763_780_123_456
Reader = Any


@pytest.fixture
def points(reader: Reader) -> PointReader:
    clock = ManualClock(NOW_MS)
    return PointReader(QueryService(reader, Catalogue(), AnswerCache(clock), clock), clock)


def _row(at_ms: int, value: float) -> tuple[Any, ...]:
    return (
        1,
        0,
        at_ms,
        at_ms,
        "i",
        "cpu",
        "metric_update",
        "",
        "",
        "",
        "",
        value,
        False,
        0,
        *[""] * 10,
        None,
        None,
        [],
        {"host": "a"},
        {"n": 2.0},
        '{"metadata":{"k":1}}',
    )


@pytest.mark.req("A5")
async def test_the_latest_point_has_its_tags_and_metadata(points: PointReader, reader: Reader) -> None:
    reader.answer = lambda statement: [_row(NOW_MS, 1.5)]
    latest = await points.latest(1, "cpu")
    assert (latest.value, latest.tags, latest.metadata) == (1.5, {"host": "a", "n": 2}, {"k": 1})
    reader.answer = lambda statement: []
    with pytest.raises(NotFound):
        await points.latest(1, "cpu")


@pytest.mark.req("A5")
async def test_a_history_is_in_time_order_and_says_when_it_was_cut(points: PointReader, reader: Reader) -> None:
    reader.answer = lambda statement: [_row(NOW_MS - i, float(i)) for i in range(10_001)]
    history = await points.history(1, "cpu", 60, None, None)
    assert (len(history.points), history.points[-1]["value"], history.truncated) == (10_000, 0, True)


@pytest.mark.req("A5")
async def test_steps_without_points_are_left_out(points: PointReader, reader: Reader) -> None:
    first = NOW_MS - NOW_MS % 60_000 - 60_000
    reader.answer = lambda statement: [(1, 0, "", first, 3, 2.5), (1, 1, "", 0, 3, 2.5)]
    history = await points.history(1, "cpu", 2, 60, "max")
    assert [point["value"] for point in history.points] == [2.5]


@pytest.mark.hostile(45)
@pytest.mark.parametrize(("minutes", "step", "aggregation"), [(0, None, None), (10**8, None, None), (60, 0, None), (60, 10**6, None), (60, 60, "avgg")])
async def test_what_cannot_be_read_is_refused(points: PointReader, minutes: int, step: int | None, aggregation: str | None) -> None:
    with pytest.raises(InvalidQuery):
        await points.history(1, "cpu", minutes, step, aggregation)
