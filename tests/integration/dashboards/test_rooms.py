"""Editing together over real sockets: the whole product behind uvicorn, two people and a wall screen."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
import websockets
from tests.integration.dashboards.board_app import a_document, a_widget
from tests.integration.first_start import quick_hashes
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY

from tidegauge.accounts.people.repository import add_person
from tidegauge.accounts.projects.repository import add_member
from tidegauge.app.application import create_app
from tidegauge.app.opening import open_parts
from tidegauge.app.parts import Parts
from tidegauge.core.settings import load_settings
from tidegauge.live.transports.frame_protocol import FrameProtocol


class Seat:
    """One person's HTTP client and socket."""

    def __init__(self, http: httpx.AsyncClient, socket: websockets.ClientConnection) -> None:
        self.http, self.socket = http, socket

    async def say(self, **message: Any) -> None:
        await self.socket.send(json.dumps(message))

    async def hear(self, kind: str) -> dict[str, Any]:
        """The next message of that kind; others before it are passed over."""
        async with asyncio.timeout(60):
            while True:
                message: dict[str, Any] = json.loads(await self.socket.recv())
                if message["type"] == kind:
                    return message

    async def enter(self, board: str) -> dict[str, Any]:
        await self.say(type="subscribe", dashboard=board)
        return await self.hear("dashboard")


class Product:
    """The served product."""

    def __init__(self, parts: Parts, port: int) -> None:
        self.parts, self.port = parts, port

    async def add(self, name: str, role: str) -> None:
        """A person of project 1."""
        accounts = self.parts.accounts
        hash = await asyncio.to_thread(accounts.passwords.hash_now, PASSWORD)
        person_id = await accounts.database.write(add_person, email=f"{name}@example.com", name=name.title(), role="member", password_hash=hash, now_ms=1)
        await accounts.database.write(add_member, 1, person_id, role)

    @asynccontextmanager
    async def seat(self, email: str) -> AsyncIterator[Seat]:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", timeout=30) as http:
            token = (await http.post("/api/auth/login", json={"email": email, "password": PASSWORD})).json()["access_token"]
            http.cookies.clear()
            http.headers["authorization"] = f"Bearer {token}"
            async with websockets.connect(f"ws://127.0.0.1:{self.port}/ws?token={token}") as socket:
                yield Seat(http, socket)


@pytest.fixture
async def product(data_dir: Path) -> AsyncIterator[Product]:
    given = {"admin_email": EMAIL, "admin_password": PASSWORD, "write_key": WRITE_KEY, "secret_key": SECRET, "data_dir": data_dir}
    with quick_hashes():
        parts = await open_parts(load_settings(None, {}, given))
    server = uvicorn.Server(uvicorn.Config(create_app(parts), port=0, ws=FrameProtocol, lifespan="on", log_config=None))
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(60):
        while not server.started:
            await asyncio.sleep(0.01)
    product = Product(parts, server.servers[0].sockets[0].getsockname()[1])
    await product.add("ploy", "editor")
    await product.add("vera", "viewer")
    yield product
    server.should_exit = True
    await serving


def _put(widget: dict[str, Any]) -> dict[str, Any]:
    return {"op": "put_widget", "tab": "main", "widget": widget}


@pytest.mark.req("H10", "H4")
async def test_comments_and_annotations_are_told_to_those_who_look_at_the_dashboard(product: Product) -> None:
    async with product.seat(EMAIL) as ada, product.seat("vera@example.com") as vera:
        board, other = [(await ada.http.post("/api/dashboards", json={"document": a_document()})).json()["id"] for _ in range(2)]
        await vera.enter(board)
        await ada.enter(other)
        said = (await vera.http.post(f"/api/dashboards/{board}/comments", json={"text": "Why?"})).json()
        told = {"type": "remarks", "dashboard": board}
        assert await vera.hear("remarks") == told | {"what": "comments"}
        await ada.http.put(f"/api/dashboards/{board}/comments/{said['id']}/resolved", json={"is_resolved": True})
        assert await vera.hear("remarks") == told | {"what": "comments"}
        mark = {"timestamp": "2026-11-22T03:00:00Z", "title": "v2.14", "kind": "deploy"}
        key = {"Authorization": f"Bearer {WRITE_KEY}"}
        made = (await vera.http.post("/api/annotations", json=mark, headers=key)).json()
        assert await vera.hear("remarks") == told | {"what": "annotations"}
        assert await ada.hear("remarks") == {"type": "remarks", "dashboard": other, "what": "annotations"}, "a mark of the project is on every dashboard"
        await ada.http.put(f"/api/annotations/{made['id']}", json=mark | {"dashboard": other})
        assert await vera.hear("remarks") == told | {"what": "annotations"}, "it is gone from here"
        await ada.http.delete(f"/api/annotations/{made['id']}")
        await ada.http.post(f"/api/dashboards/{board}/comments", json={"text": "Because."})
        assert await vera.hear("remarks") == told | {"what": "comments"}, "of the other dashboard's mark nothing is heard here"


