"""Who asked is who is answered, however many ask at once: no reply, no cached access and no context goes to another."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from redis.asyncio import Redis
from tests.integration.redis_server import RedisServer
from tests.integration.server import EMAIL, PASSWORD, served
from tests.security.callers import OWN, Crowd
from tests.security.installation import Answer, Installation

from tidegauge.quota.shared import SharedWindows

pytestmark = [pytest.mark.req("J1")]

_PEOPLE = ("viewer", "editor", "boss", "stranger", "homeless")


async def _one(installed: Installation, crowd: Crowd, kind: int, turn: int) -> str:
    """One request of one of several kinds by somebody; gives what is wrong with the answer, "" when nothing is."""
    name = _PEOPLE[turn % len(_PEOPLE)]
    own = {"stranger": crowd.other, "homeless": 0}.get(name, OWN)
    marked = {**crowd[name], "x-request-id": f"{name}-{turn:07d}"}
    if kind == 0:
        answer = await installed.call("GET", "/api/auth/me", marked)
        is_right = answer.body["id"] == crowd.people[name]
    elif kind == 1:
        answer = await installed.call("GET", "/api/projects", marked)
        is_right = [project["id"] for project in answer.body["projects"]] == ([str(own)] if own else [])
    elif kind == 2:  # administrators only: nobody of these
        answer = await installed.call("GET", "/api/users", marked)
        is_right = answer.status == 403
    elif kind == 3:
        answer = await installed.call("GET", f"/api/projects/{crowd.other}/keys", marked)
        is_right = answer.status == (200 if name == "stranger" else 404)
    else:
        answer = await installed.call("GET", "/api/auth/me", {"x-request-id": f"{name}-{turn:07d}"})
        is_right = answer.status == 401
    return "" if is_right and _carries(answer, marked["x-request-id"]) else f"{name} asked {kind}: {answer.status} {answer.content[:200]!r}"


def _carries(answer: Answer, request_id: str) -> bool:
    return answer.headers["x-request-id"] == request_id


@pytest.mark.hostile(208)
@pytest.mark.asyncio(loop_scope="module")
async def test_of_a_thousand_mixed_requests_at_once_each_is_answered_as_its_own_caller(installed: Installation, crowd: Crowd) -> None:
    room, dice = asyncio.Semaphore(200), random.Random(39_328)

    async def ask(turn: int) -> str:
        async with room:
            return await _one(installed, crowd, dice.randrange(5), turn)

    wrong = [problem for problem in await asyncio.gather(*map(ask, range(1_000))) if problem]
    assert not wrong, wrong[:5]


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.hostile(208)
async def test_of_ten_thousand_over_the_wire_each_is_answered_as_its_own_caller(tmp_path: Path) -> None:
    with served(tmp_path) as product:
        admin = product.client
        projects = [admin.post("/api/projects", json={"name": f"P{number}", "timezone": "UTC"}).json()["id"] for number in range(8)]
        keys = {project: admin.post(f"/api/projects/{project}/keys", json={"kind": "read", "name": "r"}).json()["key"] for project in projects}
        for project in projects:
            definition = {"name": f"only_{project}", "event": "purchase", "aggregation": "count"}
            assert admin.post("/api/metrics/definitions", json=definition, headers={"x-project": project}).status_code == 201
        limits, room, dice = httpx.Limits(max_connections=200, keepalive_expiry=1), asyncio.Semaphore(200), random.Random(1)
        async with httpx.AsyncClient(base_url=product.url, limits=limits, timeout=60) as client:

            async def ask(turn: int) -> str:
                project = dice.choice(projects)
                async with room:
                    if turn % 5 == 0:
                        login = await client.get("/api/users", headers={"x-api-key": keys[project]})
                        return "" if login.status_code == 403 else f"a key reached people: {login.status_code}"
                    answer = await client.get("/api/metrics/definitions", headers={"x-api-key": keys[project]})
                names = [each["name"] for each in answer.json()["definitions"]]
                return "" if names == [f"only_{project}"] else f"{project} was told {names}"

            wrong = [problem for problem in await asyncio.gather(*map(ask, range(10_000))) if problem]
        assert not wrong, wrong[:5]
        assert admin.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD}).status_code == 200


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.remove()


@pytest.mark.hostile(209)
async def test_a_storm_of_cancelled_calls_gives_nobody_the_reply_of_another(redis: RedisServer) -> None:
    """Over the connections that limits are counted by: half of the callers go away in the middle, and each reply carries its caller's own word."""
    shared, dice = SharedWindows(redis.url), random.Random(28_858)
    client: Redis = Redis(connection_pool=shared._pool)

    async def ask(turn: int) -> bool:
        return bool(await client.echo(f"word-{turn}") == f"word-{turn}".encode())

    tasks = [asyncio.create_task(ask(turn)) for turn in range(4_000)]
    for task in tasks[::2]:
        asyncio.get_running_loop().call_later(dice.uniform(0, 0.4), task.cancel)
    replies = await asyncio.gather(*tasks, return_exceptions=True)
    gone = [reply for reply in replies if isinstance(reply, asyncio.CancelledError)]
    assert len(gone) > 100
    assert False not in replies, "somebody was given the reply of another"
    assert replies.count(True) > 1_000  # the rest waited longer than a limit is worth
    assert all(await asyncio.gather(*map(ask, range(40))))
    await shared.close()
