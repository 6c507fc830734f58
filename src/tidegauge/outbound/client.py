"""Sends a body to a URL that somebody typed: to the checked address, once, within a time and a size."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from typing import Any, Final

import msgspec
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from tidegauge.outbound.address import Address
from tidegauge.outbound.guard import Guard
from tidegauge.outbound.target import Target

TIMEOUT_S: Final = 10.0
MAX_REPLY_BYTES: Final = 64 * 1024
MAX_RETRY_AFTER_S: Final = 3_600


class Reply(msgspec.Struct, frozen=True):
    """What came back: its status, and in how many seconds the other side wants to be asked again. The body is nobody's business."""

    status: int
    retry_after_s: float | None = None


class Unreachable(Exception):
    """Nothing came back; the text says why, without a word of what the other side said."""


class OutboundClient:
    """Requests run in a few threads of their own, off the event loop."""

    def __init__(self, guard: Guard, *, timeout_s: float = TIMEOUT_S, threads: int = 8) -> None:
        self._guard, self._timeout_s, self._most = guard, timeout_s, threads
        self._threads: ThreadPoolExecutor | None = None

    async def check(self, url: str) -> Target:
        """Where a URL leads, with its name looked up. Raises Refused."""
        target = self._guard.parse(url)
        await self._run(self._guard.pin, target)
        return target

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """POST the body. Raises Refused for an address that is not allowed, Unreachable when no answer came in time."""
        target = self._guard.parse(url)
        address = await self._run(self._guard.pin, target)
        reply: Reply = await self._run(_post, target, address, body, dict(headers), self._timeout_s)
        return reply

    async def _run(self, work: Any, *args: Any) -> Any:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._most, thread_name_prefix="outbound")
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *args)

    def close(self) -> None:
        """Let the threads go; what runs ends by its own time."""
        if self._threads is not None:
            self._threads.shutdown(wait=False)


def _post(target: Target, address: Address, body: bytes, headers: dict[str, str], timeout_s: float) -> Reply:
    ends_s = time.monotonic() + timeout_s
    try:
        raw = socket.create_connection((str(address), target.port), timeout_s)
    except OSError as error:
        raise Unreachable(f"{target.shown} does not accept a connection ({_reason(error)}).") from None
    with raw.dup() as lifeline:
        # The timeout of a socket begins anew with every byte, so what sends a byte now and then would never end: the connection is cut at the end of the time.
        scissors = threading.Timer(max(0.0, ends_s - time.monotonic()), _cut, [lifeline])
        scissors.daemon = True
        scissors.start()
        connection = _connection(target, raw, timeout_s)
        try:
            reply, fault = _exchange(connection, target, body, headers), None
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            reply, fault = None, error
        finally:
            scissors.cancel()
            scissors.join()
            connection.close()
            raw.close()
    if time.monotonic() >= ends_s:
        raise Unreachable(f"{target.shown} did not answer within {timeout_s:g} s.")
    if reply is None:
        raise Unreachable(f"{target.shown} gave no proper answer ({_reason(fault)}).")
    return reply


def _exchange(connection: HTTPConnection, target: Target, body: bytes, headers: dict[str, str]) -> Reply:
    connection.request("POST", target.path, body=body, headers={"Accept-Encoding": "identity", "User-Agent": "Tidegauge", **headers}, preload_content=False)
    response = connection.getresponse()
    wait = response.headers.get("Retry-After", "")
    size = 0
    while size < MAX_REPLY_BYTES and (chunk := response.read(8_192)):
        size += len(chunk)
    return Reply(response.status, min(float(wait), MAX_RETRY_AFTER_S) if wait.isdecimal() else None)


def _connection(target: Target, raw: socket.socket, timeout_s: float) -> HTTPConnection:
    """A connection that believes it goes to the name (TLS and Host are by it), over the socket that is open already."""
    kind = _Secure if target.scheme == "https" else _Plain
    connection = kind(target.host, target.port, timeout=timeout_s)
    connection.raw = raw
    return connection


class _Plain(HTTPConnection):
    raw: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.raw


class _Secure(HTTPSConnection):
    raw: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.raw


def _cut(lifeline: socket.socket) -> None:
    try:
        lifeline.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _reason(error: BaseException | None) -> str:
    """The kind of an error in words that hold nothing of the other side's."""
    text = f"{type(error).__name__} {error}".lower()
    if "certificate" in text or "hostname" in text:
        return "its certificate is not valid for this name"
    if "ssl" in text:
        return "TLS could not be agreed on"
    if "timed out" in text or "timeout" in text:
        return "it took too long"
    if "refused" in text:
        return "refused"
    return "the connection broke"
