from __future__ import annotations

from tidegauge.testing.history import make_history


def test_a_seed_makes_one_history() -> None:
    first, second = make_history(7, 3), make_history(7, 3)
    assert first.events == second.events
    assert [batch.to_bytes() for batch in first.batches] == [batch.to_bytes() for batch in second.batches]


def test_batches_arrive_in_order_and_events_do_not() -> None:
    histories = [make_history(seed, 3, first_sequence=11) for seed in range(60)]
    for history in histories:
        assert [batch.sequence for batch in history.batches] == list(range(11, 11 + len(history.batches)))
        assert history.arrivals_ms == sorted(history.arrivals_ms)
        assert history.end_ms >= max(history.arrivals_ms, default=0)
    times = [[event.timestamp_ms for events in history.events for event in events] for history in histories]
    assert any(each != sorted(each) for each in times)
    assert any(not each for each in times)
    assert {event.project for history in histories for events in history.events for event in events} == {3, 1_000_003}
