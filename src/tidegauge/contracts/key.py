"""A key as the ingest path sees it."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Literal

import msgspec

KeyKind = Literal["write", "read", "person"]


class KeyLimits(msgspec.Struct, frozen=True):
    """What a write key is bound to; empty is not at all. `events`: names; `origins`: as browsers send them; `networks`: of the sender's address."""

    events: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    def allows_origin(self, origin: str) -> bool:
        """Whether a request from a page of this origin ("" for none) may use the key."""
        return not self.origins or origin.lower() in self.origins

    def allows_address(self, text: str) -> bool:
        """Whether a request from this address may use the key; one that cannot be read may not."""
        if not self.networks:
            return True
        try:
            address = ip_address(text)
        except ValueError:
            return False
        address = getattr(address, "ipv4_mapped", None) or address
        return any(address.version == network.version and address in network for network in self.networks)


class WriteKey(msgspec.Struct, frozen=True):
    """A known key. `project` is 0 for a person's token without a chosen project. `limits`: None for the many keys without any."""

    project: int
    kind: KeyKind
    id: str
    limits: KeyLimits | None = None
