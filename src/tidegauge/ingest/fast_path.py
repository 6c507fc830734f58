"""Small plain requests, taken as they are read: no task, no coroutine and one write for each, which for a single event are most of the work.

Whatever is unusual about a request, or wrong with it, is left to `IngestApp.events`, which says so in its own words: nothing is counted before it is taken.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any, Final, Protocol

from tidegauge.core.errors import TidegaugeError
from tidegauge.core.ids import new_id
from tidegauge.ingest.client_address import client_address
from tidegauge.ingest.decode import decode_body, decode_one
from tidegauge.ingest.gatherer import is_gathered
from tidegauge.ingest.header import Headers, given_key, text_header
from tidegauge.ingest.key import WriteKey
from tidegauge.ingest.receipt import Receipt
from tidegauge.ingest.reply import OPEN_HEADERS, Send, json_headers, open_to_any_origin, send_json
from tidegauge.ingest.routes import IngestApp

PATH: Final = "/api/events"
MAX_BYTES: Final = 16_384
"""Of a body: about `SMALL_EVENTS` events."""

_UNUSUAL: Final = frozenset((b"content-encoding", b"transfer-encoding", b"expect", b"upgrade", b"x-request-id"))

Client = tuple[str, int] | None
App = Callable[[Any, Any, Send], Awaitable[None]]


class Exchange(Protocol):
    """A request that waits for its answer on a connection."""

    def answer(self, headers: bytes, body: bytes) -> None:
        """Write a whole 202; `headers` are lines that end with CR LF. Nothing happens when the client is gone."""
        ...

    def hand_over(self, app: App) -> None:
        """Have it answered by an ASGI application, which may only send."""
        ...


class Head:
    """What the head of a POST of `PATH` without a query says, for all requests that come with it."""

    __slots__ = ("content_type", "headers", "is_open", "key", "user_agent")

    def __init__(self, headers: Headers) -> None:
        self.headers = headers
        self.key = given_key(headers, b"")
        self.content_type = text_header(headers, b"content-type").lower()
        self.user_agent = text_header(headers, b"user-agent")
        self.is_open = b"origin" in headers


def read_head(headers: Headers) -> Head | None:
    """The head of requests that may be taken; None when they have to go the ordinary way."""
    return Head(headers) if _UNUSUAL.isdisjoint(headers) else None


class FastPath:
    """In front of an IngestApp, with everything of which it shares."""

    def __init__(self, ingest: IngestApp) -> None:
        self._ingest = ingest

    def take(self, head: Head, body: bytes, client: Client, exchange: Exchange) -> bool:
        """Take a whole request; False when it has to go the ordinary way. It is answered when its events are durable."""
        ingest = self._ingest
        if not ingest.is_warm or ingest.room.is_full or len(body) > ingest.limits.body_bytes:
            return False
        ip = client_address({"client": client}, head.headers, ingest.trusted)
        key = ingest.keys.find(head.key) if head.key and not ingest.rates.asks_of(ip) else None
        if key is None or not _is_plain(key):
            return False
        try:
            context = ingest.contexts.read("" if ingest.intake.hides_address(key.project) else ip, head.user_agent)
            batch = decode_one(body) or decode_body(body, head.content_type)
            if not is_gathered(batch):
                return False
            ingest.rates.admit_events(key.project, len(batch.events))
            ingest.gatherer.add(key.project, batch, context, _Request(ingest, key, len(body), head, exchange))
        except TidegaugeError:
            return False
        return True


class _Request:
    """A Waiter that answers."""

    __slots__ = ("_exchange", "_head", "_ingest", "_key", "_name", "_size_bytes")

    def __init__(self, ingest: IngestApp, key: WriteKey, size_bytes: int, head: Head, exchange: Exchange) -> None:
        self._ingest = ingest
        self._key = key
        self._size_bytes = size_bytes
        self._name = new_id()
        self._head = head
        self._exchange = exchange

    def done(self) -> bool:
        """Never: the events of a client that did not wait for its answer are taken all the same."""
        return False

    def set_result(self, receipt: Receipt, /) -> None:
        """Answer with the receipt."""
        status, body = self._ingest.conclude(self._key, self._size_bytes, receipt, 202, self._name)
        self._ingest.counters.requests[status] += 1
        if status == 202:
            self._exchange.answer(b"%bx-request-id: %b\r\n" % (_lines(len(body), self._head.is_open), self._name.encode()), body)
        else:
            self._exchange.hand_over(lambda _, __, send: send_json(self._opened(send), status, body, self._name))

    def set_exception(self, error: BaseException, /) -> None:
        """Answer with the error; what is none of ours goes on to the server, as from any application."""
        self._exchange.hand_over(lambda _, __, send: self._fail(send, error))

    async def _fail(self, send: Send, error: BaseException) -> None:
        if not isinstance(error, TidegaugeError):
            raise error
        await self._ingest.refuse(self._opened(send), error, self._name)

    def _opened(self, send: Send) -> Send:
        return open_to_any_origin(send) if self._head.is_open else send


def _is_plain(key: WriteKey) -> bool:
    """A key that writes, without limits of its own."""
    return key.kind != "read" and bool(key.project) and key.limits is None


@lru_cache(maxsize=256)
def _lines(size_bytes: int, is_open: bool) -> bytes:
    """The lines of an answer's headers, but that of the request's id."""
    headers = [*json_headers(size_bytes, ""), *(OPEN_HEADERS if is_open else ())]
    return b"".join(b"%b: %b\r\n" % (name, value) for name, value in headers if name != b"x-request-id")
