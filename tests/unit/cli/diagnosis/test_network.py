from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tidegauge.cli.diagnosis.network import check_port, served_status
from tidegauge.core.settings import Settings


@contextmanager
def answering(body: bytes) -> Iterator[int]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            return

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def line(port: int, host: str = "127.0.0.1") -> str:
    return check_port(Settings(host=host, port=port))[0].line()


def test_a_free_port_and_any_port() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert line(port) == f"✓ 127.0.0.1:{port} is free"
    assert line(0).startswith("✓")


def test_our_own_server_is_told_from_another_program() -> None:
    with answering(b'{"status": "ok"}') as port:
        assert line(port) == f"✓ 127.0.0.1:{port} is served by Tidegauge, which says 'ok'"
        assert served_status(Settings(host="0.0.0.0", port=port)) == "ok"
    with answering(b'{"status": "degraded"}') as port:
        assert line(port).startswith("✗")
    for other in (b"<html>", b"[]", b'{"status": 1}'):
        with answering(other) as port:
            assert "another program listens there" in line(port)


def test_an_address_that_is_not_ours_is_found() -> None:
    assert line(8050, "192.0.2.1").startswith("✗")
    assert line(8050, "no.such.host.invalid").startswith("✗")
