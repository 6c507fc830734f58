"""Samples at an even pace, and a second thread that sends them."""

from __future__ import annotations

import signal
import sys
import threading
import time
import urllib.parse
from collections import deque
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from tidegauge.cli.importing.mapping import Mapped
from tidegauge.cli.importing.upload import Uploader
from tidegauge.core.errors import InvalidInput, TidegaugeError, Unavailable

MAX_WAITING: Final = 3_600
_SENT_AT_ONCE: Final = 500
_PAUSE_S: Final = 5.0


def _until_middle_s(interval_s: float, now_s: float) -> float:
    """Where samples come by whole seconds, the first waits for the middle of one: one that is a little late is still of its own second."""
    return (0.5 - now_s) % 1.0 if interval_s.is_integer() else 0.0


class Samples(Protocol):
    """Where samples come from."""

    def sample(self) -> dict[str, float | str]:
        """The properties of one."""
        ...


class SampleLoop:
    """`run` until told to stop, or `count` samples; what waits then is sent first."""

    def __init__(self, sampler: Samples, url: str, key: str, interval_s: float, count: int | None) -> None:
        """Raises InvalidInput for an address that is none."""
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InvalidInput(f"--url {url}: not an address such as http://127.0.0.1:8050.")
        self._sampler, self._interval_s, self._count = sampler, interval_s, count
        self._uploader = Uploader(url.rstrip("/"), key)
        self._waiting: deque[dict[str, Any]] = deque(maxlen=MAX_WAITING)
        self._stop = threading.Event()
        self._news = threading.Event()
        self._failure: TidegaugeError | None = None
        self.taken = self.sent = self.dropped = 0

    def run(self) -> int:
        """Sample and send. Gives the exit code: 1 when samples could not be sent at the end. Raises what the server says for good (a wrong key)."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: self._stop.set())
        sender = threading.Thread(target=self._send, name="agent-send")
        sender.start()
        due_s = time.monotonic() + _until_middle_s(self._interval_s, time.time())
        self._stop.wait(due_s - time.monotonic())
        while not self._stop.is_set() and (self._count is None or self.taken < self._count):
            self._take()
            due_s = max(due_s + self._interval_s, time.monotonic())
            self._stop.wait(due_s - time.monotonic())
        self._stop.set()
        self._news.set()
        sender.join()
        print(f"agent: {self.sent} samples sent, {len(self._waiting)} not sent, {self.dropped} dropped", file=sys.stderr)
        if self._failure is not None:
            raise self._failure
        return 1 if self._waiting else 0

    def _take(self) -> None:
        moment = datetime.now(UTC).isoformat(timespec="milliseconds")
        self.dropped += len(self._waiting) == MAX_WAITING
        properties = self._sampler.sample()
        id_ = f"sample {properties['host']} {moment}"  # one that is sent again counts once
        self._waiting.append({"id": id_, "name": "system_sample", "type": "system", "timestamp": moment, "source": "agent", "properties": properties})
        self.taken += 1
        self._news.set()

    def _send(self) -> None:
        while True:
            self._news.wait()
            self._news.clear()
            is_last = self._stop.is_set()
            try:
                self._drain()
            except Unavailable as error:
                print(f"agent: {error.message} {len(self._waiting)} samples wait.", file=sys.stderr)
                if not is_last:
                    self._stop.wait(_PAUSE_S)
                    self._news.set()
            except TidegaugeError as error:
                self._failure = error
                self._stop.set()
                return
            if is_last:
                return

    def _drain(self) -> None:
        while self._waiting:
            events = [self._waiting[at] for at in range(min(_SENT_AT_ONCE, len(self._waiting)))]
            self._uploader.send(Mapped(events, list(range(len(events))), [b""] * len(events), []))
            for _ in events:
                self._waiting.popleft()
            self.sent += len(events)
