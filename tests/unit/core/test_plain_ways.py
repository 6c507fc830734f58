from __future__ import annotations

from typing import Any

import pytest

from tidegauge.core.plain_ways import is_this_machine, plain_way_in, plain_ways_out
from tidegauge.core.settings import Settings, load_settings
from tidegauge.core.settings_source import InvalidSettings

SECRET = "s3cret-word"


@pytest.mark.req("J7")
@pytest.mark.asvs("12.3.1", "12.3.3")
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"store_url": f"clickhouse://u:{SECRET}@ch.example/db"}, "clickhouses://"),
        ({"meta_url": f"postgresql://u:{SECRET}@db.example/t"}, "sslmode=verify-full"),
        ({"meta_url": f"postgresql://u:{SECRET}@db.example/t?sslmode=disable"}, "sslmode=verify-full"),
        ({"meta_url": f"postgresql://u:{SECRET}@db.example/t?sslmode=require"}, "sslmode=verify-full"),
        ({"meta_url": f"postgresql+psycopg://u:{SECRET}@/t?host=/run/pg,db.example"}, "sslmode=verify-full"),
        ({"redis_url": f"redis://:{SECRET}@cache.example:6379/0"}, "rediss://"),
        ({"redis_url": f"rediss://:{SECRET}@cache.example/0?ssl_cert_reqs=none"}, "ssl_cert_reqs"),
        ({"redis_url": f"rediss://:{SECRET}@cache.example/0?ssl_check_hostname=false"}, "ssl_check_hostname"),
        ({"smtp_host": "mail.example", "smtp_security": "none", "smtp_password": SECRET}, "starttls"),
        ({"otlp_endpoint": "http://collector.example:4318"}, "https://"),
        ({"sentry_dsn": f"http://{SECRET}@errors.example/1"}, "https://"),
        ({"oidc_issuer": "http://login.example"}, "https://"),
    ],
)
def test_what_others_can_read_is_named_without_its_secret(settings: dict[str, Any], said: str) -> None:
    (way,) = plain_ways_out(Settings(**settings))
    assert "example" in way.what
    assert said in way.fix
    assert SECRET not in way.what + way.fix


@pytest.mark.req("J7")
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {
            "store_url": "clickhouses://u:p@ch.example/db",
            "meta_url": "postgresql://u:p@db.example/t?sslmode=verify-full",
            "redis_url": "rediss://cache.example/0",
        },
        {"store_url": "clickhouse://localhost/db", "meta_url": "postgresql://u@/t?host=%2Frun%2Fpostgresql", "redis_url": "redis://127.0.0.1:6379/0"},
        {"meta_url": "postgresql://[::1]/t", "redis_url": "unix:///run/redis.sock", "smtp_host": "127.0.0.1", "smtp_security": "none"},
        {"smtp_host": "mail.example", "otlp_endpoint": "https://collector.example", "sentry_dsn": "https://k@errors.example/1"},
    ],
)
def test_what_is_encrypted_or_stays_on_the_machine_is_not(settings: dict[str, Any]) -> None:
    assert plain_ways_out(Settings(**settings)) == []


@pytest.mark.req("J7")
@pytest.mark.asvs("12.2.1", "12.3.1", "12.3.3")
def test_where_it_is_asked_for_nothing_plain_starts() -> None:
    given: dict[str, Any] = {"require_tls": True, "host": "0.0.0.0", "redis_url": f"redis://:{SECRET}@cache/0", "smtp_host": "mail", "smtp_security": "none"}
    with pytest.raises(InvalidSettings) as refused:
        load_settings(None, {}, given)
    for said in ("0.0.0.0", "https is off", "redis_url", "mail"):
        assert said in refused.value.message
    assert SECRET not in refused.value.message
    with pytest.raises(InvalidSettings, match="https is off"):
        load_settings(None, {}, {"require_tls": True})
    assert load_settings(None, {}, {"require_tls": True, "https": True}).https, "a proxy on this machine may end TLS"
    assert load_settings(None, {}, {"require_tls": True, "host": "0.0.0.0", "tls_cert": "c", "tls_key": "k"}).https


def test_what_is_listened_on() -> None:
    assert plain_way_in(Settings(host="10.0.0.1", https=True)) is not None
    assert plain_way_in(Settings(host="10.0.0.1", tls_cert="c")) is None
    assert plain_way_in(Settings(host="::1")) is None


@pytest.mark.parametrize(
    ("host", "is_here"), [("", True), (None, True), ("/run", True), ("127.8.0.1", True), ("a.localhost", True), ("10.0.0.1", False), ("db", False)]
)
def test_which_names_are_this_machine(host: str | None, is_here: bool) -> None:
    assert is_this_machine(host) is is_here
