"""Looks a name up once, and lets nothing through that does not lead to the outside."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

from tidegauge.outbound.address import Address, Network, is_public, parse_address, parse_network
from tidegauge.outbound.target import ALLOWED_PORTS, Refused, Target, parse_target

Resolve = Callable[[str, int], Sequence[str]]


class Unresolved(Refused):
    """A name that has no address now."""

    code = "unresolved_name"


class Guard:
    """`allow`: host names and networks that may be inside; `ports`: in addition to the usual ones; `is_tls_asked`: nothing but https. All are an operator's."""

    def __init__(self, allow: Sequence[str] = (), ports: Sequence[int] = (), resolve: Resolve | None = None, *, is_tls_asked: bool = False) -> None:
        networks = {entry: parse_network(entry) for entry in allow}
        self._names = frozenset(entry.lower().removesuffix(".") for entry, network in networks.items() if network is None)
        self._networks: tuple[Network, ...] = tuple(network for network in networks.values() if network is not None)
        self._is_tls_asked = is_tls_asked
        self._ports = ALLOWED_PORTS | set(ports)
        self._resolve = resolve or _resolve

    def parse(self, url: str) -> Target:
        """Where a URL leads. Raises Refused."""
        target = parse_target(url, self._ports)
        if self._is_tls_asked and target.scheme != "https":
            raise Refused("The URL must begin with https://: this installation sends nothing unencrypted (require_tls).")
        return target

    def pin(self, target: Target) -> Address:
        """The one address to connect to: looked up now, once, all of the answer checked. Blocks on the resolver. Raises Refused, Unresolved."""
        literal = parse_address(target.host)
        found = [literal] if literal is not None else [parse_address(text) for text in self._resolve(target.host, target.port)]
        addresses = [address for address in found if address is not None]
        if not addresses:
            raise Unresolved(f"The name {target.host} has no address. Is it written right?")
        if target.host not in self._names and not all(map(self._is_allowed, addresses)):
            raise Refused(f"{target.host} leads to an address that is not on the public internet. An operator may allow it with the setting outbound_allow.")
        return addresses[0]

    def _is_allowed(self, address: Address) -> bool:
        return is_public(address) or any(address.version == network.version and address in network for network in self._networks)


def _resolve(host: str, port: int) -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        return []
