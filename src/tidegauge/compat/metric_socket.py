"""`/ws/{client_id}`: metrics by name over a WebSocket, each message's content in `data`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final
from weakref import WeakKeyDictionary

import msgspec
from msgspec import Meta

from tidegauge.core.errors import InvalidInput
from tidegauge.live.connection import Connection
from tidegauge.live.frame import Frame
from tidegauge.live.messages import MAX_ID_LENGTH
from tidegauge.live.outbox import Wire

QuestionOf = Callable[[str, int], dict[str, Any]]
"""`(metric, project)`: the question that a metric's name stands for."""
MAX_METRICS: Final = 200

Names = Annotated[list[Annotated[str, Meta(min_length=1, max_length=MAX_ID_LENGTH)]], Meta(max_length=MAX_METRICS)]


class Asked(msgspec.Struct):
    """A message from the client. `metrics`: names to follow, or to follow no longer (all, when absent)."""

    type: str
    metrics: Names | None = None


class Point(msgspec.Struct):
    """The content of a metric_update: the metric's value now."""

    metric_name: str
    value: float | int
    timestamp: str


class MetricFace:
    """How a connection of the path speaks. Messages that are about no metric (auth, ping, pong) are those of `/ws`."""

    def __init__(self, question_of: QuestionOf) -> None:
        self._question_of = question_of

    def wire(self, wire: Wire) -> Wire:
        """The same wire, in this face's words."""
        return MetricWire(wire)

    async def receive(self, connection: Connection, text: str | bytes) -> None:
        """Do what one message asks."""
        try:
            asked = _decode(text)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
            connection.fault(InvalidInput(f'Not a message: {problem}. Send {{"type": "subscribe", "metrics": ["…"]}}.', code="invalid_message"))
            return
        if connection.viewer is None or asked.type not in ("subscribe", "unsubscribe"):
            await connection.receive(text)
        elif asked.type == "unsubscribe":
            for name in list(connection.subscriptions) if asked.metrics is None else asked.metrics:
                connection.unsubscribe(name)
        elif not asked.metrics:
            connection.fault(InvalidInput('Name the metrics to follow: {"type": "subscribe", "metrics": ["…"]}.'))
        else:
            for name in asked.metrics:
                query = self._question_of(name, connection.viewer.project_id)
                await connection.receive(_encode({"type": "subscribe", "id": name, "query": query}))


class MetricWire:
    """Says each frame in other words; a frame that many get is put into them once."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @property
    def can_write(self) -> bool:
        return self._wire.can_write

    @property
    def last_heard_s(self) -> float:
        return self._wire.last_heard_s

    @property
    def on_writable(self) -> Callable[[], None]:
        return self._wire.on_writable

    @on_writable.setter
    def on_writable(self, call: Callable[[], None]) -> None:
        self._wire.on_writable = call

    def write(self, frame: Frame) -> None:
        said = _said.get(frame)
        if said is None:
            said = _said[frame] = Frame(_in_other_words(frame.payload))
        if said.payload:
            self._wire.write(said)

    def close(self, code: int, reason: str) -> None:
        self._wire.close(code, reason)

    def abort(self) -> None:
        self._wire.abort()


_said: Final[WeakKeyDictionary[Frame, Frame]] = WeakKeyDictionary()
_decode: Final = msgspec.json.Decoder(Asked).decode
_encode: Final = msgspec.json.Encoder().encode


def _in_other_words(payload: bytes) -> bytes:
    """Nothing for a metric without a value yet."""
    message: dict[str, Any] = msgspec.json.decode(payload)
    kind = message.pop("type")
    if kind == "alert":
        return _encode({"type": kind, "data": message})
    if kind != "metric_update":
        return payload
    value = message["value"]
    if not isinstance(value, int | float):
        return b""
    return _encode({"type": kind, "data": Point(message["id"], value, message["timestamp"])})
