"""The key that a sender shows, and what it may write to."""

from __future__ import annotations

from typing import Final, Protocol

from tidegauge.contracts.key import KeyKind, WriteKey
from tidegauge.core.errors import Forbidden, Unauthenticated

__all__ = ["UNKNOWN", "KeyKind", "KeyLookup", "WriteKey", "require_writer"]

UNKNOWN: Final = "Missing, unknown, expired or revoked key. Send a write key as 'Authorization: Bearer KEY', 'X-API-Key: KEY' or '?api_key=KEY'."


class KeyLookup(Protocol):
    """Knows the keys that are valid now; in memory, on the hot path."""

    def find(self, key: str) -> WriteKey | None:
        """The key, or None when it is unknown, expired or revoked (indistinguishable on purpose)."""
        ...


def require_writer(keys: KeyLookup, text: str) -> WriteKey:
    """The key when it may write. Raises Unauthenticated (one text for every cause), Forbidden for a read key or a person without a project."""
    key = keys.find(text) if text else None
    if key is None:
        raise Unauthenticated(UNKNOWN)
    if key.kind == "read":
        raise Forbidden("This key reads; sending events needs a write key.")
    if not key.project:
        raise Forbidden("Choose the project to write to, or use its write key.")
    return key
