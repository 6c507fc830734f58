"""The settings, as the bounds that each part takes."""

from __future__ import annotations

from tidegauge.app.bounded_protocol import ConnectionLimits
from tidegauge.app.breakers import PartBreakers
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import Clock
from tidegauge.core.errors import InvalidInput
from tidegauge.core.settings import Settings
from tidegauge.ingest.client_address import parse_networks
from tidegauge.ingest.limit import IngestLimits
from tidegauge.live.limits import LiveLimits
from tidegauge.query.cache import AnswerCache
from tidegauge.query.last_answers import LastAnswers
from tidegauge.query.metric import CacheClass
from tidegauge.quota.api_quota import ApiQuota
from tidegauge.quota.windows import MemoryWindows, Windows


def connection_limits(settings: Settings) -> ConnectionLimits:
    """Bounds of a connection. A body has a second more than ingest gives it, whose answer says more."""
    return ConnectionLimits(
        settings.connections,
        min(settings.connections_per_address, settings.connections // 2),
        parse_networks(settings.trusted_proxies),
        settings.header_timeout_s,
        settings.body_timeout_s + 1,
        settings.max_header_bytes,
    )  # fmt: skip


def query_limits(settings: Settings) -> QueryLimits:
    """Bounds of one question."""
    return QueryLimits(settings.query_timeout_s, settings.query_memory_bytes, settings.query_result_rows)


def answer_cache(settings: Settings, clock: Clock, breakers: PartBreakers) -> AnswerCache:
    """Where answers are kept, and for how long."""
    ttl_s: dict[CacheClass, float] = {
        "live": settings.cache_live_s,
        "activity": settings.cache_activity_s,
        "revenue": settings.cache_revenue_s,
        "health": settings.cache_health_s,
    }
    last = LastAnswers(clock, max_bytes=settings.last_answers_max_bytes, max_age_s=settings.last_answers_max_age_s)
    return AnswerCache(clock, max_bytes=settings.cache_max_bytes, ttl_s=ttl_s, last=last, is_store_away=lambda: not breakers.store.is_closed)


def ingest_limits(settings: Settings) -> IngestLimits:
    """Bounds of what clients send."""
    return IngestLimits(
        body_bytes=settings.body_max_bytes,
        inflated_bytes=settings.inflated_max_bytes,
        body_timeout_s=settings.body_timeout_s,
        waiting_events=settings.waiting_max_events,
        waiting_bytes=settings.waiting_max_bytes,
        requests_per_ip=settings.ingest_requests_per_ip,
        requests_per_key=settings.ingest_requests_per_key,
        unknown_keys_per_ip=settings.unknown_keys_per_ip,
        max_events_per_second=settings.max_events_per_second,
        trusted_proxies=settings.trusted_proxies,
    )


def live_limits(settings: Settings) -> LiveLimits:
    """Bounds of live connections."""
    return LiveLimits(
        connections=settings.ws_connections,
        connections_per_person=settings.ws_connections_per_person,
        subscriptions_per_connection=settings.ws_subscriptions_per_connection,
        messages_per_s=settings.ws_messages_per_s,
        auth_timeout_s=settings.ws_auth_timeout_s,
        heartbeat_s=settings.ws_heartbeat_s,
        idle_s=settings.ws_idle_s,
    )


def rate_windows(settings: Settings, breakers: PartBreakers) -> Windows:
    """Where requests are counted: in Redis for all nodes together when there is one, else in this process. Raises InvalidInput without the library."""
    if not settings.redis_url:
        return MemoryWindows()
    try:
        from tidegauge.quota.shared import SharedWindows
    except ImportError as error:
        raise InvalidInput("redis_url is set, but the library for Redis is not installed: pip install 'tidegauge[redis]'.") from error
    windows = SharedWindows(settings.redis_url, breakers.redis)
    breakers.ping("redis", windows.ping)
    return windows


def api_quota(settings: Settings, windows: Windows) -> ApiQuota:
    """How often the API may be asked."""
    return ApiQuota(
        windows, per_address=settings.api_requests_per_ip, per_caller=settings.api_requests_per_caller, together=settings.api_requests
    )  # fmt: skip