@pytest.mark.req("H10", "E1")
async def test_two_people_see_each_other_and_each_others_edits_and_saves(product: Product) -> None:
    async with product.seat(EMAIL) as ada, product.seat("ploy@example.com") as ploy:
        board = (await ada.http.post("/api/dashboards", json={"document": a_document()})).json()["id"]
        state = await ada.enter(board)
        assert (state["version"], state["document"]["name"], [one["person"]["name"] for one in state["people"]]) == (1, "Board", ["Admin"])
        assert state["connection"] == state["people"][0]["connection"]
        assert len((await ploy.enter(board))["people"]) == 2
        people = (await ada.hear("presence"))["people"]
        assert [one["person"]["name"] for one in people] == ["Admin", "Ploy"]
        assert people[0]["colour"] != people[1]["colour"]
        await ploy.say(type="presence", dashboard=board, tab="main", widget="w1", editing=True)
        assert (await ada.hear("presence"))["people"][1] | {"connection": "", "person": "", "colour": ""} == {
            "connection": "", "person": "", "colour": "", "tab": "main", "widget": "w1", "editing": True,
        }  # fmt: skip
        await ploy.say(type="edit", dashboard=board, base_version=1, operations=[_put(a_widget("w2", x=6))], nonce="n1")
        edits = await ada.hear("edits")
        assert (edits["person"]["name"], edits["draft"], edits["nonce"]) == ("Ploy", 1, "n1")
        assert edits["operations"][0]["widget"]["id"] == "w2"
        async with product.seat(EMAIL) as late:
            shown = await late.enter(board)
            assert len(shown["draft_document"]["tabs"][0]["widgets"]) == 2
            assert len(shown["document"]["tabs"][0]["widgets"]) == 1
        saved = await ploy.http.put(f"/api/dashboards/{board}", json={"document": a_document(a_widget(), a_widget("w2", x=6)), "base_version": 1})
        assert saved.status_code == 200
        for seat in (ada, ploy):
            update = await seat.hear("dashboard_update")
            assert (update["id"], update["version"], len(update["document"]["tabs"][0]["widgets"])) == (board, 2, 2)


@pytest.mark.req("H10")
@pytest.mark.hostile(253)
async def test_viewers_watch_and_strangers_stay_outside(product: Product) -> None:
    async with product.seat(EMAIL) as ada, product.seat("vera@example.com") as vera:
        board = (await ada.http.post("/api/dashboards", json={"document": a_document()})).json()["id"]
        await vera.enter(board)
        await vera.say(type="edit", dashboard=board, base_version=1, operations=[_put(a_widget("w2"))], nonce="n")
        refused = await vera.hear("error")
        assert (refused["code"], refused["id"]) == ("forbidden", board)
        await ada.http.put(f"/api/dashboards/{board}/sharing", json={"visibility": "private"})
        assert (await vera.hear("error"))["code"] == "not_found"
        await vera.say(type="presence", dashboard=board, tab="main")
        assert (await vera.hear("error"))["code"] == "invalid_request"
        await vera.say(type="subscribe", dashboard=board)
        assert (await vera.hear("error"))["code"] == "not_found"
        await ada.enter(board)
        assert (await ada.http.delete(f"/api/dashboards/{board}")).status_code == 204
        assert (await ada.hear("error"))["code"] == "not_found"
    async with asyncio.timeout(60):
        while len(product.parts.dashboards.rooms):
            await asyncio.sleep(0.01)


