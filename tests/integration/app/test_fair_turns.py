"""A hundred heavy questions of one caller leave the store to everybody else: their questions, what is sent, and what is live."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY
from tests.unit.live.screens import NamedViewer

from tidegauge.app.parts import Parts
from tidegauge.contracts.caller import SERVER, calling, current_caller
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.store.reader import CONNECTIONS

SHARE = CONNECTIONS - 2
"""What one caller has at most: one connection is kept for short statements, and one is left to others."""

ENDLESS = "SELECT sum(sleepEachRow(0.02)) + {mark:UInt64} FROM numbers(1000000) SETTINGS max_block_size = 1"
"""Holds its connection and no processor: what is proven are turns, not how fast the machine is."""

LIMITS = QueryLimits(timeout_s=60.0)
QUESTION = {"metric": "*", "aggregation": "count", "time_window": "last_24_hours"}


async def _until(condition: Any) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.002)


class Turns:
    """The statements that the engine was given, by their mark, in their order; the engine runs them."""

    def __init__(self, parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun: list[int] = []
        self.reader = parts.store.reader
        query = parts.store.engine.query

        def run(statement: str, parameters: dict[str, Any], limits: QueryLimits, query_id: str) -> Rows:
            if "mark" in parameters:
                self.begun.append(parameters["mark"])
            return query(statement, parameters, limits, query_id)

        monkeypatch.setattr(parts.store.engine, "query", run)

    def ask(self, caller: str, mark: int, statement: str = ENDLESS) -> asyncio.Task[Rows]:
        with calling(caller):
            return asyncio.create_task(self.reader.read(statement, {"mark": mark}, limits=LIMITS))


@asynccontextmanager
async def _glutton(turns: Turns) -> AsyncIterator[list[asyncio.Task[Rows]]]:
    tasks = [turns.ask("glutton", mark) for mark in range(100)]
    try:
        await _until(lambda: len(turns.begun) == SHARE)
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _until(lambda: turns.reader.statistics.running == 0)


@pytest.mark.req("K6")
@pytest.mark.hostile(44)
async def test_a_hundred_heavy_questions_of_one_leave_the_store_to_others(parts: Parts, signed_in: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns(parts, monkeypatch)
    project = int((await signed_in.get("/api/auth/me")).json()["projects"][0]["id"])
    async with _glutton(turns) as heavy:
        values: list[Any] = []
        watching = parts.hub.watch({**QUESTION, "metric": "order"}, project, "UTC", lambda answer: values.append(answer.meta.total or 0), lambda error: None)
        for count in (1, 2, 3):
            sent = await signed_in.post("/api/events", json={"name": "order", "user_id": "ada"}, headers={"authorization": f"Bearer {WRITE_KEY}"})
            assert sent.json()["accepted"] == 1
            await _until(lambda count=count: parts.store.stored_sequence == parts.journal.last_sequence and values[-1:] == [count])
        answer = await signed_in.post("/api/metrics", json=QUESTION)
        assert answer.json()["results"][0]["value"] == 3
        watching.end()
        assert sorted(turns.begun) == [0, 1, 2], "none of the hundred got in meanwhile, and each that did still runs"
        assert not any(task.done() for task in heavy)


@pytest.mark.req("K6")
@pytest.mark.hostile(44)
async def test_with_every_slot_taken_the_others_question_is_the_next(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns(parts, monkeypatch)
    async with _glutton(turns) as heavy:
        second = turns.ask("second", 200)
        await _until(lambda: 200 in turns.begun)
        short = [turns.ask("other", mark, f"SELECT {{mark:UInt64}} + {mark}") for mark in (300, 301)]
        await asyncio.sleep(0)
        assert not any(mark in turns.begun for mark in (300, 301)), "every slot is taken"
        heavy[turns.begun[0]].cancel()
        assert [(await task).rows for task in short] == [[(600,)], [(602,)]]
        assert turns.begun[SHARE + 1 : SHARE + 3] == [300, 301], "before any of the 97 that asked earlier"
        second.cancel()
        await asyncio.wait([second])


@pytest.mark.req("K6")
@pytest.mark.hostile(44)
async def test_what_is_read_counts_for_whoever_asked(parts: Parts, signed_in: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    callers: list[str] = []
    read = parts.store.reader.read

    async def noted(*args: Any, **kwargs: Any) -> Rows:
        callers.append(current_caller())
        return await read(*args, **kwargs)

    me = (await signed_in.get("/api/auth/me")).json()
    monkeypatch.setattr(parts.store.reader, "read", noted)
    assert (await signed_in.post("/api/metrics", json=QUESTION)).status_code == 200
    assert callers
    assert set(callers) <= {str(me["id"]), SERVER}
    assert callers[0] != SERVER
    with parts.hub.seen_by(NamedViewer(project_id=int(me["projects"][0]["id"]))):
        assert current_caller() == NamedViewer().name
