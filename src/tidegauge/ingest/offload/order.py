"""What goes to the preparing process and what comes back."""

from __future__ import annotations

import struct
from typing import Final

import msgspec

from tidegauge.ingest.sender import Context

FRAME: Final = struct.Struct("<QQ")
"""Before every message: the length of its msgpack part and of the bytes after it (a body, or an Arrow record batch)."""


class Order(msgspec.Struct, array_like=True):
    """A body to prepare, and what its request says about its events. `policy`: Policy.data where the project's privacy rules change them."""

    project: int
    content_type: str
    received_ms: int
    context: Context
    policy: bytes = b""


class Prepared(msgspec.Struct, array_like=True):
    """A body whose every event is accepted; the record batch comes beside it.

    `names` counts the events by name, `kinds` the sampled values of each property by type (one event in `stride`). `ids` and `prints` (contents'
    fingerprints) are empty when no event has an id. `tally` counts by privacy rule what was changed.
    """

    size: int
    names: dict[str, int]
    kinds: dict[str, dict[str, int]]
    keys: list[str]
    stride: int
    ids: list[str]
    prints: list[int]
    tally: dict[str, int] = {}


encode_order: Final = msgspec.msgpack.Encoder().encode
decode_order: Final = msgspec.msgpack.Decoder(Order).decode
encode_answer: Final = msgspec.msgpack.Encoder().encode
decode_answer: Final = msgspec.msgpack.Decoder(Prepared | None).decode
"""None: the body wants a closer look; it is wrong, or an event of it is refused, nested or changed."""
