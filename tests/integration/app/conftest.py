"""The whole product in this process, on real stores, asked through its ASGI interface."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from tests.integration.first_start import quick_hashes
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY

from tidegauge.app.application import create_app
from tidegauge.app.opening import open_parts
from tidegauge.app.parts import Parts
from tidegauge.app.statistics import attach_readings
from tidegauge.core.settings import load_settings


@pytest.fixture(scope="package", autouse=True)
def _quick_hashes() -> Iterator[None]:
    with quick_hashes():
        yield


@pytest.fixture
async def parts(data_dir: Path) -> AsyncIterator[Parts]:
    given = {"admin_email": EMAIL, "admin_password": PASSWORD, "write_key": WRITE_KEY, "secret_key": SECRET, "data_dir": data_dir}
    parts = await open_parts(load_settings(None, {}, given))
    attach_readings(parts)
    await parts.start()
    yield parts
    await parts.stop()


@pytest.fixture
async def client(parts: Parts) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(parts), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        yield client


@pytest.fixture
async def signed_in(client: httpx.AsyncClient) -> httpx.AsyncClient:
    answer = await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
    client.cookies.clear()
    client.headers["authorization"] = f"Bearer {answer.json()['access_token']}"
    return client
