from __future__ import annotations

from tidegauge.app.limits import ingest_limits, live_limits, query_limits
from tidegauge.core.settings import Settings


def test_every_bound_of_a_part_that_a_setting_names_comes_from_it() -> None:
    settings = Settings(
        query_timeout_s=1.5,
        query_memory_bytes=4096,
        query_result_rows=7,
        body_max_bytes=2048,
        inflated_max_bytes=4096,
        max_events_per_second=9,
        ws_connections=3,
        ws_subscriptions_per_connection=2,
        trusted_proxies=("10.0.0.0/8",),
    )
    limits = query_limits(settings)
    assert (limits.timeout_s, limits.memory_bytes, limits.result_rows) == (1.5, 4096, 7)
    ingest = ingest_limits(settings)
    assert (ingest.body_bytes, ingest.inflated_bytes, ingest.max_events_per_second, ingest.trusted_proxies) == (2048, 4096, 9, ("10.0.0.0/8",))
    assert (live_limits(settings).connections, live_limits(settings).subscriptions_per_connection) == (3, 2)


def test_the_settings_and_the_parts_agree_on_the_defaults() -> None:
    assert ingest_limits(Settings()) == type(ingest_limits(Settings()))()
    assert live_limits(Settings()) == type(live_limits(Settings()))()
    assert query_limits(Settings()) == type(query_limits(Settings()))()
