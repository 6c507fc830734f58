from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.integration.redis_server import RedisServer

from tidegauge.cli.diagnosis.redis_server import check_redis
from tidegauge.core.settings import Settings

pytestmark = pytest.mark.req("K7")


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.remove()


def test_a_redis_that_is_not_set_is_not_looked_for() -> None:
    assert check_redis(Settings()) == []


def test_one_that_answers_and_one_that_does_not(redis: RedisServer) -> None:
    settings = Settings(redis_url=redis.url)
    assert check_redis(settings)[0].line().startswith(f"✓ Redis 127.0.0.1:{redis.port} answers, version ")
    redis.stop()
    assert check_redis(settings)[0].line().startswith(f"✗ Redis 127.0.0.1:{redis.port} does not answer")
