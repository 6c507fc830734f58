"""The preparing process: one order after the other, until the serving process hangs up."""

from __future__ import annotations

import gc
import signal
import socket
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.errors import TidegaugeError
from tidegauge.ingest.decode import decode_body
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.offload.order import FRAME, Order, Prepared, decode_order, encode_answer
from tidegauge.ingest.privacy.policy import Policy
from tidegauge.ingest.registry import sample_kinds
from tidegauge.ingest.shape import Shapes
from tidegauge.ingest.steps import STEPS


class Preparer:
    """Prepares bodies, learning the shape of each project's events and keeping its privacy rules as they came last."""

    def __init__(self) -> None:
        self._shapes = Shapes()
        self._policies: dict[int, tuple[bytes, Policy]] = {}

    def prepare(self, order: Order, body: bytes) -> tuple[Prepared, bytes] | None:
        """The body's batch as Arrow bytes; None when it wants a closer look."""
        try:
            batch = decode_body(body, order.content_type, self._shapes.find(order.project))
        except TidegaugeError:  # who answers the request finds it again, and says it
            return None
        if not batch.is_typed or not batch.events:
            return None
        policy = self._policy(order)
        draft = Draft(order.project, batch, order.context, order.received_ms, policy=policy)
        for step in STEPS:
            step(draft)
        if draft.errors or draft.suppressed or draft.warnings or draft.nested_paths:
            return None
        if batch.shape is None and policy is None:  # rules take names away that bodies have
            self._shapes.learn(order.project, draft.keys)
        stride, kinds = sample_kinds(draft)
        names, keys = Counter(draft.names), list(draft.keys)
        parcel = draft.columns_parcel()
        has_ids = any(parcel.ids)
        ids, prints = (list(parcel.ids), parcel.prints()) if has_ids else ([], [])
        prepared = Prepared(len(parcel), dict(names), kinds, keys, stride, ids, prints, dict(policy.tally) if policy is not None else {})
        return prepared, parcel.batch.to_bytes()

    def _policy(self, order: Order) -> Policy | None:
        """The policy of an order, with an empty tally."""
        if not order.policy:
            self._policies.pop(order.project, None)
            return None
        data, policy = self._policies.get(order.project, (b"", None))
        if policy is None or data != order.policy:
            policy = Policy.from_data(order.policy)
            self._policies[order.project] = order.policy, policy
        policy.tally.clear()
        return policy


def serve(link: socket.socket) -> None:
    """Answer orders in their order. Ends when the other side is gone."""
    preparer = Preparer()
    build_batch([Event(0, "", "custom", 0, 0, properties={"a": 1})])  # pyarrow loads parts on first use
    with link, link.makefile("rb", buffering=0) as stream:
        while (order := _read(stream)) is not None:
            done = preparer.prepare(decode_order(order[0]), order[1])
            head, data = (encode_answer(done[0]), done[1]) if done is not None else (encode_answer(None), b"")
            link.sendall(FRAME.pack(len(head), len(data)) + head + data)


def _read(stream: socket.SocketIO) -> tuple[bytes, bytes] | None:
    frame = _exactly(stream, FRAME.size)
    if frame is None:
        return None
    head_size, body_size = FRAME.unpack(frame)
    head, body = _exactly(stream, head_size), _exactly(stream, body_size)
    return None if head is None or body is None else (head, body)


def _exactly(stream: socket.SocketIO, size: int) -> bytes | None:
    """`size` bytes; None at the end of the stream."""
    if not size:
        return b""
    whole = bytearray(size)
    view, filled = memoryview(whole), 0
    while filled < size:
        read = stream.readinto(view[filled:])
        if not read:
            return None
        filled += read
    return bytes(whole)


class _WithoutPandas(MetaPathFinder):
    """pyarrow loads pandas at its first array when it finds it: 1.4 s and 40 MB that this process has no use for."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError("not loaded here", name=fullname)


def main(descriptor: int) -> None:
    """Serve the socket of this descriptor. Signals are the serving process's business: it hangs up when it stops."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.meta_path.insert(0, _WithoutPandas())
    gc.freeze()  # as in app/run.py: what was loaded stays, and events are plain structs without cycles
    gc.set_threshold(100_000, 50, 1_000)
    serve(socket.socket(fileno=descriptor))
