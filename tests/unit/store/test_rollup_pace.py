import pytest

from tidegauge.store.rollup_pace import BUSY_ROWS, LEAST_PAUSE_S, MAX_WAITING, PAUSES, RollupPace


class _Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.mark.req("B10")
def test_beside_events_that_come_in_rounds_keep_a_distance_of_their_length() -> None:
    clock = _Clock()
    pace = RollupPace(clock)
    assert pace.is_time(came=1, waiting=1), "the first is at once"
    pace.ended(2.0)
    clock.now_s += 2.0 * PAUSES - 0.1
    assert not pace.is_time(came=1, waiting=MAX_WAITING)
    clock.now_s += 0.1
    assert pace.is_time(came=BUSY_ROWS, waiting=MAX_WAITING)
    pace.ended(0.001)
    clock.now_s += LEAST_PAUSE_S - 0.1
    assert not pace.is_time(came=1, waiting=1)


def test_nothing_is_rolled_up_beside_a_heavy_load_until_too_much_waits() -> None:
    pace = RollupPace(_Clock())
    assert not pace.is_time(came=BUSY_ROWS + 1, waiting=MAX_WAITING)
    assert pace.is_time(came=BUSY_ROWS + 1, waiting=MAX_WAITING + 1)


def test_in_a_calm_there_is_no_pause() -> None:
    pace = RollupPace(_Clock())
    pace.ended(60.0)
    assert pace.is_time(came=0, waiting=5)
