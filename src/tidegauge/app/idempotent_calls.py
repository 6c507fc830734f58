"""Meets the POSTs that make or do something: with an `Idempotency-Key` each is carried out once, however often it is sent."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final

import structlog
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tidegauge.accounts.audit.rule import Rules
from tidegauge.accounts.dependencies import chosen_project, proof_of
from tidegauge.accounts.gate import Gate
from tidegauge.accounts.idempotency.call import Answer, Call, current_call, read_key
from tidegauge.accounts.idempotency.desk import IdempotencyDesk
from tidegauge.app.error_page import error_response
from tidegauge.core.errors import InvalidInput, PayloadTooLarge, TidegaugeError

HEADER: Final = "idempotency-key"
REPLAYED: Final = "idempotency-replayed"
MAX_BODY_BYTES: Final = 5 * 2**20
MAX_ANSWER_BYTES: Final = 2**18
"""An answer above this is given once and not kept."""
_NOT_THESE: Final = ("/api/auth/", "/api/share/", "/api/analysis/", "/api/export")
"""Signing in has no caller yet, and whoever only asks may ask again."""
_KEPT_HEADERS: Final = frozenset((b"content-type", b"location", b"etag", b"cache-control"))

_MEANS: Final = (
    "Anything unique, such as a UUID. Sent again with it within a day, the same call is not carried out again: it gets the answer of the first, "
    "with `Idempotency-Replayed: true`."
)

CallerOf = Callable[[Scope], Awaitable[str]]
log = structlog.get_logger(__name__)


def repeatable(rules: Rules) -> frozenset[str]:
    """The paths of POSTs that change something, by the rules of what is recorded."""
    return frozenset(path for (method, path), _ in rules.items() if method == "POST" and path != "/api/sql" and not path.startswith(_NOT_THESE))


def caller_by(gate: Gate) -> CallerOf:
    """Who calls, by what they show: the id of a person or key; "" for strangers."""

    async def caller_of(scope: Scope) -> str:
        caller = await gate.whoever(proof_of(HTTPConnection(scope), gate.cookies))
        return caller.name if caller is not None else ""

    return caller_of


def describe_keys(document: dict[str, Any], paths: Iterable[str]) -> None:
    """Say in an OpenAPI document which calls take the header."""
    header = {"name": "Idempotency-Key", "in": "header", "required": False, "description": _MEANS, "schema": {"type": "string", "maxLength": 255}}
    for path in paths:
        operation = document["paths"].get(re.sub(r":\w+}", "}", path), {}).get("post")
        if operation is not None:
            operation.setdefault("parameters", []).append(header)
            operation["responses"].setdefault("422", {"description": "Also: the Idempotency-Key was sent with another call."})


class IdempotentCalls:
    """ASGI middleware around the routes. `paths`: of the POSTs that it looks after, as routes write them; everything else passes."""

    def __init__(self, app: ASGIApp, desk: IdempotencyDesk, paths: Iterable[str], caller_of: CallerOf) -> None:
        self._app = app
        self._desk = desk
        self._caller_of = caller_of
        self._patterns = [(re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))), path) for path in sorted(paths)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._path_of(scope) if scope["type"] == "http" and scope["method"] == "POST" else ""
        if not path:
            await self._app(scope, receive, send)
            return
        try:
            call, body = await self._call_of(scope, receive)
            answer = await self._desk.begin(call) if call is not None else None
        except TidegaugeError as error:
            scope["endpoint_name"] = path
            await error_response(error)(scope, receive, send)
            return
        if call is None:
            await self._app(scope, _given(body, receive), send)
        elif answer is None:
            await self._carry_out(call, scope, _given(body, receive), send)
        else:
            scope["endpoint_name"] = path
            headers = {**dict(answer.headers), REPLAYED: "true"}
            await Response(answer.body, status_code=answer.status, headers=headers)(scope, receive, send)

    def _path_of(self, scope: Scope) -> str:
        """The path as its route writes it, when the call has a key and is one of those that are looked after."""
        if not any(name == HEADER.encode() for name, _ in scope["headers"]):
            return ""
        return next((path for pattern, path in self._patterns if pattern.fullmatch(scope["path"])), "")

    async def _call_of(self, scope: Scope, receive: Receive) -> tuple[Call | None, bytes]:
        """The call and its body; None for a stranger's, which the routes refuse. Raises InvalidInput, PayloadTooLarge."""
        keys = [value.decode("latin-1") for name, value in scope["headers"] if name == HEADER.encode()]
        key = read_key(keys[0] if len(keys) == 1 else "")
        body = await _read(receive)
        caller = await self._caller_of(scope)
        sent = b"\n".join((scope.get("query_string", b""), chosen_project(HTTPConnection(scope)).encode(), body))
        return (Call(caller, scope["path"], key, sent) if caller else None), body

    async def _carry_out(self, call: Call, scope: Scope, receive: Receive, send: Send) -> None:
        kept = _Kept(send)
        token = current_call.set(call)
        try:
            await self._app(scope, receive, kept.send)
        finally:
            current_call.reset(token)
            try:
                await (self._desk.finish(call, kept.answer) if kept.answer is not None else self._desk.give_up(call))
            except TidegaugeError as error:
                # The caller has its answer; one that is sent again finds the call under way, and after a minute what became of it.
                log.warning("answer_not_kept", error=error.message)


class _Kept:
    """Sends an answer on and keeps it; `answer` is None for failures and for what is too large or not whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._status = 0
        self._headers: list[tuple[str, str]] = []
        self._body = bytearray()
        self._is_whole = False

    @property
    def answer(self) -> Answer | None:
        is_kept = self._is_whole and 200 <= self._status < 300 and len(self._body) <= MAX_ANSWER_BYTES
        return Answer(self._status, self._headers, bytes(self._body)) if is_kept else None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = [(name.decode(), value.decode("latin-1")) for name, value in message["headers"] if name.lower() in _KEPT_HEADERS]
        elif message["type"] == "http.response.body":
            if len(self._body) <= MAX_ANSWER_BYTES:
                self._body += message.get("body", b"")
            self._is_whole = not message.get("more_body", False)
        await self._send(message)


async def _read(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise InvalidInput("The call ended before its body did.")
        body += message.get("body", b"")
        if len(body) > MAX_BODY_BYTES:
            raise PayloadTooLarge(f"A call with an Idempotency-Key has at most {MAX_BODY_BYTES // 2**20} MiB.")
        if not message.get("more_body", False):
            return bytes(body)


def _given(body: bytes, receive: Receive) -> Receive:
    """What was read, once more; then what comes after it."""
    first: list[dict[str, Any]] = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> Message:
        return first.pop() if first else await receive()

    return give
