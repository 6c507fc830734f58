"""The settings of what asking may cost, and how long answers are kept."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.core.setting_groups.intake import IntakeSettings
from tidegauge.core.setting_groups.kind import Bytes, Rate

CacheSeconds = Annotated[float, Meta(ge=0, le=86_400)]


class QuestionSettings(IntakeSettings, frozen=True, kw_only=True):
    """Questions and answers."""

    api_requests_per_ip: Annotated[Rate, Meta(description="Requests of the API from one address, such as `6000/minute`. Empty is unlimited.")] = ""
    api_requests_per_caller: Annotated[Rate, Meta(description="Requests of the API by one person or key. Empty is unlimited.")] = ""
    api_requests: Annotated[Rate, Meta(description="Requests of the API by all callers together. Empty is unlimited.")] = ""
    query_timeout_s: Annotated[float, Meta(description="Longest time of one question.", gt=0, le=3_600)] = 10.0
    query_memory_bytes: Annotated[Bytes, Meta(description="Most memory of one question.")] = 2_000_000_000
    query_result_rows: Annotated[int, Meta(description="Most rows of one answer.", ge=1, le=10_000_000)] = 100_000
    cache_max_bytes: Annotated[int, Meta(description="Most memory of answers kept for who asks the same again; 0 keeps none.", ge=0)] = 64 * 1024**2
    cache_live_s: Annotated[CacheSeconds, Meta(description="How long an answer about a quarter of an hour or less is kept at most; a new event ends it.")] = (
        30.0
    )
    cache_activity_s: Annotated[CacheSeconds, Meta(description="How long an answer about what people do is kept at most; a new event ends it.")] = 120.0
    cache_revenue_s: Annotated[CacheSeconds, Meta(description="How long an answer about money is kept at most; a new event ends it.")] = 300.0
    cache_health_s: Annotated[CacheSeconds, Meta(description="How long an answer about the state of systems is kept at most; a new event ends it.")] = 30.0
    last_answers_max_bytes: Annotated[
        int, Meta(description="Most memory of the last good answers, which are given, marked as stale, while the store does not answer; 0 keeps none.", ge=0)
    ] = 32 * 1024**2
    last_answers_max_age_s: Annotated[float, Meta(description="How old such an answer may be.", ge=0)] = 86_400.0
