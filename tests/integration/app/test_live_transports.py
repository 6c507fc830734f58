"""The live transports of the served product, with the clients that people have."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from tests.integration.dashboards.board_app import a_document
from tests.integration.live.test_event_stream import COUNT, Reader
from tests.integration.server import EMAIL, PASSWORD, WRITE_KEY, ServedProduct, served

pytestmark = pytest.mark.xdist_group("live-transports")


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    with served(tmp_path_factory.mktemp("live")) as product:
        yield product


def send(product: ServedProduct, name: str, count: int = 1, **fields: Any) -> None:
    events = [{"name": name, **fields} for _ in range(count)]
    assert httpx.post(f"{product.url}/api/events", json=events, headers={"authorization": f"Bearer {WRITE_KEY}"}).status_code == 202


@asynccontextmanager
async def signed_in(product: ServedProduct) -> AsyncIterator[httpx.AsyncClient]:
    """A browser: it has the login's cookie, no token."""
    async with httpx.AsyncClient(base_url=product.url, timeout=20) as client:
        answer = await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        assert answer.status_code == 200
        yield client


@pytest.mark.req("E4")
@pytest.mark.hostile(95)
async def test_a_page_follows_and_changes_its_stream_with_the_cookie_and_a_foreign_page_cannot(product: ServedProduct) -> None:
    own = {"origin": product.url}
    async with signed_in(product) as browser, browser.stream("GET", "/api/live", headers={"sec-fetch-site": "same-origin"}) as response:
        reader = Reader(response)
        name = (await reader.take("connected"))["connection"]
        subscribe = {"type": "subscribe", "id": "q1", "query": COUNT | {"metric": "streamed"}}
        told = await browser.post(f"/api/live/{name}", json={"messages": [subscribe, {"type": "ping"}, {"type": "nonsense"}]}, headers=own)
        assert told.status_code == 204, told.text
        assert (await reader.take("error"))["code"] == "invalid_message"
        assert (await reader.take("metric_update"))["value"] == 0
        await asyncio.to_thread(send, product, "streamed", 3)
        assert (await reader.take("metric_update"))["value"] == 3
        assert (await browser.get("/api/live", headers={"origin": "https://evil.example"})).status_code == 403
        assert (await browser.post(f"/api/live/{name}", json={"messages": []}, headers={"origin": "https://evil.example"})).status_code == 403
        assert (await browser.post("/api/live/another", json={"messages": [subscribe]}, headers=own)).status_code == 404
        assert (await browser.post(f"/api/live/{name}", json={"messages": "all"}, headers=own)).status_code == 400
        assert response.headers["x-content-type-options"] == "nosniff"
    key = await asyncio.to_thread(httpx.post, f"{product.url}/api/live/{name}", json={"messages": [subscribe]}, headers={"x-api-key": WRITE_KEY})
    assert key.status_code in (403, 404)


@pytest.mark.req("E4")
async def test_a_dashboard_can_be_followed_by_a_stream(product: ServedProduct) -> None:
    made = product.client.post("/api/dashboards", json={"document": a_document(name="Streamed")}).json()
    async with signed_in(product) as browser:
        parameters = {"subscribe": json.dumps({"dashboard": made["id"]})}
        async with browser.stream("GET", "/api/live", params=parameters) as response:
            state = await Reader(response).take("dashboard")
            assert state["document"]["name"] == "Streamed"
