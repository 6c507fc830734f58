"""A private Redis for tests: real, on a free port of this machine, gone afterwards."""

from __future__ import annotations

import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from time import monotonic, sleep


class RedisServer:
    """A running server; nothing is kept on disk."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._folder = tempfile.TemporaryDirectory(prefix="tg-redis-")
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start (again), empty."""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", self._folder.name]
        with (Path(self._folder.name) / "log").open("ab") as log:
            self._process = subprocess.Popen(["redis-server", *options], stdout=log, stderr=log)
        end_s = monotonic() + 60
        while not self._answers():
            assert monotonic() < end_s, "Redis did not start"
            sleep(0.02)

    def stop(self) -> None:
        """Stop at once."""
        self._process.kill()
        self._process.wait()

    def freeze(self) -> None:
        """Answer nothing any more, with every connection open."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Go on."""
        self._process.send_signal(signal.SIGCONT)

    def remove(self) -> None:
        """Stop and delete everything."""
        self.thaw()
        self.stop()
        self._folder.cleanup()

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False
