"""A small app over the real metadata stores: accounts and dashboards, with people of every role; samples go to a list instead of the journal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
from tests.integration.accounts.accounts_app import Stage, stage

from tidegauge.accounts.people.repository import add_person
from tidegauge.accounts.projects.repository import add_member
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.contracts.answer import Answer, AnswerMeta
from tidegauge.contracts.question import Question
from tidegauge.core.tasks import Work
from tidegauge.dashboards.annotations.routes import annotation_router
from tidegauge.dashboards.comments.routes import comment_router
from tidegauge.dashboards.library import Library
from tidegauge.dashboards.limit import DashboardLimits
from tidegauge.dashboards.links.door import Door
from tidegauge.dashboards.links.routes import link_router
from tidegauge.dashboards.links.ticket import Tickets
from tidegauge.dashboards.routes import dashboard_router
from tidegauge.dashboards.samples.day import Event
from tidegauge.dashboards.samples.filling import Filling
from tidegauge.dashboards.sharing.routes import sharing_router
from tidegauge.dashboards.templates.maker import Maker
from tidegauge.ingest.registry import SchemaRegistry
from tidegauge.query.catalogue import Catalogue

PASSWORD = "a long enough password"


class FakeQuestions:
    """Remembers what was asked and answers nothing."""

    def __init__(self) -> None:
        self.asked: list[tuple[Question, int, str]] = []

    async def ask(self, given: dict[str, Any], project: int, timezone: str, *, may_be_stale: bool = False) -> Answer:
        self.asked.append((msgspec.convert(given, Question), project, timezone))
        return Answer([], AnswerMeta("a", "b", None, timezone, True, 0.0, False, 0.0, 0, False))


class BoardStage:
    """`people`: name -> a client of that person in project 1 (owner and other are editors); `foreign` is an editor of another project."""

    def __init__(self, base: Stage, limits: DashboardLimits) -> None:
        self.base = base
        self.clock = base.clock
        self.sent: list[tuple[int, list[Event]]] = []
        self.tasks: list[asyncio.Task[Any]] = []
        accounts = base.accounts
        self.library = Library(accounts.database, Catalogue(), base.clock, limits)
        self.registry = SchemaRegistry()
        self.filling = Filling(accounts.database, base.clock, self._submit, self._start)
        self.maker = Maker(self.library, accounts.database, accounts.access, self.registry, self.filling, base.clock)
        self.questions = FakeQuestions()
        tickets = Tickets(accounts.key_for("token:share"), base.clock)
        throttle = LoginThrottle("5/15 minutes", "50/15 minutes")
        self.door = Door(self.library, accounts.database, self.questions, accounts.passwords, throttle, tickets, base.clock)
        base.app.include_router(dashboard_router(self.library, self.maker))
        base.app.include_router(sharing_router(self.library, accounts.database))
        base.app.include_router(link_router(self.door, lambda request: request.headers.get("x-test-address", "1.1.1.1")))
        base.app.include_router(comment_router(self.library, accounts.database, base.clock))
        base.app.include_router(annotation_router(self.library, accounts.database, base.clock))
        self.people: dict[str, httpx.AsyncClient] = {}
        self.ids: dict[str, str] = {}

    async def _submit(self, project: int, events: list[Event]) -> None:
        self.sent.append((project, events))

    def _start(self, name: str, work: Work) -> None:
        self.tasks.append(asyncio.ensure_future(work()))

    async def add(self, name: str, role: str, project_id: int = 1) -> httpx.AsyncClient:
        """A person with that role and their client."""
        accounts, email = self.base.accounts, f"{name}@example.com"
        hash = await asyncio.to_thread(accounts.passwords.hash_now, PASSWORD)
        person_id = await accounts.database.write(add_person, email=email, name=name.title(), role="member", password_hash=hash, now_ms=1)
        await accounts.database.write(add_member, project_id, person_id, role)
        self.ids[name] = person_id
        token = (await self.base.log_in(email))["access_token"]
        self.people[name] = self.base.client(authorization=f"Bearer {token}")
        return self.people[name]

    async def close(self) -> None:
        """End what runs."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for client in self.people.values():
            await client.aclose()


@asynccontextmanager
async def board_stage(meta_url: str, limits: DashboardLimits | None = None) -> AsyncIterator[BoardStage]:
    """The stage with owner and other (editors), viewer, boss (project admin) and foreign."""
    async with stage(meta_url) as base:
        boards = BoardStage(base, limits or DashboardLimits())
        async with await base.script() as root:
            second = int((await root.post("/api/projects", json={"name": "Second"})).json()["id"])
        try:
            for name, role in (("owner", "editor"), ("other", "editor"), ("viewer", "viewer"), ("boss", "admin")):
                await boards.add(name, role)
            await boards.add("foreign", "editor", second)
            yield boards
        finally:
            await boards.close()


def a_widget(id_: str = "w1", **changes: Any) -> dict[str, Any]:
    """A line widget with one question."""
    widget: dict[str, Any] = {"id": id_, "kind": "line", "title": "Views", "x": 0, "y": 0, "w": 6, "h": 6, "options": {"curve": "step"}}
    widget["queries"] = [{"id": "A", "query": {"metric": "page_views", "interval": "auto"}}]
    return widget | changes


def a_document(*widgets: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A document of one tab."""
    document: dict[str, Any] = {"name": "Board", "tabs": [{"id": "main", "name": "Main", "widgets": list(widgets) or [a_widget()]}]}
    return document | changes


async def made(client: httpx.AsyncClient, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """A dashboard that the client made."""
    answer = await client.post("/api/dashboards", json={"document": document or a_document()})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())
