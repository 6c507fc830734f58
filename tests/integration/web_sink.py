"""A web server that keeps what it is sent, and answers as a test says."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Received(NamedTuple):
    """One request. Names of headers are lower case."""

    path: str
    headers: dict[str, str]
    body: bytes


Answer = Callable[[BaseHTTPRequestHandler], None]


class WebSink:
    """`answer` writes the reply of the requests that come from then on."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.received: list[Received] = []
        self.server_names: list[str] = []
        self.answer: Answer = status(204)
        self.changed = threading.Condition()
        sink = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                with sink.changed:
                    sink.received.append(Received(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
                    sink.changed.notify_all()
                self.close_connection = True
                try:
                    sink.answer(self)
                except OSError:
                    return

            def log_message(self, *args: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *args: None  # type: ignore[method-assign]
        if tls is not None:
            tls.sni_callback = lambda sock, name, context: self.server_names.append(name or "")
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.port = int(self.server.server_address[1])

    def wait_for(self, count: int, timeout_s: float = 60) -> list[Received]:
        """At least so many requests; AssertionError when they do not come."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.received) >= count, timeout_s), f"{len(self.received)} of {count} requests came"
            return list(self.received)


def status(code: int, body: bytes = b"", **headers: str) -> Answer:
    """A plain answer."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@contextmanager
def web_sink(tls: ssl.SSLContext | None = None) -> Iterator[WebSink]:
    """A sink that serves until the end of the block."""
    sink = WebSink(tls)
    thread = threading.Thread(target=sink.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield sink
    finally:
        sink.server.shutdown()
        sink.server.server_close()
        thread.join()
