"""A request's body, read no further than its cap."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tidegauge.core.errors import ErrorDetail, InvalidInput, PayloadTooLarge
from tidegauge.ingest.header import Headers

Receive = Callable[[], Awaitable[Any]]


class ClientGone(ConnectionError):
    """The client hung up before the body was whole; there is nobody to answer."""


async def read_body(headers: Headers, receive: Receive, *, max_bytes: int, timeout_s: float) -> bytes:
    """The whole body. Over the cap by Content-Length it is refused unread, else cut where the cap is passed.

    Raises PayloadTooLarge, InvalidInput (bad length, or not whole within `timeout_s`), ClientGone.
    """
    _check_length(headers.get(b"content-length"), max_bytes)
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body"):
        body: bytes = message.get("body", b"")
        return _checked(body, max_bytes)
    try:
        async with asyncio.timeout(timeout_s):
            return await _read_rest(message, receive, max_bytes)
    except TimeoutError:
        raise InvalidInput(f"The body did not arrive within {timeout_s:g} s.", details=[ErrorDetail("body", "too slow")]) from None


async def _read_rest(message: Any, receive: Receive, max_bytes: int) -> bytes:
    body = bytearray()
    while True:
        if message["type"] == "http.disconnect":
            raise ClientGone
        body += message.get("body", b"")
        if len(body) > max_bytes:
            raise _too_large(max_bytes)
        if not message.get("more_body"):
            return bytes(body)
        message = await receive()


def _check_length(length: bytes | None, max_bytes: int) -> None:
    if length is None:
        return
    if not length.isdigit():
        raise InvalidInput("Content-Length is not a number.", details=[ErrorDetail("Content-Length", "not a number")])
    if len(length) > 18 or int(length) > max_bytes:
        raise _too_large(max_bytes)


def _checked(body: bytes, max_bytes: int) -> bytes:
    if len(body) > max_bytes:
        raise _too_large(max_bytes)
    return body


def _too_large(max_bytes: int) -> PayloadTooLarge:
    return PayloadTooLarge(f"The body is larger than {max_bytes:,} bytes. Send fewer events at a time.")
