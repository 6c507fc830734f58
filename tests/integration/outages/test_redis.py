"""Redis hangs, stops and comes back empty while the product is in use: nobody sees it but operators."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.integration.outages.sender import Sender
from tests.integration.redis_server import RedisServer
from tests.integration.server import EMAIL, served, until


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.remove()


@pytest.mark.soak
@pytest.mark.req("K6", "J4")
@pytest.mark.hostile(115)
def test_a_redis_that_hangs_stops_and_comes_back_empty_costs_nobody_an_answer(redis: RedisServer, tmp_path: Path) -> None:
    environ = {"TIDEGAUGE_REDIS_URL": redis.url, "TIDEGAUGE_LOGIN_FAILURES_PER_ACCOUNT": "3/15 minutes"}
    with served(tmp_path, environ=environ) as product, Sender(product) as sender:

        def checks(expected: str) -> bool:
            return str(product.client.get("/health").json()["checks"]["redis"]).startswith(expected)

        def times(count: int) -> list[float]:
            found = []
            for _ in range(count):
                began_s = time.monotonic()
                assert product.client.get("/api/projects").status_code == 200
                found.append(time.monotonic() - began_s)
            return found

        until(lambda: sender.accepted > 50)
        until(lambda: checks("ok"))
        redis.freeze()
        until(lambda: checks("does not answer"), timeout_s=20)
        assert max(times(10)) < 1.5, "no request waits for a Redis that is known to hang"
        statuses = [
            httpx.post(f"{product.url}/api/auth/login", json={"email": EMAIL, "password": f"wrong-{number}"}, timeout=60).status_code for number in range(12)
        ]
        assert statuses[0] == 401
        assert statuses[-1] == 429, "guessing passwords is as slow as ever"
        redis.thaw()
        until(lambda: checks("ok"), timeout_s=5)
        redis.stop()
        until(lambda: checks("does not answer"), timeout_s=20)
        times(5)
        redis.start()
        until(lambda: checks("ok"), timeout_s=6)
        times(5)
        sender.stop()
        assert sender.statuses == {202}
        assert "Traceback" not in product.log.read_text(errors="replace")
