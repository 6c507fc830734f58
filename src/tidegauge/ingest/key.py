"""The key that a sender shows, and what it may write to."""

from __future__ import annotations

from typing import Final, Protocol

from tidegauge.contracts.key import KeyKind, KeyLimits, WriteKey
from tidegauge.core.errors import Forbidden, Unauthenticated

__all__ = ["UNKNOWN", "KeyKind", "KeyLimits", "KeyLookup", "WriteKey", "require_allowed", "require_writer"]

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


def require_allowed(limits: KeyLimits, origin: str, address: str) -> None:
    """Raises Forbidden for a page or an address that the key is not for."""
    if not limits.allows_origin(origin):
        raise Forbidden("This key sends from pages of certain origins, and this is none of them. Its list is under Sources.", code="origin_not_allowed")
    if not limits.allows_address(address):
        raise Forbidden("This key sends from certain networks, and your address is in none of them. Its list is under Sources.", code="address_not_allowed")
