"""The product as a user runs it: `tidegauge serve` as a process of its own on a free port, with its data in a temporary directory."""

from __future__ import annotations

import os
import signal
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx

WRITE_KEY = "tg_write_test_0123456789abcdef0123456789abcdef"
EMAIL = "admin@example.com"
PASSWORD = "Correct-Horse-9-Battery"
RENEW_AFTER_S = 600.0
SECRET = "test-secret-0123456789abcdef0123456789abcdef0123456789"


def until(condition: Callable[[], bool], timeout_s: float = 60.0, every_s: float = 0.05) -> None:
    """Wait for what another process does. Fails after `timeout_s`."""
    end = monotonic() + timeout_s
    while not condition():
        assert monotonic() < end, f"not within {timeout_s} s"
        sleep(every_s)


class ServedProduct:
    """A running server. `client` is logged in as the first administrator; `write_key` sends events."""

    def __init__(self, data_dir: Path, process: subprocess.Popen[bytes], log: Path) -> None:
        self.data_dir = data_dir
        self.process = process
        self.log = log
        self.write_key = WRITE_KEY
        self.url = ""
        self.client = httpx.Client()
        self._logged_in_at = monotonic()

    def log_in(self) -> None:
        """As the first administrator."""
        self._logged_in_at = monotonic()
        tokens = self.client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        assert tokens.status_code == 200, tokens.text
        self.client.headers["Authorization"] = f"Bearer {tokens.json()['access_token']}"

    def stay_logged_in(self, request: httpx.Request | None = None) -> None:
        """Log in again before the login, which lasts a quarter of an hour, ends; `request` is what is about to be sent."""
        if monotonic() - self._logged_in_at > RENEW_AFTER_S:
            ended = self.client.headers.get("Authorization")
            self.log_in()
            if request is not None and request.headers.get("Authorization") == ended:  # not one that brings a key
                request.headers["Authorization"] = self.client.headers["Authorization"]

    def ask(self, **question: Any) -> dict[str, Any]:
        """The answer of POST /api/metrics."""
        response = self.client.post("/api/metrics", json=question)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    def value(self, **question: Any) -> Any:
        """The first number of an answer."""
        return self.ask(**question)["results"][0]["value"]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`tidegauge` with arguments; an import goes to this server."""
        environ = {**os.environ, "TIDEGAUGE_URL": self.url, "TIDEGAUGE_WRITE_KEY": WRITE_KEY, "XDG_CACHE_HOME": str(self.data_dir.parent / "cache")}
        return subprocess.run([sys.executable, "-m", "tidegauge", *arguments], capture_output=True, text=True, env=environ, check=False, timeout=300)

    def stop(self, kind: signal.Signals = signal.SIGTERM) -> int:
        """Stop it and give its exit code."""
        self.client.close()
        if self.process.poll() is None:
            self.process.send_signal(kind)
        return self.process.wait(60)


@contextmanager
def served(directory: Path, *options: str, environ: dict[str, str] | None = None, port: int = 0, tls: ssl.SSLContext | None = None) -> Iterator[ServedProduct]:
    """A ready server with its data in `directory`/data while the context lasts; stopped by SIGTERM. Started again on the same directory, it
    goes on with its data."""
    port = port or _free_port()
    log = directory / "server.log"
    variables = {
        **os.environ,
        "TIDEGAUGE_ADMIN_EMAIL": EMAIL,
        "TIDEGAUGE_ADMIN_PASSWORD": PASSWORD,
        "TIDEGAUGE_WRITE_KEY": WRITE_KEY,
        "TIDEGAUGE_SECRET_KEY": SECRET,
        "TIDEGAUGE_SELF_MONITORING": "false",  # tests count events, batches and projects; those that want it turn it on
        **(environ or {}),
    }
    with log.open("ab") as output:
        argv = [sys.executable, "-m", "tidegauge", "serve", "--data-dir", str(directory / "data"), "--port", str(port), *options]
        process = subprocess.Popen(argv, stdout=output, stderr=subprocess.STDOUT, env=variables)
    product = ServedProduct(directory / "data", process, log)
    try:
        _await_ready(product, port, tls)
        yield product
    finally:
        product.stop()


def _await_ready(product: ServedProduct, port: int, tls: ssl.SSLContext | None) -> None:
    product.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    product.client = httpx.Client(base_url=product.url, timeout=60, verify=tls or True, event_hooks={"request": [product.stay_logged_in]})

    def is_ready() -> bool:
        assert product.process.poll() is None, f"ended with {product.process.returncode}: {product.log.read_text(errors='replace')[-3000:]}"
        try:
            return product.client.get("/health").status_code == 200
        except httpx.TransportError:
            return False

    until(is_ready, timeout_s=180)
    product.log_in()


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
