"""The names of the login cookies."""

from __future__ import annotations

from typing import NamedTuple


class CookieNames(NamedTuple):
    """The cookie that opens calls, and the one that only renews the login."""

    access: str
    refresh: str


def cookie_names(*, https: bool) -> CookieNames:
    """The names under HTTPS carry prefixes (RFC 6265bis): a browser then takes them from this host over HTTPS only, so that no neighbour can plant one.

    The renewing cookie has a path of its own, which `__Host-` forbids.
    """
    return CookieNames("__Host-tg_access", "__Secure-tg_refresh") if https else CookieNames("tg_access", "tg_refresh")
