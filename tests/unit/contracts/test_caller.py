from __future__ import annotations

import asyncio

import pytest

from tidegauge.contracts.caller import SERVER, call_for, calling, current_caller


@pytest.mark.hostile(44)
def test_what_nobody_asked_for_is_the_servers() -> None:
    assert current_caller() == SERVER
    with calling("somebody"):
        assert current_caller() == "somebody"
        with calling("a link"):
            assert current_caller() == "a link"
        assert current_caller() == "somebody"
    assert current_caller() == SERVER


async def test_a_caller_goes_on_in_the_tasks_that_are_started_for_them_and_in_no_others() -> None:
    async def answer(name: str) -> tuple[str, str]:
        call_for(name)
        started = asyncio.create_task(later())
        return current_caller(), await started

    async def later() -> str:
        return current_caller()

    answers = await asyncio.gather(asyncio.create_task(answer("one")), asyncio.create_task(answer("other")))
    assert list(answers) == [("one", "one"), ("other", "other")]
    assert current_caller() == SERVER
