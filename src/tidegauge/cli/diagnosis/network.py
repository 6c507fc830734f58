"""The port: free, or ours."""

from __future__ import annotations

import errno
import http.client
import json
import socket

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.cli.own_server import own_server
from tidegauge.core.settings import Settings


def check_port(settings: Settings) -> list[Finding]:
    """Asks what listens there before trying to listen."""
    host, port = settings.host, settings.port
    if port == 0:
        return [Finding(True, "any free port is taken")]
    status = served_status(settings)
    if status is not None:
        return [
            Finding(
                status == "ok",
                f"{host}:{port} is served by Tidegauge, which says '{status}'",
                f"see {'https' if settings.tls_cert else 'http'}://{host}:{port}/health and the log for what is degraded",
            )
        ]
    problem = _bind_problem(host, port)
    if problem is None:
        return [Finding(True, f"{host}:{port} is free")]
    return [Finding(False, f"{host}:{port}: {problem}", "choose another --port or --host, or stop what listens there")]


def served_status(settings: Settings) -> str | None:
    """What a Tidegauge at the settings' address says of itself (`ok`, `degraded`); None when none answers."""
    try:
        connection = own_server(settings, 3)
    except OSError:  # its certificate cannot be read, which is a finding of its own
        return None
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
