from __future__ import annotations

import pytest

from tidegauge.core.settings import load_settings
from tidegauge.core.settings_source import InvalidSettings


@pytest.mark.req("K2")
@pytest.mark.asvs("16.2.5")
@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("redis_url", "redis://h:abc", "no address that can be read"),
        ("redis_url", "redis://:pw/canary@host:6379/0", "%2F"),
        ("redis_url", "http://host", "must begin with redis:// or rediss:// or unix://"),
        ("redis_url", "redis://", "names no host"),
        ("redis_url", "redis://h:0", "names no port"),
        ("meta_url", "postgresql://u:canary@[::1/db", "in brackets"),
        ("store_url", "foo://canary", "must begin with chdb://"),
        ("store_url", "clickhouse://", "names no host"),
        ("store_url", "clickhouse://h:99999/x", "65535"),
        ("otlp_endpoint", "http://[x", "no address"),
        ("sentry_dsn", "https://canary@[x/1", "no address"),
    ],
)
def test_a_broken_address_stops_the_start_and_is_not_repeated(name: str, value: str, said: str) -> None:
    with pytest.raises(InvalidSettings) as refused:
        load_settings(None, {f"TIDEGAUGE_{name.upper()}": value}, {})
    assert said in refused.value.message
    assert f"TIDEGAUGE_{name.upper()}" in refused.value.message
    assert "canary" not in refused.value.message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("redis_url", "unix:///run/redis.sock?db=1"),
        ("redis_url", "rediss://:p%2Fw@host/0"),
        ("meta_url", "postgresql://u@/db?host=/run/postgresql"),
        ("store_url", "chdb:///srv/store"),
        ("store_url", "clickhouses://u:p@h:9440/db"),
    ],
)
def test_others_are_taken(name: str, value: str) -> None:
    assert getattr(load_settings(None, {}, {name: value}), name) == value