@pytest.mark.req("H10")
async def test_who_goes_is_no_longer_shown_and_the_last_one_takes_the_draft_along(product: Product) -> None:
    async with product.seat(EMAIL) as ada:
        board = (await ada.http.post("/api/dashboards", json={"document": a_document()})).json()["id"]
        await ada.enter(board)
        async with product.seat("ploy@example.com") as ploy:
            await ploy.enter(board)
            assert len((await ada.hear("presence"))["people"]) == 2
        assert len((await ada.hear("presence"))["people"]) == 1
        await ada.say(type="edit", dashboard=board, operations=[{"op": "remove_widget", "tab": "main", "id": "w1"}])
        assert (await ada.hear("presence"))["people"][0]["editing"] is True
        await ada.say(type="unsubscribe", dashboard=board)
        again = await ada.enter(board)
        assert "draft_document" not in again


@pytest.mark.req("J1", "H10")
@pytest.mark.hostile(62)
async def test_what_is_taken_from_somebody_ends_on_their_open_connection(product: Product) -> None:
    async with product.seat(EMAIL) as ada, product.seat("ploy@example.com") as ploy:
        board = (await ada.http.post("/api/dashboards", json={"document": a_document()})).json()["id"]
        await ploy.enter(board)
        await ploy.say(type="presence", dashboard=board, tab="main", widget="w1", editing=True)
        await ploy.say(type="subscribe", id="s", query={"analysis": "sql", "query": "SELECT count() AS n FROM events", "time_window": "last_hour"})
        assert (await ploy.hear("metric_update"))["id"] == "s"
        members = (await ada.http.get("/api/projects/1/members")).json()["members"]
        ploy_id = next(member["person_id"] for member in members if member["name"] == "Ploy")
        given = await ada.http.put(f"/api/projects/1/members/{ploy_id}", json={"role": "editor", "permissions": ["read", "alerts_edit"]})
        assert given.status_code == 200
        hub = product.parts.hub
        hub.check_connections(asyncio.get_running_loop().time() + hub.limits.recheck_s)
        ended = await ploy.hear("error")
        assert (ended["id"], ended["code"]) == ("s", "forbidden")
        await ploy.say(type="edit", dashboard=board, base_version=1, operations=[_put(a_widget("w2", x=6))])
        assert "not change" in (await ploy.hear("error"))["message"]
        await ploy.say(type="subscribe", id="t", query={"analysis": "sql", "query": "SELECT 1 AS n", "time_window": "last_hour"})
        assert "'sql'" in (await ploy.hear("error"))["message"]
        assert (await ploy.enter(board))["people"][0]["editing"] is False, "the connection itself stays"


BAD_MESSAGES: list[dict[str, Any]] = [
    {"type": "edit", "dashboard": "BOARD", "operations": "x"},
    {"type": "edit", "dashboard": "BOARD", "operations": []},
    {"type": "edit", "dashboard": "BOARD", "operations": [{"op": "explode"}]},
    {"type": "edit", "dashboard": "BOARD", "operations": [{"op": "put_widget", "tab": "main", "widget": {"id": "<b>"}}]},
    {"type": "edit", "dashboard": "BOARD", "base_version": 99, "operations": [{"op": "remove_widget", "tab": "main", "id": "w1"}]},
    {"type": "edit", "dashboard": "f" * 24, "operations": []},
    {"type": "edit", "dashboard": "BOARD"},
    {"type": "presence", "dashboard": "BOARD", "tab": "x" * 41},
    {"type": "presence"},
    {"type": "subscribe", "dashboard": "a\u0000b"},
    {"type": "subscribe", "dashboard": "f" * 24},
]


@pytest.mark.req("H10")
@pytest.mark.hostile(256)
async def test_bad_messages_are_answered_and_change_nothing(product: Product) -> None:
    async with product.seat(EMAIL) as ada:
        board = (await ada.http.post("/api/dashboards", json={"document": a_document()})).json()["id"]
        await ada.enter(board)
        for message in BAD_MESSAGES:
            await ada.say(**{key: board if value == "BOARD" else value for key, value in message.items()})
            assert (await ada.hear("error"))["code"] in ("invalid_request", "invalid_message", "not_found"), message
        assert "draft_document" not in await ada.enter(board)
