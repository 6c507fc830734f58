"""Events sent one request after the other, and what became of each."""

from __future__ import annotations

import threading
from types import TracebackType

import httpx
from tests.integration.server import ServedProduct


class Sender:
    """Sends from entering until `stop` or the end of the block. `accepted`: events that were answered 202; `statuses`: all there were."""

    def __init__(self, product: ServedProduct, *, items: int = 10, pause_s: float = 0.02) -> None:
        self._product, self._items, self._pause_s = product, items, pause_s
        self.accepted = 0
        self.statuses: set[int] = set()
        self.refusals: list[httpx.Response] = []
        self._number = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Sender:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def stop(self) -> None:
        """Send no more; what was sent has its answer."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        headers = {"authorization": f"Bearer {self._product.write_key}"}
        with httpx.Client(base_url=self._product.url, headers=headers, timeout=30) as client:
            while not self._stop.wait(self._pause_s):
                events = [{"id": f"s-{self._number + index}", "name": "tick", "value": 1} for index in range(self._items)]
                self._number += self._items
                answer = client.post("/api/events", json=events)
                self.statuses.add(answer.status_code)
                if answer.status_code == 202:
                    self.accepted += self._items
                else:
                    self.refusals.append(answer)
