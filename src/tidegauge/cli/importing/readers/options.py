"""What a reader may need to know."""

from __future__ import annotations

import msgspec


class ReadOptions(msgspec.Struct, frozen=True):
    """`rows`: most rows in a block. `secret`: keys the hash that stands for an IP address. `delimiter` None: find it."""

    rows: int
    secret: bytes = b""
    encoding: str = "utf-8"
    delimiter: str | None = None
