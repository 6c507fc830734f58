"""Enough of ClickHouse's HTTP interface over chDB to drive the real client: queries, bound parameters, settings, Arrow inserts, error headers, and faults."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import chdb

_TRANSPORT = frozenset(
    (
        "query",
        "database",
        "default_format",
        "query_id",
        "client_protocol_version",
        "session_id",
        "wait_end_of_query",
        "send_progress_in_http_headers",
        "http_headers_progress_interval_ms",
        "enable_http_compression",
        "compress",
        "decompress",
        "role",
        "quota_key",
    )
)


class Front:
    """`fault` is what happens to the next statements: "" (none), "unavailable" (503), "cut" (half a body), "down" (the connection is closed)."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.connection = chdb.connect(str(directory / "server"))
        self.lock = threading.Lock()
        self.fault = ""
        self.delay_s = 0.0
        self.insert_s = 0.0
        self._free = threading.Event()
        self._free.set()
        self.statements: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"front": self}))
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server.server_address[1]}"

    def run(self, statement: str, form: str, settings: dict[str, str], parameters: dict[str, str]) -> bytes:
        """One statement with its settings, which end with it."""
        with self.lock:
            self.statements.append(statement)
            if self.insert_s and statement.startswith("INSERT"):
                time.sleep(self.insert_s)  # the lock stands for a server whose KILL … SYNC waits for the statement to end
            connection = chdb.connect(str(self.directory / "server"))
            try:
                if settings:
                    connection.query("SET " + ", ".join(f"{name} = '{value}'" for name, value in settings.items()))
                return bytes(connection.query(statement, form, params=parameters).bytes() or b"")
            finally:
                connection.close()

    def hold(self) -> None:
        """Take requests, answer none."""
        self._free.clear()

    def release(self) -> None:
        """Answer all that wait."""
        self._free.set()

    def wait(self) -> None:
        """Until requests are answered."""
        self._free.wait()

    def close(self) -> None:
        self.release()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
        self.connection.close()


class _Handler(BaseHTTPRequestHandler):
    front: Front
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        front = self.front
        query = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        body = self._body()
        if "query" in query and body:
            body = query["query"].encode() + b"\n" + body
        elif "query" in query:
            body = query["query"].encode()
        if front.delay_s:
            time.sleep(front.delay_s)
        front.wait()
        if front.fault == "down":
            self.close_connection = True
            return
        if front.fault == "unavailable":
            self._answer(503, b"Service Unavailable", {})
            return
        parameters = {name.removeprefix("param_"): value for name, value in query.items() if name.startswith("param_")}
        settings = {name: value for name, value in query.items() if name not in _TRANSPORT and not name.startswith("param_")}
        try:
            answer = front.run(*self._statement(body), settings, parameters)
        except RuntimeError as error:
            code = re.search(r"Code: (\d+)", str(error))
            self._answer(500, str(error).encode(), {"X-ClickHouse-Exception-Code": code.group(1) if code else "0"})
            return
        self._answer(200, answer, {}, is_cut=front.fault == "cut" and len(answer) > 2)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "") == "chunked":
            parts = []
            while size := int(self.rfile.readline(), 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _statement(self, body: bytes) -> tuple[str, str]:
        """The statement and its format. An insert's data goes through a file."""
        head, _, data = body.partition(b" FORMAT ArrowStream\n")
        if data:
            path = self.front.directory / f"body-{threading.get_ident()}.arrow"
            path.write_bytes(data)
            return re.sub(r"input\('((?:\\'|[^'])*)'\)", lambda found: f"file('{path}', 'ArrowStream', '{found.group(1)}')", head.decode()), "CSV"
        text = body.decode().strip()
        form = re.search(r"\sFORMAT (\w+)$", text)
        return (text[: form.start()], form.group(1)) if form else (text, "TabSeparated")

    def _answer(self, status: int, body: bytes, headers: dict[str, str], *, is_cut: bool = False) -> None:
        with suppress(BrokenPipeError):  # the client may have given up
            self._send(status, body, headers, is_cut=is_cut)

    def _send(self, status: int, body: bytes, headers: dict[str, str], *, is_cut: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if is_cut else body)
        self.close_connection = is_cut


@contextmanager
def front_in(directory: Path) -> Iterator[Front]:
    directory.mkdir(parents=True, exist_ok=True)
    front = Front(directory)
    try:
        yield front
    finally:
        front.close()
