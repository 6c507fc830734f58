from __future__ import annotations

import asyncio

import pytest

from tidegauge.accounts.credentials.courier import FIRST_WAIT_S, LONGEST_WAIT_S, LinkCourier, wait_s
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable


@pytest.mark.req("K6")
def test_waits_grow_to_a_bound_and_are_not_all_alike() -> None:
    waits = [wait_s(attempts, 1.0) for attempts in range(60)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (FIRST_WAIT_S, LONGEST_WAIT_S)
    assert wait_s(3, 0.0) == wait_s(3, 1.0) / 2


@pytest.mark.req("K6")
async def test_a_store_that_is_away_does_not_end_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asyncio.Event()
    monkeypatch.setattr("tidegauge.accounts.credentials.courier.IDLE_S", 0.0)

    class Away:
        tries = 0

        async def write(self, *_: object) -> None:
            self.tries += 1
            if self.tries < 3:
                raise Unavailable("away", retry_after_s=1)
            asked.set()

    async def mail(_: object) -> bool:
        raise AssertionError("nothing waits")

    task = asyncio.create_task(LinkCourier(Away(), mail, ManualClock()).run())  # type: ignore[arg-type]
    await asyncio.wait_for(asked.wait(), 60)
    assert not task.done()
    task.cancel()
