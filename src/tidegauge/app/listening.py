"""Whether the server can listen where it is told to: asked before anything is opened or made."""

from __future__ import annotations

import socket

from tidegauge.core.settings_source import InvalidSettings


def refuse_taken(host: str, port: int) -> None:
    """A first start that found its port taken only at the end had made the account and never said its password.

    Raises InvalidSettings when another program listens there, when the address is none of this machine's, or when the port is not for this user.
    """
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in found:
            with socket.socket(family, kind, protocol) as tried:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    tried.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                tried.bind(address)
    except OSError as error:
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        raise InvalidSettings(f"{place} cannot be listened on: {error.strerror or error}. {_fix(error)}") from None


def _fix(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Choose a port above 1023 with --port, or let this user have the lower ones (`AmbientCapabilities=CAP_NET_BIND_SERVICE`)."
    if isinstance(error, socket.gaierror):
        return "Give --host an address of this machine, 127.0.0.1 or 0.0.0.0 for all of them."
    return "Stop what listens there, or choose another --port; --host has to be an address of this machine."
