"""How many connections each address has: one alone must not take all that there are."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final

import structlog

from tidegauge.ingest.client_address import Networks, client_address, is_trusted
from tidegauge.ingest.header import read_headers
from tidegauge.quota.place import place_of

OWN: Final = frozenset({"127.0.0.1", "::1"})
"""Not counted: a proxy on this machine brings everybody."""

TOLD_EVERY_S: Final = 60.0

log = structlog.get_logger(__name__)


class Guests:
    """`most`: connections of one address, an IPv6 one with the /64 it is in. What a trusted proxy holds open is nobody's but for the requests and live
    connections that it forwards: they count for whom it names."""

    def __init__(self, most: int, trusted: Networks = ()) -> None:
        self._most, self._trusted = most, trusted
        self._counts: dict[str, int] = {}
        self._told_s = float("-inf")

    def __len__(self) -> int:
        """Addresses that have a connection."""
        return len(self._counts)

    def is_proxy(self, peer: str) -> bool:
        """Whether a connection of that address may bring the requests of many."""
        return bool(self._trusted) and is_trusted(peer, self._trusted)

    def named_in(self, scope: Mapping[str, Any]) -> str:
        """Whose a trusted proxy's request is; the proxy's own when it names nobody."""
        return client_address(scope, read_headers(scope), self._trusted)

    def enter(self, address: str) -> str | None:
        """Count one more. Gives what to `leave` with, "" for what is not counted; None, and nothing counted, when it would be one too many."""
        place = place_of(address)
        if not place or place in OWN or address in OWN:
            return ""
        count = self._counts.get(place, 0)
        if count >= self._most:
            self._tell(place)
            return None
        self._counts[place] = count + 1
        return place

    def leave(self, place: str) -> None:
        """One less."""
        count = self._counts.pop(place) if place else 0
        if count > 1:
            self._counts[place] = count - 1

    def _tell(self, place: str) -> None:
        if time.monotonic() - self._told_s >= TOLD_EVERY_S:
            self._told_s = time.monotonic()
            log.warning("too_many_connections_of_an_address", address=place, connections=self._most)
