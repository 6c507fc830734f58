"""Heads of ingest requests that were read before: a client sends the same bytes with every event, but for the length of the body.

A head gets here only after the HTTP parser has read it, and is known again only byte for byte, so that nothing is ever understood in two ways.
"""

from __future__ import annotations

from typing import Any, Final

from tidegauge.ingest.fast_path import MAX_BYTES, PATH, Head, read_head

MAX_HEADS: Final = 1_024
MAX_HEAD_BYTES: Final = 2_048
_START: Final = b"POST " + PATH.encode() + b" HTTP/1.1\r\n"
_LINE: Final = ("POST", PATH, b"", "1.1")
_LENGTH: Final = b"content-length"
_SPELLINGS: Final = (b"\r\ncontent-length: ", b"\r\nContent-Length: ")
_MAX_DIGITS: Final = len(str(MAX_BYTES))


class KnownHeads:
    """The latest `MAX_HEADS`, of all connections together."""

    def __init__(self) -> None:
        self._heads: dict[bytes, Head] = {}

    def find(self, data: bytes) -> tuple[Head, bytes] | None:
        """The head and the body when `data` is one whole request with a known head."""
        cut = _cut(data)
        if cut is None:
            return None
        head = self._heads.get(cut[0])
        return None if head is None else (head, cut[1])

    def learn(self, data: bytes, scope: Any, body: bytes) -> None:
        """Take in the head of `data`, which the parser has read as one whole request with this scope and this body."""
        cut = _cut(data)
        if cut is None or cut[1] != body or (scope["method"], scope["path"], scope["query_string"], scope["http_version"]) != _LINE:
            return
        if len(cut[0]) > MAX_HEAD_BYTES or cut[0].lower().count(_LENGTH) != 1:
            return
        head = read_head(dict(scope["headers"]))
        if head is not None:
            if len(self._heads) >= MAX_HEADS:
                del self._heads[next(iter(self._heads))]
            self._heads[cut[0]] = head


def _cut(data: bytes) -> tuple[bytes, bytes] | None:
    """The head without the length and the body of that length, of which `data` has to be made."""
    end = data.find(b"\r\n\r\n")
    if end < 0 or not data.startswith(_START):
        return None
    for spelling in _SPELLINGS:
        start = data.find(spelling, 0, end)
        if start > 0:
            break
    else:
        return None
    start += len(spelling)
    stop = data.find(b"\r\n", start, end + 2)
    digits, body = data[start:stop], data[end + 4 :]
    if not digits.isdigit() or len(digits) > _MAX_DIGITS or int(digits) != len(body) or len(body) > MAX_BYTES:
        return None
    return data[:start] + data[stop:end], body
