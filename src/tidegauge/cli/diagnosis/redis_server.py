"""Redis, where one is set: limits and fan-out are shared by it."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings

_TIMEOUT_S: Final = 3.0


def check_redis(settings: Settings) -> list[Finding]:
    """Whether it answers."""
    if not settings.redis_url:
        return []
    parts = urlsplit(settings.redis_url)
    place = f"Redis {parts.hostname}:{parts.port or 6379}"
    try:
        import redis
    except ImportError:
        return [Finding(False, f"{place}: its client is not installed", "install tidegauge[redis], or empty redis_url")]
    try:
        client = redis.Redis.from_url(settings.redis_url, socket_connect_timeout=_TIMEOUT_S, socket_timeout=_TIMEOUT_S)
        version = client.info("server").get("redis_version", "")
        client.close()
    except (redis.RedisError, OSError, ValueError) as error:
        return [Finding(False, f"{place} does not answer ({error})", "start it and check redis_url; until then each node counts rates by itself")]
    return [Finding(True, f"{place} answers, version {version}")]
