"""Whether a browser sent a request from the product's own pages."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_same_origin(*, host: str, origin: str, fetch_site: str = "") -> bool:
    """From the `Host`, `Origin` and `Sec-Fetch-Site` headers ("" when absent). Without the latter two nothing is proven: False."""
    if fetch_site:
        return fetch_site in ("same-origin", "none")
    return is_own_origin(origin, host)


def is_own_origin(origin: str, host: str) -> bool:
    """Whether the origin's host and port are those the request was sent to; ports of the scheme may be left out on either side."""
    try:
        parts = urlsplit(origin)
        port = parts.port
        sent_to = urlsplit(f"//{host}")
        sent_port = sent_to.port
    except ValueError:
        return False
    if "@" in host or "@" in parts.netloc:
        return False
    default = {"http": 80, "https": 443}.get(parts.scheme)
    if default is None or not parts.hostname or not sent_to.hostname:
        return False
    return parts.hostname == sent_to.hostname and (port or default) == (sent_port or default)
