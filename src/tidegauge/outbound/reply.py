"""What comes back of a request, or does not."""

from __future__ import annotations

import msgspec


class Reply(msgspec.Struct, frozen=True):
    """What came back: its status, and in how many seconds the other side wants to be asked again. The body is nobody's business."""

    status: int
    retry_after_s: float | None = None


class Answer(msgspec.Struct, frozen=True):
    """What came back of a request whose answer is read: by the product itself, never shown to whoever typed the address."""

    status: int
    body: bytes


class Unreachable(Exception):
    """Nothing came back; the text says why, without a word of what the other side said."""
