"""The page of the browser benchmarks (frontend/src/testing/bench.tsx): built like the product, served under its content security policy."""

from __future__ import annotations

import functools
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tidegauge.app.security_headers import CONTENT_SECURITY_POLICY

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"


class _Files(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Nobody reads it."""


def build_bench_page(folder: Path) -> None:
    """Takes a few seconds."""
    command = ["npx", "vite", "build", "--config", "vite.bench.config.ts", "--outDir", str(folder), "--emptyOutDir", "--logLevel", "warn"]
    built = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=False, timeout=100)
    assert built.returncode == 0, built.stdout + built.stderr


@contextmanager
def served_bench_page(folder: Path) -> Iterator[str]:
    """The address of the built page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Files, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/bench.html"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
