from __future__ import annotations

from tidegauge.core.clock import ManualClock
from tidegauge.core.retries import Failure, Retries


def test_each_job_waits_for_itself_and_longer_each_time() -> None:
    clock = ManualClock()
    retries = Retries(clock, first_s=10, longest_s=25)
    assert retries.next_s() is None
    assert retries.fail("a", "no") == Failure("a", 1, "no")
    assert [retries.is_due(name) for name in ("a", "b")] == [False, True]
    clock.advance(4_000)
    retries.fail("b", "nor this")
    assert retries.next_s() == 6
    clock.advance(6_000)
    assert [retries.is_due(name) for name in ("a", "b")] == [True, False]
    for wait_s in (20, 25, 25):
        retries.fail("a", "still not")
        clock.advance(wait_s * 1000 - 1)
        assert not retries.is_due("a")
        clock.advance(2)
        assert retries.is_due("a")
    assert retries.failures() == [Failure("a", 4, "still not"), Failure("b", 1, "nor this")]
    retries.keep(["b"])
    assert [failure.name for failure in retries.failures()] == ["b"]
    assert retries.next_s() == 0
