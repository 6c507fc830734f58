"""The routes over the real app machinery with prepared rows; who may call them is the gate's to say."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from tidegauge.accounts.cookie import cookie_names
from tidegauge.accounts.dependencies import route_policies
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Forbidden, TidegaugeError
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.execute import QueryService
from tidegauge.query.routes import query_router

NOW_MS = 1_763_780_123_456
Reader = Any


class Registry:
    """Nothing seen yet."""

    events: dict[str, Any] = {}
    properties: dict[str, Any] = {}

    def snapshot(self, project: int) -> Registry:
        return self


class Gate:
    """Lets `permissions` in, on project 7."""

    cookies = cookie_names(https=False)

    def __init__(self, *permissions: Permission) -> None:
        self.permissions = frozenset(permissions)

    async def principal(self, proof: Any, permission: Permission, project: str) -> Principal:
        if permission not in self.permissions:
            raise Forbidden("no")
        return Principal(kind="person", project_id=7, role="viewer", permissions=self.permissions)

    async def whoever(self, proof: Any, project: str = "") -> None:
        return None


@pytest.fixture
def app(reader: Reader) -> FastAPI:
    clock = ManualClock(NOW_MS)
    service = QueryService(reader, Catalogue(), AnswerCache(clock), clock)

    async def timezone_of(project: int) -> str:
        return "Asia/Bangkok"

    built = FastAPI()
    built.state.gate = Gate(Permission.READ, Permission.QUERY)
    built.include_router(query_router(service, Registry(), timezone_of, clock))

    @built.exception_handler(TidegaugeError)
    async def render(request: Request, error: TidegaugeError) -> Response:
        return Response(error.code, error.status)

    return built


@pytest.fixture
def client(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


@pytest.mark.req("B1")
async def test_a_question_over_http(client: httpx.AsyncClient, reader: Reader) -> None:
    answer = await client.post("/api/metrics", json={"metric": "page_views"})
    assert answer.status_code == 200
    body = answer.json()
    assert body["results"] == [{"name": "page_views", "value": 5, "count": 5, "dimensions": {}, "timestamp": body["meta"]["from"]}]
    assert {"from", "to", "interval", "exact", "cached", "elapsed_ms", "rows_read", "truncated"} <= body["meta"].keys()
    assert body["meta"]["timezone"] == "Asia/Bangkok"
    assert 7 in reader.parameters[0].values()


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/api/metrics", b"{", 400),
        ("POST", "/api/metrics", b" " * 300_000, 413),
        ("GET", "/api/events?limit=x", b"", 400),
        ("GET", "/api/events?naem=x", b"", 400),
        ("GET", "/metrics/cpu/history?minutes=x", b"", 400),
        ("GET", "/metrics/cpu/history?minutes=0", b"", 400),
        ("GET", "/admin/api/cache/stats", b"", 403),
        ("POST", "/admin/api/cache/clear", b"", 403),
    ],
)
async def test_what_is_wrong_has_its_status(client: httpx.AsyncClient, method: str, path: str, body: bytes, status: int) -> None:
    assert (await client.request(method, path, content=body)).status_code == status


async def test_lists_points_and_the_schema(client: httpx.AsyncClient, reader: Reader, app: FastAPI) -> None:
    reader.answer = lambda statement: []
    assert (await client.get("/api/events?project=7&limit=5")).json() == {"events": [], "next_cursor": None}
    assert (await client.get("/metrics/api.response_time/latest")).status_code == 404
    assert (await client.get("/metrics/a/b/history")).json() == {"metric_name": "a/b", "points": [], "truncated": False}
    assert (await client.get("/api/metrics/schema")).json()["metrics"]
    app.state.gate = Gate(Permission.ADMIN)
    assert (await client.get("/admin/api/cache/stats")).json()["hit_rate"] == 0
    assert (await client.post("/admin/api/cache/clear")).json() == {"cleared": 0}


@pytest.mark.req("J1")
def test_every_route_says_who_may_call_it(app: FastAPI) -> None:
    policies = route_policies(app.routes)
    assert len(policies) == 8
    assert None not in policies.values()
    assert policies["POST", "/api/metrics"] == "query"
