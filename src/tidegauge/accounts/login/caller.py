"""Where a login comes from."""

from __future__ import annotations

import ipaddress
from typing import Final, NamedTuple

MAX_AGENT: Final = 512
_KEPT_BITS: Final = {4: 24, 6: 48}


class Caller(NamedTuple):
    """The address ("" when unknown) and the user agent of whoever signs in."""

    ip: str = ""
    agent: str = ""

    @property
    def kept_agent(self) -> str:
        """The agent as it is stored: at most 512 characters, without control characters."""
        return "".join(character for character in self.agent[:MAX_AGENT] if character.isprintable())

    @property
    def network(self) -> str:
        """The address as it is stored: its /24 (IPv4) or /48 (IPv6), as whole addresses are never kept; "" for none."""
        try:
            address = ipaddress.ip_address(self.ip.partition("%")[0])
        except ValueError:
            return ""
        if isinstance(address, ipaddress.IPv6Address):
            address = address.ipv4_mapped or address
        return str(ipaddress.ip_network((address, _KEPT_BITS[address.version]), strict=False))
