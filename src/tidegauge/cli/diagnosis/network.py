"""The port: free, or ours."""

from __future__ import annotations

import errno
import http.client
import json
import socket

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings

_EVERY = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def check_port(settings: Settings) -> list[Finding]:
    """Asks what listens there before trying to listen."""
    host, port = settings.host, settings.port
    if port == 0:
        return [Finding(True, "any free port is taken")]
    status = served_status(host, port)
    if status is not None:
        return [
            Finding(
                status == "ok",
                f"{host}:{port} is served by Tidegauge, which says '{status}'",
                f"see http://{host}:{port}/health and the log for what is degraded",
            )
        ]
    problem = _bind_problem(host, port)
    if problem is None:
        return [Finding(True, f"{host}:{port} is free")]
    return [Finding(False, f"{host}:{port}: {problem}", "choose another --port or --host, or stop what listens there")]


def served_status(host: str, port: int) -> str | None:
    """What a Tidegauge at the address says of itself (`ok`, `degraded`); None when none answers."""
    connection = http.client.HTTPConnection(_EVERY.get(host, host), port, timeout=3)
    try:
        connection.request("GET", "/health")
        answer = json.loads(connection.getresponse().read())
    except (OSError, ValueError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    status = answer.get("status") if isinstance(answer, dict) else None
    return status if isinstance(status, str) else None


def _bind_problem(host: str, port: int) -> str | None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return "another program listens there"
        return error.strerror or str(error)
    return None
