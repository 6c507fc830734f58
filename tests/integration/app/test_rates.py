"""Rates of the API on a served product, counted in a real Redis and without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.integration.redis_server import RedisServer
from tests.integration.server import EMAIL, PASSWORD, WRITE_KEY, served

RATES = {"TIDEGAUGE_API_REQUESTS_PER_CALLER": "20/hour", "TIDEGAUGE_INGEST_REQUESTS_PER_KEY": "5/hour"}


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.remove()


@pytest.mark.req("J4", "K6")
@pytest.mark.hostile(33, 115)
def test_rates_hold_over_a_restart_with_redis_and_when_redis_is_gone(tmp_path: Path, redis: RedisServer) -> None:
    environ = {**RATES, "TIDEGAUGE_REDIS_URL": redis.url}
    key = {"authorization": f"Bearer {WRITE_KEY}"}

    def send(client: httpx.Client) -> int:
        return client.post("/api/events", json={"name": "tick"}, headers=key).status_code

    with served(tmp_path, environ=environ) as product:
        assert [send(product.client) for _ in range(4)] == [202] * 4
        asked = [product.client.get("/api/projects").status_code for _ in range(15)]
        assert asked == [200] * 15
    with served(tmp_path, environ=environ) as product:
        assert [send(product.client) for _ in range(3)] == [202, 429, 429], "the count was kept in Redis"
        asked = [product.client.get("/api/projects").status_code for _ in range(8)]
        assert asked == [200] * 5 + [429] * 3
        refused = product.client.get("/api/projects")
        assert int(refused.headers["retry-after"]) >= 1
        assert "you may ask 20 times per 3600 s" in refused.json()["error"]["message"]
        assert product.client.get("/health").json()["checks"]["redis"] == "ok"
        redis.stop()
        assert send(product.client) == 202, "this node counts from what it has seen itself"
        health = product.client.get("/health").json()
        assert (health["status"], health["checks"]["redis"]) == ("degraded", "does not answer: rates are counted by each node alone")
        answers = [product.client.get("/api/projects").status_code for _ in range(30)]
        assert set(answers) == {200, 429}
        assert answers.count(200) <= 20
        login = httpx.post(f"{product.url}/api/auth/login", json={"email": EMAIL, "password": PASSWORD}, timeout=60)
        assert login.status_code == 200
        redis.start()
