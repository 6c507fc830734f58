from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from tidegauge.store.engines.connection_pool import ConnectionPool
from tidegauge.store.engines.failure import StoreFailure


def pool_of(*connections: str) -> tuple[ConnectionPool, list[Any]]:
    settled: list[Any] = []
    pool = ConnectionPool(settled.append)
    for connection in connections:
        pool.add(connection)
    return pool, settled


def test_a_connection_serves_one_at_a_time_and_settles_after_a_failure() -> None:
    pool, settled = pool_of("a", "b")
    with pool.taken() as one, pool.taken() as other:
        assert {one, other} == {"a", "b"}
    with pytest.raises(ValueError, match="no"), pool.taken() as failed:
        raise ValueError("no")
    assert settled == [failed]
    with pool.taken():
        pass


@pytest.mark.hostile(120)
def test_taking_back_waits_for_who_runs_a_statement_and_turns_away_who_comes_later() -> None:
    pool, _ = pool_of("a", "b")
    is_running, may_end, refused = threading.Event(), threading.Event(), list[str]()

    def run() -> None:
        with pool.taken(), pool.taken():
            is_running.set()
            may_end.wait(10)

    def come() -> None:
        try:
            with pool.taken():
                pass
        except StoreFailure as error:
            refused.append(str(error.reason))

    runner, late = threading.Thread(target=run), threading.Thread(target=come)
    runner.start()
    is_running.wait(10)
    assert pool.take_back(time.monotonic()) == []
    assert pool.size == 2
    late.start()
    late.join(10)
    threading.Timer(0.05, may_end.set).start()
    assert sorted(pool.take_back(time.monotonic() + 10)) == ["a", "b"]
    runner.join(10)
    assert pool.size == 0
    assert refused == ["the store is closed"]
    with pytest.raises(StoreFailure), pool.taken():
        pass
