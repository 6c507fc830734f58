"""A call with an Idempotency-Key is carried out once: twice at once, over two nodes, after a restart and after a crash, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from tests.integration.accounts.accounts_app import EMAIL, HOST, PASSWORD, Stage, stage

from tidegauge.accounts.idempotency import repository
from tidegauge.accounts.idempotency.call import Answer, AnswerLost, Call, CallUnderWay, current_call
from tidegauge.accounts.idempotency.desk import IdempotencyDesk
from tidegauge.accounts.idempotency.repository import KEEP_MS, LEASE_MS
from tidegauge.app.idempotent_calls import MAX_BODY_BYTES, IdempotentCalls, caller_by
from tidegauge.core.errors import Conflict
from tidegauge.meta.model import IdempotentCall, Project

KEYS = "/api/projects/{project_id}/keys"
PROJECTS = "/api/projects"
NEW = {"kind": "read", "name": "Reports"}
NAMED = {"name": "Shop"}
MOST = 20

pytestmark = pytest.mark.req("J1")


@asynccontextmanager
async def caller(on: Stage) -> AsyncIterator[httpx.AsyncClient]:
    """The administrator, through the middleware."""
    app = IdempotentCalls(on.app, on.accounts.idempotency, (KEYS, PROJECTS), caller_by(on.accounts.gate))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOST) as client:
        answer = await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        client.cookies.clear()
        client.headers["authorization"] = f"Bearer {answer.json()['access_token']}"
        yield client


async def make(client: httpx.AsyncClient, key: str, body: dict[str, Any] | None = None, path: str = PROJECTS) -> httpx.Response:
    return await client.post(path, json=body or NAMED, headers={"Idempotency-Key": key})


async def projects(on: Stage) -> int:
    """How many there are of that name."""
    return await on.accounts.database.read(lambda session: len(session.scalars(select(Project).where(Project.name == NAMED["name"])).all()))


def kept(session: Session) -> list[IdempotentCall]:
    return list(session.scalars(select(IdempotentCall)))


@pytest.mark.hostile(127)
async def test_calls_sent_at_once_with_one_key_make_one_thing_and_get_one_answer(on_stage: Stage) -> None:
    async with caller(on_stage) as client:
        answers = await asyncio.gather(*(make(client, "one") for _ in range(12)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.text for answer in answers}) == 1
        assert sorted(answer.headers.get("idempotency-replayed", "") for answer in answers) == ["", *["true"] * 11]
        assert await projects(on_stage) == 1
        assert (await make(client, '"one"')).json() == answers[0].json()
        assert (await make(client, "two")).json() != answers[0].json()
        assert await projects(on_stage) == 2


@pytest.mark.hostile(127)
async def test_two_nodes_make_one_thing_and_a_restart_remembers(meta_url: str) -> None:
    async with stage(meta_url) as first, stage(meta_url) as second, caller(first) as here, caller(second) as there:
        answers = await asyncio.gather(*(make(client, "key") for client in (here, there, here, there)))
        assert len({answer.text for answer in answers}) == 1
        assert await projects(second) == 1
    async with stage(meta_url) as later, caller(later) as client:
        again = await make(client, "key")
        assert (again.text, again.headers["idempotency-replayed"]) == (answers[0].text, "true")
        later.clock.advance(KEEP_MS)
        async with caller(later) as tomorrow:
            assert (await make(tomorrow, "key")).json() != again.json()
            assert await later.accounts.idempotency.forget_old() == 0


@pytest.mark.hostile(127)
async def test_a_key_is_of_one_call_of_one_caller(on_stage: Stage) -> None:
    async with caller(on_stage) as client:
        await make(client, "k")
        other = await make(client, "k", {"name": "Other"})
        assert (other.status_code, other.json()["error"]["code"]) == (422, "idempotency_key_reused")
        assert (await client.post(f"{PROJECTS}?x=1", json=NAMED, headers={"Idempotency-Key": "k"})).status_code == 422
        assert (await make(client, "k", NEW, "/api/projects/1/keys")).status_code == 201
        read_key = (await make(client, "r", NEW, "/api/projects/1/keys")).json()["key"]
        stranger = await client.post(PROJECTS, json=NAMED, headers={"Idempotency-Key": "k", "authorization": "Bearer nobody"})
        assert stranger.status_code == 401
        reader = await client.post(PROJECTS, json=NAMED, headers={"Idempotency-Key": "k", "authorization": f"Bearer {read_key}"})
        assert reader.status_code in (401, 403)
        assert await projects(on_stage) == 1


async def test_what_was_refused_is_mended_and_sent_with_the_same_key(on_stage: Stage) -> None:
    async with caller(on_stage) as client:
        assert (await make(client, "k", {"name": ""})).status_code == 400
        assert (await make(client, "k")).status_code == 201
        assert (await make(client, "k", {"name": ""})).status_code == 422


async def test_a_key_that_is_none_is_refused(on_stage: Stage) -> None:
    async with caller(on_stage) as client:
        for key in ("", " ", "x" * 256, '"', 'a"b', "\x7f", "ü"):
            answer = await client.post(PROJECTS, json=NAMED, headers=[(b"Idempotency-Key", key.encode("latin-1"))])
            assert answer.status_code == 400, key
            assert "Idempotency-Key" in answer.json()["error"]["message"]
        twice = await client.post(PROJECTS, json=NAMED, headers=[("Idempotency-Key", "a"), ("Idempotency-Key", "b")])
        assert twice.status_code == 400
        assert await projects(on_stage) == 0


async def test_a_body_above_the_bound_is_refused_and_calls_of_other_paths_pass(on_stage: Stage) -> None:
    async with caller(on_stage) as client:
        large = await client.post(PROJECTS, content=b"x" * (MAX_BODY_BYTES + 1), headers={"Idempotency-Key": "k"})
        assert large.status_code == 413
        for _ in range(2):
            assert "idempotency-replayed" not in (await client.get(PROJECTS, headers={"Idempotency-Key": "k"})).headers


@pytest.mark.hostile(291)
async def test_what_is_shown_once_is_kept_sealed(on_stage: Stage) -> None:
    async with caller(on_stage) as client:
        secret = (await make(client, "k", NEW, "/api/projects/1/keys")).json()["key"]
        assert (await make(client, "k", NEW, "/api/projects/1/keys")).json()["key"] == secret
        (row,) = await on_stage.accounts.database.read(kept)
        assert row.answer
        assert secret.encode() not in row.answer
        on_stage.accounts.idempotency = IdempotencyDesk(on_stage.accounts.database, on_stage.accounts.seal, on_stage.clock)
    async with caller(on_stage) as client:
        assert (await make(client, "k", NEW, "/api/projects/1/keys")).json()["error"]["code"] == "answer_lost"


@pytest.mark.hostile(292)
@pytest.mark.asvs("2.3.3")
async def test_after_a_crash_what_was_written_is_not_written_again_and_the_rest_is(on_stage: Stage) -> None:
    desk, database = on_stage.accounts.idempotency, on_stage.accounts.database

    async def attempt(key: str, *, writes: bool) -> Call:
        call = Call("ada", PROJECTS, key, b"body")
        assert await desk.begin(call) is None
        if writes:
            token = current_call.set(call)
            await database.write(_rename, "Renamed")
            current_call.reset(token)
        return call

    await attempt("written", writes=True)
    late = await attempt("not written", writes=False)
    on_stage.clock.advance(LEASE_MS)
    with pytest.raises(AnswerLost):
        await desk.begin(Call("ada", PROJECTS, "written", b"body"))
    other = Call("ada", PROJECTS, "not written", b"body")
    assert await desk.begin(other) is None
    token = current_call.set(late)
    with pytest.raises(Conflict, match="taken over"):
        await database.write(_rename, "Twice")
    current_call.reset(token)
    assert (await database.read(_name)) == "Renamed"
    await desk.finish(other, Answer(201, [], b"done"))
    again = await desk.begin(Call("ada", PROJECTS, "not written", b"body"))
    assert again is not None
    assert again.body == b"done"


@pytest.mark.hostile(127)
async def test_who_waits_too_long_is_told_to_come_back(on_stage: Stage) -> None:
    desk = IdempotencyDesk(on_stage.accounts.database, on_stage.accounts.seal, on_stage.clock, patience_s=0)
    assert await desk.begin(Call("ada", PROJECTS, "k", b"")) is None
    with pytest.raises(CallUnderWay) as caught:
        await desk.begin(Call("ada", PROJECTS, "k", b""))
    assert caught.value.retry_after_s


@pytest.mark.hostile(293)
async def test_a_caller_has_the_newest_of_so_many_calls(on_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "MOST", MOST)
    desk, database = on_stage.accounts.idempotency, on_stage.accounts.database
    for n in range(MOST + 3):
        on_stage.clock.advance(1)
        assert await desk.begin(Call("ada", PROJECTS, str(n), b"")) is None
    assert await desk.begin(Call("eve", PROJECTS, "0", b"")) is None
    assert await database.read(_count, "ada") == MOST
    assert await desk.begin(Call("ada", PROJECTS, "1", b"")) is None
    on_stage.clock.advance(KEEP_MS)
    assert await desk.forget_old() == MOST + 1


def _count(session: Session, who: str) -> int:
    return session.scalar(select(func.count()).select_from(IdempotentCall).where(IdempotentCall.caller == who)) or 0


def _first(session: Session) -> Project:
    return session.scalars(select(Project).order_by(Project.id)).first() or Project()


def _rename(session: Session, name: str) -> None:
    _first(session).name = name


def _name(session: Session) -> str:
    return _first(session).name
