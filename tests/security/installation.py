"""The whole product in this process, on real stores, with two projects and every kind of caller.

Requests go straight into its ASGI interface: ten thousand of them take seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec
from fastapi import FastAPI, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.integration.accounts.accounts_app import quick_passwords
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY
from tests.integration.store_pace import without_pace

from tidegauge.accounts.dependencies import PUBLIC, Policy, Required
from tidegauge.app.application import create_app
from tidegauge.app.opening import open_parts
from tidegauge.app.parts import Parts
from tidegauge.app.statistics import attach_readings
from tidegauge.core.settings import load_settings
from tidegauge.meta.model import Model

_OPEN_RATES: Final = dict.fromkeys(
    ("api_requests_per_ip", "api_requests_per_caller", "api_requests", "ingest_requests_per_ip", "ingest_requests_per_key", "unknown_keys_per_ip"), ""
)
_MOVES_BY_ITSELF: Final = {"audit_entry", "audit_chain", "event_schema", "alert_notice", "alert_change", "erasure"}
"""Tables that move without a call: refusals are recorded, names that events brought are written down every few seconds, notices are
sent, erasures done."""
_NOTED_USE: Final = {"last_used_at_ms", "last_seen_at_ms", "failures", "paused_until_ms"}


class Answer(msgspec.Struct, frozen=True):
    """What a call gave: `body` is the JSON or {} for anything else."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def body(self) -> Any:
        return msgspec.json.decode(self.content) if self.headers.get("content-type", "").startswith("application/json") and self.content else {}

    @property
    def error(self) -> dict[str, Any]:
        """The error without what differs by request."""
        return {name: value for name, value in self.body.get("error", {}).items() if name != "request_id"}


class Route(msgspec.Struct, frozen=True):
    """One call of the API. `policy` is None where none is declared; `project_from` is "" where no project is asked for."""

    method: str
    path: str
    policy: str | None
    project_from: str
    is_described: bool

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


class Handlers:
    """Stands before every handler of the framework and counts who gets there. `is_shut`: nothing runs, whoever gets through is answered 204."""

    def __init__(self, app: FastAPI) -> None:
        self.reached = 0
        self.is_shut = False
        for context in iter_route_contexts(app.routes):
            if isinstance(context.original_route, APIRoute):
                context.dependant.call = self._before(context.dependant.call)

    def _before(self, handler: Callable[..., Any]) -> Callable[..., Any]:
        async def counted(**values: Any) -> Any:
            self.reached += 1
            return Response(status_code=204) if self.is_shut else await handler(**values)

        return counted

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Nothing runs while the context lasts."""
        self.is_shut = True
        try:
            yield
        finally:
            self.is_shut = False


class Installation:
    """`app` is what a server serves; `handlers` stand in it."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.app = create_app(parts)
        self.framework = _framework_in(self.app)
        self.routes = list(_routes_of(self.framework))
        self.handlers = Handlers(self.framework)

    async def call(self, method: str, path: str, headers: dict[str, str] | None = None, body: Any = None, query: str = "", *, hang_up: bool = False) -> Answer:
        """One request; `body` is sent as JSON, bytes as they are. `hang_up`: the caller is gone as soon as the request is sent."""
        sent = body if isinstance(body, bytes) else b"" if body is None else msgspec.json.encode(body)
        fields = {"content-type": "application/json", "content-length": str(len(sent)), **(headers or {})}
        return await _run(self.app, request_scope(method, path, fields, query), sent, hang_up)

    async def sign_in(self, email: str, password: str = PASSWORD) -> dict[str, Any]:
        """The tokens of a login."""
        answer = await self.call("POST", "/api/auth/login", body={"email": email, "password": password})
        assert answer.status == 200, answer.content
        return dict(answer.body)

    async def rows(self) -> dict[str, list[str]]:
        """Everything in the relational store that a refused call must not touch: table -> its rows as text."""
        return await self.parts.database.read(_all_rows)

    async def settle(self) -> None:
        """Until what was accepted is stored."""
        await self.parts.drain.wait()


@asynccontextmanager
async def installation(directory: Path, **settings: Any) -> AsyncIterator[Installation]:
    """A started product with nothing in it but the first project and its administrator; no rate is limited unless `settings` say so."""
    given = {"admin_email": EMAIL, "admin_password": PASSWORD, "write_key": WRITE_KEY, "secret_key": SECRET, "data_dir": directory}
    parts = await open_parts(load_settings(None, {}, {**given, **_OPEN_RATES, "self_monitoring": False, **settings}))
    passwords, quick = parts.accounts.passwords, quick_passwords()._hasher
    passwords._hasher, passwords._nobody = quick, passwords._threads.submit(quick.hash, "nobody")  # many logins, and no test here is about their cost
    attach_readings(parts)
    await parts.start()
    try:
        with without_pace():
            yield Installation(parts)
    finally:
        await parts.stop()


def request_scope(method: str, path: str, headers: dict[str, str], query: str = "") -> dict[str, Any]:
    """What an ASGI server says of a request."""
    scope: dict[str, Any] = {"type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "scheme": "http", "server": ("t", 80)}
    scope |= {"client": ("127.0.0.1", 4000), "method": method, "path": path, "raw_path": path.encode(), "root_path": "", "query_string": query.encode()}
    return scope | {"headers": [(name.encode(), value.encode()) for name, value in {"host": "t", **headers}.items()]}


async def _run(app: Any, scope: dict[str, Any], sent: bytes, hang_up: bool) -> Answer:
    told: list[dict[str, Any]] = [{"type": "http.request", "body": sent, "more_body": False}]
    status, headers, content, is_answered = 0, dict[str, str](), bytearray(), asyncio.Event()

    async def receive() -> dict[str, Any]:
        if told:
            return told.pop()
        if not hang_up:
            await is_answered.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status = message["status"]
            headers = {name.decode().lower(): value.decode("latin-1") for name, value in message["headers"]}
        else:
            content.extend(message.get("body", b""))
            if not message.get("more_body"):
                is_answered.set()

    await app(scope, receive, send)
    return Answer(status, headers, bytes(content))


def _framework_in(app: object) -> FastAPI:
    while not isinstance(app, FastAPI):
        app = vars(app).get("_app") or vars(app)["app"]
    return app


def _routes_of(app: FastAPI) -> Iterator[Route]:
    described = {(method.upper(), path) for path, calls in app.openapi()["paths"].items() for method in calls}
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, APIRoute):
            policy = _policy_in(context.dependant)
            path = str(context.path)
            for method in sorted(context.methods or ()):
                is_described = (method, path.replace(":path", "")) in described
                yield Route(method, path, policy.policy if policy else None, policy._project if isinstance(policy, Required) else "", is_described)


def _policy_in(dependant: Dependant) -> Policy | None:
    call: object = dependant.call
    if isinstance(call, Policy):
        return call
    return next((found for inner in dependant.dependencies if (found := _policy_in(inner)) is not None), None)


def _all_rows(session: Session) -> dict[str, list[str]]:
    found = {}
    for table in Model.metadata.sorted_tables:
        if table.name not in _MOVES_BY_ITSELF:
            columns = [column for column in table.columns if column.name not in _NOTED_USE]
            found[table.name] = sorted(repr(tuple(row)) for row in session.execute(select(*columns)))
    return found


__all__ = ["EMAIL", "PASSWORD", "PUBLIC", "WRITE_KEY", "Answer", "Installation", "Route", "installation"]
