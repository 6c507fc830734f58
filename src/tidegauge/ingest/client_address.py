"""The address a request really comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from tidegauge.core.errors import InvalidInput
from tidegauge.ingest.header import Headers, text_header

Networks = tuple[IPv4Network | IPv6Network, ...]


def parse_networks(texts: Sequence[str]) -> Networks:
    """Addresses or networks (`10.0.0.0/8`) of trusted proxies. Raises InvalidInput naming the one that is neither."""
    networks = []
    for text in texts:
        try:
            networks.append(ip_network(text, strict=False))
        except ValueError:
            raise InvalidInput(f"'{text}' is no address or network. Write trusted proxies as 10.0.0.7 or 10.0.0.0/8.") from None
    return tuple(networks)


def client_address(scope: Mapping[str, Any], headers: Headers, trusted: Networks) -> str:
    """The peer's address; behind trusted proxies the last address of `X-Forwarded-For` that no trusted proxy has. "" when unknown."""
    client = scope.get("client")
    peer = str(client[0]) if client else ""
    if not trusted or b"x-forwarded-for" not in headers or not is_trusted(peer, trusted):
        return peer
    for hop in reversed(text_header(headers, b"x-forwarded-for").split(",")[-20:]):
        address = _without_port(hop.strip())
        if not _is_address(address):
            break
        peer = address
        if not is_trusted(address, trusted):
            break
    return peer


def _without_port(hop: str) -> str:
    """Some proxies write `203.0.113.7:52144` or `[2001:db8::1]:443`."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


@lru_cache(maxsize=4096)
def is_trusted(address: str, trusted: Networks) -> bool:
    """Whether a peer is one of the trusted proxies."""
    return _is_address(address) and any(ip_address(address) in network for network in trusted)


@lru_cache(maxsize=4096)
def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
