"""A connection to the server that runs on these settings on this machine, by HTTPS where it serves that."""

from __future__ import annotations

import http.client
import ssl
from pathlib import Path
from typing import Final

from tidegauge.core.settings import Settings

_EVERY: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def own_server(settings: Settings, timeout_s: float) -> http.client.HTTPConnection:
    """Connects with the first request. Raises OSError there, and here for a certificate that cannot be read.

    The certificate is for the name that people use, not for the address that is listened on: the server proves itself by having that very one.
    """
    host = _EVERY.get(settings.host, settings.host)
    if not settings.tls_cert:
        return http.client.HTTPConnection(host, settings.port, timeout=timeout_s)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # the file need not lead up to an authority
    context.load_verify_locations(Path(settings.tls_cert).expanduser())
    return http.client.HTTPSConnection(host, settings.port, timeout=timeout_s, context=context)
