from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tidegauge.core.errors import InvalidInput, PayloadTooLarge
from tidegauge.ingest.body import ClientGone, read_body


class Wire:
    def __init__(self, *pieces: bytes | None, ends: bool = True) -> None:
        self.messages: list[dict[str, Any]] = [
            {"type": "http.disconnect"} if piece is None else {"type": "http.request", "body": piece, "more_body": not ends or i < len(pieces) - 1}
            for i, piece in enumerate(pieces)
        ]
        self.read = 0

    async def __call__(self) -> dict[str, Any]:
        if not self.messages:
            await asyncio.Event().wait()
        self.read += 1
        return self.messages.pop(0)


async def _read(wire: Wire, length: bytes | None = None, timeout_s: float = 5.0) -> bytes:
    return await read_body({} if length is None else {b"content-length": length}, wire, max_bytes=10, timeout_s=timeout_s)


async def test_pieces_are_joined() -> None:
    assert await _read(Wire(b"abc"), b"3") == b"abc"
    assert await _read(Wire(b"ab", b"", b"cd")) == b"abcd"
    assert await _read(Wire(b"x" * 10)) == b"x" * 10


async def test_a_stated_length_over_the_cap_is_refused_unread() -> None:
    for length in (b"11", b"9" * 5000):
        wire = Wire(b"x")
        with pytest.raises(PayloadTooLarge):
            await _read(wire, length)
        assert wire.read == 0


async def test_an_unstated_one_is_cut_at_the_cap() -> None:
    wire = Wire(*[b"xxx"] * 100)
    with pytest.raises(PayloadTooLarge):
        await _read(wire)
    assert wire.read == 4
    with pytest.raises(PayloadTooLarge):
        await _read(Wire(b"x" * 11))


@pytest.mark.hostile(139)
@pytest.mark.parametrize("length", [b"-1", b"1e3", b"", b"0x10", b"1 1"])
async def test_a_length_that_is_no_number_is_refused(length: bytes) -> None:
    with pytest.raises(InvalidInput):
        await _read(Wire(b"x"), length)


@pytest.mark.hostile(141)
async def test_nobody_is_answered_when_the_client_is_gone() -> None:
    with pytest.raises(ClientGone):
        await _read(Wire(b"a", None, ends=False))
    with pytest.raises(ClientGone):
        await _read(Wire(None))


@pytest.mark.hostile(140)
async def test_a_body_that_never_ends_is_given_up() -> None:
    with pytest.raises(InvalidInput, match="did not arrive"):
        await _read(Wire(b"a", ends=False), timeout_s=0.01)
