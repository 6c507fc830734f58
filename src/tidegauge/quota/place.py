"""Where a request comes from, as counts have it."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

_OF_ONE_SITE: Final = 64
"""Bits of an IPv6 address that a site is given: whoever has one address has the 2**64 beside it (RFC 6177)."""


@lru_cache(maxsize=4096)
def place_of(address: str) -> str:
    """The address, an IPv6 one as its /64; what is no address as it is."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, _OF_ONE_SITE), strict=False))
