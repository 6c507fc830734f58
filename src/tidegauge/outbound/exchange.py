"""One request over a connection to a checked address: loaded with the first one, as urllib3 takes a tenth of a second."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Final, TypeVar

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from tidegauge.outbound.address import Address
from tidegauge.outbound.reply import Answer, Reply, Unreachable
from tidegauge.outbound.target import Target

MAX_REPLY_BYTES: Final = 64 * 1024
MAX_RETRY_AFTER_S: Final = 3_600
MAX_ANSWER_BYTES: Final = 512 * 1024

T = TypeVar("T")
Converse = Callable[[HTTPConnection], T]


def post(target: Target, address: Address, body: bytes, headers: dict[str, str], timeout_s: float) -> Reply:
    """POST a body to the address, in the name of the target. Blocks. Raises Unreachable."""
    return _connected(target, address, lambda connection: _posted(connection, target, body, headers), timeout_s)


def fetch(target: Target, address: Address, method: str, body: bytes | None, headers: dict[str, str], timeout_s: float) -> Answer:
    """The answer of a request to the address, in the name of the target. Blocks. Raises Unreachable, also for an answer of more than 512 KB."""
    return _connected(target, address, lambda connection: _fetched(connection, target, method, body, headers), timeout_s)


def _connected(target: Target, address: Address, converse: Converse[T], timeout_s: float) -> T:
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
            reply, fault = converse(connection), None
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


_HEADERS: Final = {"Accept-Encoding": "identity", "User-Agent": "Tidegauge"}


def _posted(connection: HTTPConnection, target: Target, body: bytes, headers: dict[str, str]) -> Reply:
    connection.request("POST", target.path, body=body, headers={**_HEADERS, **headers}, preload_content=False)
    response = connection.getresponse()
    wait = response.headers.get("Retry-After", "")
    size = 0
    while size < MAX_REPLY_BYTES and (chunk := response.read(8_192)):
        size += len(chunk)
    return Reply(response.status, min(float(wait), MAX_RETRY_AFTER_S) if wait.isdecimal() else None)


def _fetched(connection: HTTPConnection, target: Target, method: str, body: bytes | None, headers: dict[str, str]) -> Answer:
    connection.request(method, target.path, body=body, headers={**_HEADERS, **headers}, preload_content=False)
    response = connection.getresponse()
    read = bytearray()
    while chunk := response.read(8_192):
        read += chunk
        if len(read) > MAX_ANSWER_BYTES:
            raise Unreachable(f"{target.shown} answered with more than {MAX_ANSWER_BYTES:,} bytes.")
    return Answer(response.status, bytes(read))


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
