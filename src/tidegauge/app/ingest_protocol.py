"""The server's HTTP protocol with a way for small ingest requests around the parser, the task, the coroutines and the two messages of ASGI."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

from tidegauge.app.bounded_protocol import BoundedProtocol, ConnectionLimits
from tidegauge.app.guests import Guests
from tidegauge.app.known_heads import KnownHeads
from tidegauge.ingest.fast_path import FastPath

_ACCEPTED: Final = STATUS_LINE[202]


class IngestProtocol(BoundedProtocol):
    """Give uvicorn a subclass with `limits`, `guests`, `fast_path` and `heads` (`serving`).

    What is not one whole request with a known head in one read goes through the parser to the application, as any other.
    """

    fast_path: FastPath | None = None
    heads: KnownHeads
    _is_between = True
    """Whether no message has begun that has not ended."""
    _idle_until_s = 0.0

    def data_received(self, data: bytes) -> None:
        if self.fast_path is None or not self._is_between or (self.cycle is not None and not self.cycle.response_complete):
            super().data_received(data)
        elif not self._take(self.fast_path, data):
            before = self.cycle
            super().data_received(data)
            self._learn(data, before)
            if self._is_between and not self._idle_until_s and self.cycle is before:
                self._idle_until_s = self.loop.time() + self.timeout_keep_alive  # empty lines have ended uvicorn's own wait

    def on_message_begin(self) -> None:
        self._is_between = False
        self._idle_until_s = 0.0
        super().on_message_begin()

    def on_message_complete(self) -> None:
        self._is_between = True
        super().on_message_complete()

    def check(self, now_s: float) -> None:
        """Also ends what is idle for too long after an answer of the short way or after empty lines."""
        if self._idle_until_s and now_s >= self._idle_until_s:
            self.transport.close()
        else:
            super().check(now_s)

    def _take(self, fast_path: FastPath, data: bytes) -> bool:
        found = self.heads.find(data)
        if found is None or self.flow.write_paused:
            return False
        if self._is_proxied and not self._enter(self.guests.named_in({"client": self.client, "headers": found[0].headers.items()})):
            return False
        cycle = _ShortCycle(self)
        if not fast_path.take(found[0], found[1], self.client, cycle):
            if self._is_proxied:
                self.guests.leave(self._places.pop())
            return False
        self._unset_keepalive_if_required()
        self._deadline_s = self._idle_until_s = 0.0
        self.cycle = cycle  # type: ignore[assignment]
        return True

    def _learn(self, data: bytes, before: RequestResponseCycle | None) -> None:
        cycle = self.cycle
        if cycle is not before and cycle.keep_alive and not cycle.more_body and not self.pipeline and self._is_between:
            self.heads.learn(data, cycle.scope, bytes(cycle.body))

    def answer(self, cycle: _ShortCycle, headers: bytes, body: bytes) -> None:
        """Write a whole 202."""
        if cycle.disconnected:
            return
        if not cycle.keep_alive:  # the server is stopping
            headers += b"connection: close\r\n"
        self.transport.write(b"%b%b\r\n%b" % (_ACCEPTED, headers, body))
        if not cycle.keep_alive:
            self.transport.close()
        if self.pipeline or self.flow.read_paused or self._is_proxied:
            self.on_response_complete()
        else:
            self.server_state.total_requests += 1
            self._idle_until_s = self.loop.time() + self.timeout_keep_alive  # a timer for each request costs more than looking every second

    def hand_over(self, short: _ShortCycle, app: Any) -> None:
        """Have a request answered by an application."""
        cycle = RequestResponseCycle(
            scope={"type": "http", "method": "POST"},  # type: ignore[typeddict-item]
            transport=self.transport,
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=False,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=False,
            keep_alive=short.keep_alive,
            on_response=self.on_response_complete,
        )
        cycle.disconnected = short.disconnected
        current: Any = self.cycle
        if current is short:
            self.cycle = cycle
        self._start_asgi_task(cycle, app)


class _ShortCycle:
    """Implements ingest's Exchange; stands for the request where uvicorn looks for its cycle, so that what comes after it waits its turn."""

    __slots__ = ("_protocol", "disconnected", "keep_alive", "response_complete", "response_started")

    def __init__(self, protocol: IngestProtocol) -> None:
        self._protocol = protocol
        self.disconnected = False
        self.keep_alive = True
        self.response_complete = False
        self.response_started = False

    @property
    def message_event(self) -> _ShortCycle:
        """Nobody waits for the rest of a whole request."""
        return self

    def set(self) -> None:
        """See `message_event`."""

    def answer(self, headers: bytes, body: bytes) -> None:
        self.response_started = self.response_complete = True
        self._protocol.answer(self, headers, body)

    def hand_over(self, app: Any) -> None:
        self._protocol.hand_over(self, app)


def serving(limits: ConnectionLimits, fast_path: FastPath | None) -> type[IngestProtocol]:
    """The protocol with these limits; without a fast path every request goes to the application."""
    guests = Guests(limits.connections_per_address, limits.trusted_proxies)
    return type("IngestProtocol", (IngestProtocol,), {"limits": limits, "guests": guests, "fast_path": fast_path, "heads": KnownHeads()})
