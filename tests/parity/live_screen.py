"""A screen on a real server: follows questions over a WebSocket, and puts what each update brings into what it shows."""

from __future__ import annotations

import json
import threading
from contextlib import ExitStack
from typing import Any

from tests.integration.server import ServedProduct
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect


class Screen:
    """`shown`: the last state of each question by its id. `broken`: what must not come: errors, updates that do not fit what is shown."""

    def __init__(self, product: ServedProduct, questions: dict[str, dict[str, Any]], *, deltas: bool) -> None:
        token = product.client.headers["authorization"].removeprefix("Bearer ")
        self.shown: dict[str, dict[str, Any]] = {}
        self.broken: list[str] = []
        self.messages = 0
        self._open = ExitStack()
        self._socket = self._open.enter_context(connect(f"{product.url.replace('http', 'ws')}/ws?token={token}", max_size=None))
        for id_, question in questions.items():
            self._socket.send(json.dumps({"type": "subscribe", "id": id_, "query": question, "deltas": deltas}))
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def close(self) -> None:
        """Look no longer."""
        self._open.close()
        self._reader.join()

    def _read(self) -> None:
        try:
            for raw in self._socket:
                self._take(json.loads(raw))
        except ConnectionClosed:
            return

    def _take(self, message: dict[str, Any]) -> None:
        if message["type"] == "ping":
            self._socket.send('{"type":"pong"}')
        elif message["type"] == "error":
            self.broken.append(str(message))
        elif message["type"] == "metric_update":
            self.messages += 1
            self._show(message)

    def _show(self, message: dict[str, Any]) -> None:
        before = self.shown.get(message["id"])
        if "base" in message:
            if before is None or before["version"] != message["base"]:
                self.broken.append(f"{message['id']}: a change of version {message['base']}, shown is {before and before['version']}")
                return
            gone = set(message.get("removed", ()))
            rows = [row for place, row in enumerate(before["results"]) if place not in gone]
            for place, row in zip(message.get("at", ()), message.get("changed", ()), strict=True):
                rows.insert(place, row)
            message["results"] = rows
        if before is not None and message["version"] <= before["version"] and not message.get("snapshot"):
            self.broken.append(f"{message['id']}: version {message['version']} after {before['version']}")
        self.shown[message["id"]] = message
