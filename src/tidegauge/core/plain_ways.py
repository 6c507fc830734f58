"""What would travel beyond this machine unencrypted, or to a server that anybody on the way could pretend to be, by the settings alone."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

import msgspec

from tidegauge.core.settings_source import InvalidSettings

if TYPE_CHECKING:
    from tidegauge.core.settings import Settings

_ENCRYPTED: Final = ("require", "verify-ca")


class PlainWay(msgspec.Struct, frozen=True):
    """`what` says which connection, without a secret; `fix` what to write instead."""

    what: str
    fix: str


def plain_ways_out(settings: Settings) -> list[PlainWay]:
    """The connections that this server makes."""
    found = [
        _by_scheme("store_url", settings.store_url, "clickhouse", "clickhouses"),
        _postgresql(settings.meta_url),
        _by_scheme("redis_url", settings.redis_url, "redis", "rediss"),
        _unchecked_redis(settings.redis_url),
        _mail(settings),
        _by_scheme("otlp_endpoint", settings.otlp_endpoint, "http", "https"),
        _by_scheme("sentry_dsn", settings.sentry_dsn, "http", "https"),
        _by_scheme("oidc_issuer", settings.oidc_issuer, "http", "https"),
        _by_scheme("llm_url", settings.llm_url if settings.llm_model else "", "http", "https"),
    ]
    return [way for way in found if way is not None]


def plain_way_in(settings: Settings) -> PlainWay | None:
    """Whether this server is reached without TLS. A proxy on the same machine may end it."""
    if settings.tls_cert or is_this_machine(settings.host):
        return None
    return PlainWay(f"{settings.host} is listened on without TLS", "set tls_cert and tls_key, or host to 127.0.0.1 behind a proxy on this machine")


def refuse_plain(settings: Settings) -> None:
    """Where `require_tls` is set, raise InvalidSettings that names everything which is not encrypted."""
    if settings.require_tls and (ways := [*_ways_in(settings), *plain_ways_out(settings)]):
        raise InvalidSettings("require_tls is set, but " + "; ".join(f"{way.what} ({way.fix})" for way in ways) + ".")


def is_this_machine(host: str | None) -> bool:
    """Whether a name or address is this machine itself; so is the directory of a socket file, and no host at all."""
    if not host or host.startswith("/"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _ways_in(settings: Settings) -> Iterator[PlainWay]:
    if (way := plain_way_in(settings)) is not None:
        yield way
    if not settings.https:
        yield PlainWay("https is off", "set https: true, or tls_cert and tls_key")


def _by_scheme(name: str, url: str, plain: str, encrypted: str) -> PlainWay | None:
    parts = urlsplit(url)
    if parts.scheme != plain or is_this_machine(parts.hostname):
        return None
    return PlainWay(f"{name} reaches {parts.hostname} unencrypted", f"write it with {encrypted}://")


def _postgresql(url: str) -> PlainWay | None:
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    hosts = [host for given in query.get("host", []) for host in given.split(",")] or [parts.hostname or ""]
    afar = next((host for host in hosts if not is_this_machine(host)), "")
    mode = query.get("sslmode", [""])[-1]
    if not parts.scheme.startswith("postgres") or not afar or mode == "verify-full":
        return None
    if mode in _ENCRYPTED:
        return PlainWay(f"meta_url reaches {afar} encrypted, but whoever pretends to be it is believed", "write ?sslmode=verify-full behind it")
    return PlainWay(f"meta_url may reach {afar} unencrypted", "write ?sslmode=verify-full behind it")


def _unchecked_redis(url: str) -> PlainWay | None:
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    is_checked = query.get("ssl_cert_reqs", ["required"])[-1] in ("required", "2") and query.get("ssl_check_hostname", ["true"])[-1].lower() in (
        "true",
        "1",
        "yes",
    )
    if parts.scheme != "rediss" or is_checked or is_this_machine(parts.hostname):
        return None
    return PlainWay(
        f"redis_url does not check the certificate of {parts.hostname}", "take ssl_cert_reqs and ssl_check_hostname out of it; ca_file names your own authority"
    )


def _mail(settings: Settings) -> PlainWay | None:
    if settings.smtp_security != "none" or is_this_machine(settings.smtp_host):
        return None
    return PlainWay(f"mail and its password go to {settings.smtp_host} unencrypted", "set smtp_security to starttls or tls")
