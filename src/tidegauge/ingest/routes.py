"""The hot routes as plain ASGI handlers: no framework object is made for a request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, MutableMapping
from typing import Any, Final

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import DuplicateFinder, EventSink
from tidegauge.core.clock import Clock
from tidegauge.core.errors import InvalidInput, TidegaugeError, Unauthenticated
from tidegauge.ingest.body import ClientGone, Receive, read_body
from tidegauge.ingest.client_address import client_address, parse_networks
from tidegauge.ingest.committer import Committer
from tidegauge.ingest.context import ContextReader
from tidegauge.ingest.decode import decode_body, decode_points
from tidegauge.ingest.decompress import decompress
from tidegauge.ingest.dedup import DuplicateGuard
from tidegauge.ingest.gatherer import Gatherer
from tidegauge.ingest.header import Headers, given_key, read_headers, request_id, text_header
from tidegauge.ingest.intake import ErasedPeople, Intake
from tidegauge.ingest.key import KeyLookup, WriteKey, require_allowed, require_writer
from tidegauge.ingest.limit import IngestLimits
from tidegauge.ingest.offload.link import MIN_BYTES, Offload
from tidegauge.ingest.privacy.policy import PolicyFinder
from tidegauge.ingest.rate import RateLimiter
from tidegauge.ingest.raw import RawBatch
from tidegauge.ingest.receipt import Receipt
from tidegauge.ingest.refusals.log import Call, RefusalLog
from tidegauge.ingest.registry import SchemaRegistry
from tidegauge.ingest.reject import IngestCounters
from tidegauge.ingest.reply import Send, send_error, send_json
from tidegauge.ingest.sender import Context
from tidegauge.ingest.shape import MIN_SHAPED_BYTES, Shape
from tidegauge.ingest.traffic import TrafficMeter

Scope = MutableMapping[str, Any]
_CALLS: Final[dict[int, Call]] = {202: "events", 200: "points"}
Decode = Callable[[bytes, str, Shape | None], RawBatch]


class IngestApp:
    """`events` serves POST /api/events, `points` POST /metrics. Give `released(stored_sequence)` and `remember(batch)` what the store and the journal say."""

    def __init__(
        self,
        *,
        sink: EventSink,
        duplicates: DuplicateFinder,
        keys: KeyLookup,
        clock: Clock,
        limits: IngestLimits | None = None,
        rates: RateLimiter | None = None,
        registry: SchemaRegistry | None = None,
        counters: IngestCounters | None = None,
        erased: ErasedPeople | None = None,
        policies: PolicyFinder | None = None,
        offload: Offload | None = None,
    ) -> None:
        self.offload = offload
        self.limits = limits or IngestLimits()
        self.rates = rates or RateLimiter(self.limits, clock)
        self.registry = registry or SchemaRegistry()
        self.counters = counters or IngestCounters()
        self.guard = DuplicateGuard(duplicates, max_unstored=self.limits.unstored_ids)
        self.committer = Committer(sink, self.guard, max_waiting_events=self.limits.waiting_events, max_waiting_bytes=self.limits.waiting_bytes)
        self.room = self.committer.room
        self.intake = Intake(self.committer, self.registry, self.counters, clock, erased, policies)
        self.gatherer = Gatherer(self.intake)
        self.traffic = TrafficMeter(clock)
        self.refusals = RefusalLog(clock, self.intake.has_privacy_rules)
        self.released = self.guard.released
        self.remember = self.guard.remember
        self.keys = keys
        self.contexts = ContextReader()
        self.trusted = parse_networks(self.limits.trusted_proxies)
        self._agents: asyncio.Task[Context] | None = None
        self._columns: asyncio.Task[None] | None = None

    async def warm(self) -> None:
        """Load in a thread what pyarrow (pandas, 1.4 s) and the agent parser load on first use. Requests that come before the end wait for it, and the
        event loop for nobody. Call it when the server listens; the first request does it otherwise."""
        await self._agents_loaded()
        if self._columns is None:
            self._columns = asyncio.create_task(asyncio.to_thread(_make_columns), name="ingest-warm-columns")
        await asyncio.shield(self._columns)

    async def _agents_loaded(self) -> None:
        if self._agents is None:
            self._agents = asyncio.create_task(asyncio.to_thread(self.contexts.read, "", "Mozilla/5.0"), name="ingest-warm-agents")
        await asyncio.shield(self._agents)

    @property
    def is_warm(self) -> bool:
        """Whether no request has to wait for what `warm` loads."""
        return self._columns is not None and self._columns.done()

    async def drain(self) -> None:
        """Wait until everything that was taken is durable or refused (at stop)."""
        await self.gatherer.drain()
        await self.committer.drain()

    async def events(self, scope: Scope, receive: Receive, send: Send) -> None:
        """POST /api/events: an event, an array, an envelope or NDJSON -> 202 with the counts, or an error."""
        await self._handle(scope, receive, send, decode_body, 202)

    async def points(self, scope: Scope, receive: Receive, send: Send) -> None:
        """POST /metrics: one metric point or an array -> 200 with the counts, or an error."""
        await self._handle(scope, receive, send, lambda body, *_: decode_points(body), 200)

    async def _handle(self, scope: Scope, receive: Receive, send: Send, decode: Decode, success: int) -> None:
        headers = read_headers(scope)
        name = request_id(headers)
        try:
            status, body = await self._take(scope, headers, receive, decode, success, name)
        except ClientGone:
            return
        except TidegaugeError as error:
            await self.refuse(send, error, name)
            return
        self.counters.requests[status] += 1
        await send_json(send, status, body, name)

    async def refuse(self, send: Send, error: TidegaugeError, name: str) -> None:
        """Answer the request of this id with an error."""
        self.counters.requests[error.status] += 1
        await send_error(send, error, name)

    async def _take(self, scope: Scope, headers: Headers, receive: Receive, decode: Decode, success: int, name: str) -> tuple[int, bytes]:
        if self._agents is None or not self._agents.done():
            await self._agents_loaded()
        ip = client_address(scope, headers, self.trusted)
        key = await self._admit(scope, headers, ip)
        if self.room.is_full:
            await self.room.wait()
        body = await read_body(headers, receive, max_bytes=self.limits.body_bytes, timeout_s=self.limits.body_timeout_s)
        self.room.require()
        if b"content-encoding" in headers:
            body = decompress(body, text_header(headers, b"content-encoding"), self.limits.inflated_bytes)
        size_bytes = len(body)
        context = self.contexts.read("" if self.intake.hides_address(key.project) else ip, text_header(headers, b"user-agent"))
        receipt = await self._take_offloaded(key, body, headers, context) if size_bytes >= MIN_BYTES and decode is decode_body else None
        if receipt is not None:
            self.traffic.note(key, size_bytes, receipt.accepted, 0)
            return success, receipt.to_json()
        if not self.is_warm:
            await self.warm()
        batch = self._decode(decode, body, headers, key, _CALLS[success])
        if key.limits is not None and key.limits.events:
            batch.allowed = key.limits.events
        self.rates.admit_events(key.project, len(batch.events))
        taking = self.gatherer.take(key.project, batch, context)
        del body, batch  # not needed while it waits
        receipt = await taking
        return self.conclude(key, size_bytes, receipt, success, name)

    def conclude(self, key: WriteKey, size_bytes: int, receipt: Receipt, success: int, name: str) -> tuple[int, bytes]:
        """Count a request whose events are durable or refused; the status and the body of its answer."""
        self.traffic.note(key, size_bytes, receipt.accepted, receipt.rejected)
        if receipt.rejected:
            self.refusals.note(key, _CALLS[success], receipt)
        return (400, receipt.refusal(name)) if receipt.is_refused else (success, receipt.to_json())

    async def _take_offloaded(self, key: WriteKey, body: bytes, headers: Headers, context: Context) -> Receipt | None:
        """The receipt of a body that the preparing process found all right; None when it has to be read here."""
        if self.offload is None or (key.limits is not None and key.limits.events) or self.intake.is_anyone_erased(key.project):
            return None
        policy, received_ms = self.intake.policy(key.project), self.intake.now_ms()
        seat = self.room.hold(len(body))
        try:
            kind, rules = text_header(headers, b"content-type").lower(), b"" if policy is None else policy.data
            answer = await self.offload.prepare(key.project, body, kind, received_ms, context, rules)
            if answer is None:
                return None
            prepared, data = answer
            self.rates.admit_events(key.project, prepared.size)
            return await self.intake.take_prepared(key.project, prepared, data, received_ms, seat, policy)
        finally:
            seat.leave()

    async def _admit(self, scope: Scope, headers: Headers, ip: str) -> WriteKey:
        await self.rates.admit_address(ip)
        try:
            key = require_writer(self.keys, given_key(headers, scope["query_string"]))
        except Unauthenticated:
            await self.rates.note_unknown_key(ip)
            raise
        await self.rates.admit_key(key.id)
        if key.limits is not None:
            require_allowed(key.limits, text_header(headers, b"origin"), ip)
        return key

    def _decode(self, decode: Decode, body: bytes, headers: Headers, key: WriteKey, call: Call) -> RawBatch:
        shape = self.intake.shapes.find(key.project) if len(body) >= MIN_SHAPED_BYTES else None
        try:
            return decode(body, text_header(headers, b"content-type").lower(), shape)
        except InvalidInput as error:
            self.counters.rejected[error.details[0].field + ": unreadable" if error.details else "unreadable"] += 1
            self.traffic.note(key, len(body), 0, 1)
            self.refusals.note_unreadable(key, call, body, error.message)
            raise

    def statistics(self) -> dict[str, object]:
        """Counts since the start and what waits now, for /api/statistics."""
        return {
            **self.counters.statistics(),
            "waiting_events": self.room.events,
            "waiting_bytes": self.room.size_bytes,
            "groups_committed": self.committer.groups,
            "bodies_offloaded": self.offload.prepared if self.offload else 0,
            "bodies_returned": self.offload.returned if self.offload else 0,
            "unstored_ids": len(self.guard),
        }


def _make_columns() -> None:
    build_batch([Event(1, "", "custom", 0, 0, properties={"a": 1})])
