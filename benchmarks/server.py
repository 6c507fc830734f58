"""A real server in a process of its own, for benchmarks."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WRITE_KEY = "tg_write_bench_0123456789abcdef0123456789abcdef"
EMAIL, PASSWORD = "bench@example.com", "Correct-Horse-9-Battery"


@dataclass
class Server:
    """A started server. `ready_s`: from the start of the process to the first healthy answer."""

    url: str
    port: int
    pid: int
    data: Path
    ready_s: float

    def call(self, method: str, path: str, body: object = None, token: str | None = None) -> object:
        """One JSON call; raises urllib.error.HTTPError for anything but success."""
        headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.url + path, data, headers, method=method), timeout=120) as response:
            return json.loads(response.read() or b"null")

    def login(self) -> str:
        """A person's access token."""
        answer = self.call("POST", "/api/auth/login", {"email": EMAIL, "password": PASSWORD})
        assert isinstance(answer, dict)
        return str(answer["access_token"])

    def rss_mb(self) -> float:
        """Resident memory now."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


def free_port() -> int:
    """A loopback port nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(data: Path | None = None, **environment: str) -> Iterator[Server]:
    """A server on a fresh (or given) data directory; stopped at the end."""
    folder = data or Path(tempfile.mkdtemp(prefix="tidegauge-bench-"))
    port = free_port()
    env = {
        **os.environ,
        "TIDEGAUGE_ADMIN_EMAIL": EMAIL,
        "TIDEGAUGE_ADMIN_PASSWORD": PASSWORD,
        "TIDEGAUGE_WRITE_KEY": WRITE_KEY,
        "TIDEGAUGE_SECRET_KEY": "bench-secret-0123456789abcdef0123456789abcdef0123456789",
        **environment,
    }
    began = time.perf_counter()
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name("tidegauge")), "serve", "--data-dir", str(folder), "--port", str(port)], stdout=log, stderr=log, env=env
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url, process)
            yield Server(url, port, process.pid, folder, time.perf_counter() - began)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped by itself with {process.returncode}")
        with contextlib.suppress(OSError), urllib.request.urlopen(url + "/health", timeout=2) as response:
            if response.status == 200:
                return
        time.sleep(0.02)
    raise RuntimeError("the server was not ready within 60 s")
