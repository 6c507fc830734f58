"""Live numbers under row rules: two screens that see different events never share a number, and a rule that changes holds at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from typing import Any, Final

import msgspec
import pytest
from tests.hostile.rows.conftest import NUMBER, PROJECT, Rows, canary, events_of, make_rule
from tests.security.conversation import converse
from tests.security.installation import request_scope

from tidegauge.accounts.policy import OF_ROLE
from tidegauge.accounts.principal import Principal

pytestmark = pytest.mark.asyncio(loop_scope="module")

WINDOW: Final = {"time_window": "last_24_hours"}
FOLLOWED: Final[dict[str, dict[str, Any]]] = {
    "count": {"query": {"metric": "*", "aggregation": "count", **WINDOW}},
    "names": {"query": {"metric": "*", "aggregation": "count", "group_by": ["name"], **WINDOW}},
    "long": {"query": {"metric": "*", "aggregation": "max", "value_field": "value", "group_by": ["country"], "time_window": "last_30_days"}},
    "segment": {"query": {"metric": "*", "aggregation": "count", "group_by": ["user_id"], "segment": "active", **WINDOW}},
    "feed": {"feed": {"filters": []}},
    "funnel": {"query": {"analysis": "funnel", "steps": [{"event": "page_view"}, {"event": "purchase"}], "breakdown": "page", **WINDOW}},
    "cohort": {"query": {"analysis": "cohort", "period": "daily", **WINDOW}},
    "web": {"query": {"analysis": "web", **WINDOW}},
}


class Screen:
    """An open event stream: what it was told, by subscription."""

    def __init__(self) -> None:
        self.heard = bytearray()
        self.news = asyncio.Event()
        self.is_over = asyncio.Event()

    @property
    def messages(self) -> list[dict[str, Any]]:
        lines = bytes(self.heard).split(b"\n")
        return [msgspec.json.decode(line.removeprefix(b"data:")) for line in lines[:-1] if line.startswith(b"data:")]

    def told(self, id_: str) -> list[dict[str, Any]]:
        return [message for message in self.messages if message.get("id") == id_]

    async def until(self, test: Any) -> None:
        async with asyncio.timeout(60):
            while not test():
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def screen(rows: Rows, who: str) -> AsyncIterator[Screen]:
    """Everything in FOLLOWED, with the first state of each."""
    opened = Screen()
    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if asked:
            return asked.pop()
        await opened.is_over.wait()
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        opened.heard.extend(message.get("body", b""))
        opened.news.set()

    running = asyncio.ensure_future(rows.installed.app(request_scope("GET", "/api/live", rows.headers[who]), receive, send))
    try:
        await opened.until(lambda: b'"connection":"' in opened.heard)
        name = opened.heard.split(b'"connection":"')[1].split(b'"')[0].decode()
        messages = [{"type": "subscribe", "id": id_, **what} for id_, what in FOLLOWED.items()]
        sent = await rows.ask(who, "POST", f"/api/live/{name}", {"messages": messages})
        assert sent.status < 300, sent.content
        await opened.until(lambda: all(opened.told(id_) for id_ in FOLLOWED))
        yield opened
    finally:
        opened.is_over.set()
        await running


def _counts(opened: Screen, id_: str = "count") -> list[Any]:
    return [message["value"] for message in opened.told(id_) if "value" in message]


@pytest.mark.req("J1")
@pytest.mark.hostile(47)
async def test_screens_of_two_who_see_different_events_are_told_of_their_own_alone(rows: Rows) -> None:
    async with screen(rows, "root") as whole, screen(rows, "north") as north, screen(rows, "south") as south:
        before = (_counts(whole)[-1], _counts(north)[-1])
        for region in ("north", "south"):
            await rows.send(*({**event, "id": f"{event['id']}-live"} for event in events_of(region)))
        await whole.until(lambda: _counts(whole)[-1] == before[0] + 10)
        await north.until(lambda: _counts(north)[-1] == before[1] + 5)
        for id_ in ("names", "long", "segment", "feed", "funnel", "web"):
            shown = len(north.told(id_))
            await whole.until(lambda id_=id_: len(whole.told(id_)) > 1)
            assert shown >= 1
        for opened, other in ((north, "south"), (south, "north")):
            text = opened.heard.decode().lower()
            assert canary(other) not in text
            assert str(NUMBER[other])[:6] not in text
        everything = whole.heard.decode().lower()
        assert all(canary(region) in everything for region in ("north", "south"))


@pytest.mark.req("J1")
async def test_what_is_asked_over_a_socket_is_answered_by_what_the_asker_sees(rows: Rows) -> None:
    said = [{"type": "subscribe", "id": id_, **what} for id_, what in FOLLOWED.items()]
    for path, messages in (("/ws", said), ("/ws/screen", [{"type": "subscribe", "metrics": ["events", f"{canary('south')}_sensor", "revenue"]}])):
        heard = await converse(rows.installed, path, rows.headers["north"], *messages, until=("metric_update", "pong"))
        text = msgspec.json.encode(heard.heard).decode().lower()
        told = text.replace(f'"{canary("south")}_sensor"', "")
        assert canary("south") not in told
        assert str(NUMBER["south"])[:6] not in told


@pytest.mark.req("J1")
@pytest.mark.hostile(47)
async def test_the_numbers_at_a_glance_are_kept_for_each_sight(rows: Rows) -> None:
    hub = rows.installed.parts.hub

    async def revenue(name: str, role: str) -> float:
        caller = Principal(kind="person", person_id=rows.ids[name], project_id=PROJECT, role=role, permissions=OF_ROLE[role])
        with hub.seen_by(caller):
            frame = await hub.summaries.look(PROJECT, "UTC")
        return float(msgspec.json.decode(frame.payload)["revenue"] or 0)

    north, south, free = [await revenue(name, "viewer") for name in ("north", "south", "free")]
    assert north > 0
    assert south > 0
    assert free == pytest.approx(north + south)


@pytest.mark.req("J1")
async def test_a_rule_holds_at_once_also_for_screens_that_are_open(rows: Rows) -> None:
    async with screen(rows, "free") as opened:
        text = opened.heard.decode().lower()
        assert all(canary(region) in text for region in ("north", "south"))
        rule = await make_rule(rows, "Free no more", "north", {"people": [rows.ids["free"]]})
        await opened.until(lambda: any(message.get("type") == "restart" for message in opened.messages))
    async with screen(rows, "free") as again:
        assert canary("south") not in again.heard.decode().lower()
    answer = await rows.ask("free", "POST", "/api/metrics", {"metric": "*", "aggregation": "count", "group_by": ["region"], **WINDOW})
    assert [row["dimensions"]["region"] for row in answer.body["results"]] == ["north"]
    removed = await rows.ask("root", "DELETE", f"/api/projects/{PROJECT}/row-rules/{rule}")
    assert removed.status == 204
    async with screen(rows, "free") as whole:
        assert canary("south") in whole.heard.decode().lower()
