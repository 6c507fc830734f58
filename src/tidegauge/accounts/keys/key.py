"""The text of a key: `tg_write_…` lets events in, `tg_read_…` opens a project's numbers."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final, Literal

import msgspec

KeyKind = Literal["write", "read"]
PREFIX: Final = {"write": "tg_write_", "read": "tg_read_"}
_SHOWN_LENGTH: Final = 4


class NewKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a caller says of a key it wants."""

    kind: KeyKind
    name: str


class KeyView(msgspec.Struct, frozen=True):
    """A key as it is shown; `key` in full only where the viewer may see it. Times are ISO 8601 UTC."""

    id: str
    kind: KeyKind
    name: str
    prefix: str
    key: str | None
    created_at: str
    last_used_at: str | None
    revoked_at: str | None


def generate_key(kind: KeyKind) -> str:
    """A new random key (192 bits)."""
    return PREFIX[kind] + secrets.token_urlsafe(24)


def hash_key(text: str) -> bytes:
    """SHA-256: keys are random, so a slow hash would add nothing."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def shown_prefix(text: str) -> str:
    """The start by which people tell keys apart: `tg_write_` and 4 characters, or the first 4 of a given key."""
    start = next((prefix for prefix in PREFIX.values() if text.startswith(prefix)), "")
    return text[: len(start) + _SHOWN_LENGTH]
