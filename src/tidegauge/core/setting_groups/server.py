"""The settings of how connections are taken: certificates, and what one may cost."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.core.setting_groups.node import NodeSettings
from tidegauge.core.settings_source import InvalidSettings


class ServerSettings(NodeSettings, frozen=True, kw_only=True):
    """Connections."""

    tls_cert: Annotated[
        str, Meta(description="File with the certificate and its chain (PEM): serve HTTPS, which turns `https` on. Read anew when it changes.")
    ] = ""
    tls_key: Annotated[str, Meta(description="File with the certificate's private key (PEM), readable by the server only.")] = ""
    http_redirect_port: Annotated[
        int, Meta(description="Port without TLS that leads people to `public_url` and refuses calls of programs; 0: none. Needs `https`.", ge=0, le=65535)
    ] = 0
    connections: Annotated[int, Meta(description="Connections of this node in all; more are closed with 503.", ge=10)] = 20_000
    connections_per_address: Annotated[
        int,
        Meta(
            description="Connections of one address (of IPv6 its /64), live ones included; more are closed with 503. Behind `trusted_proxies` requests under "
            "way and live connections count, for the address that is forwarded. 127.0.0.1 and ::1 have no bound.",
            ge=10,
        ),
    ] = 5_000
    header_timeout_s: Annotated[float, Meta(description="The headers of a request must arrive within this time, also the first byte.", gt=0, le=600)] = 10.0
    max_header_bytes: Annotated[int, Meta(description="Most bytes of a request's line and headers; more is 431.", ge=1_024, le=1_048_576)] = 32_768
    keep_alive_s: Annotated[int, Meta(description="A connection without a request is closed after this time.", ge=1, le=3_600)] = 20


def refuse_half_tls(settings: ServerSettings) -> None:
    """A certificate without its key, or a port that leads to HTTPS where there is none. Raises InvalidSettings."""
    if bool(settings.tls_cert) != bool(settings.tls_key):
        missing = "tls_key" if settings.tls_cert else "tls_cert"
        raise InvalidSettings(f"{missing} is not set: serving HTTPS needs tls_cert and tls_key.")
    if settings.http_redirect_port and not (settings.https or settings.tls_cert):
        raise InvalidSettings("http_redirect_port leads to HTTPS, which this server is not reached by: set tls_cert and tls_key, or https.")
