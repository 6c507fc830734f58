"""The text of a key, `tg_write_…` lets events in, `tg_read_…` opens a project's numbers, and what calls say about keys."""

from __future__ import annotations

import hashlib
import secrets
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

KeyKind = Literal["write", "read"]
PREFIX: Final = {"write": "tg_write_", "read": "tg_read_"}
MAX_GRACE_S: Final = 30 * 86_400
_SHOWN_LENGTH: Final = 4

_Line = Annotated[str, Meta(min_length=1, max_length=255)]
_Lines = Annotated[list[_Line], Meta(max_length=100)]


class NewKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a caller says of a key it wants. `scopes`: of a read key, permissions; null is all that such a key may have. `events`, `origins`, `networks`: of a
    write key, what it is bound to. `expires_at`: ISO 8601; null never."""

    kind: KeyKind
    name: str
    scopes: Annotated[list[_Line], Meta(max_length=50)] | None = None
    events: _Lines = msgspec.field(default_factory=list)
    origins: _Lines = msgspec.field(default_factory=list)
    networks: _Lines = msgspec.field(default_factory=list)
    expires_at: Annotated[str, Meta(max_length=40)] | None = None


class Rotation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`grace_s`: how long the old text still counts; 0 ends it at once."""

    grace_s: Annotated[int, Meta(ge=0, le=MAX_GRACE_S)] = 86_400


class KeyView(msgspec.Struct, frozen=True, kw_only=True):
    """A key as it is shown; `key` in full only where the viewer may see it. Times are ISO 8601 UTC. `state`: only `active` keys count; `limited` read keys were
    made by somebody who may do less now. `previous`: the text before the last rotation, while it still counts."""

    id: str
    kind: KeyKind
    name: str
    prefix: str
    key: str | None
    created_at: str
    last_used_at: str | None
    revoked_at: str | None
    expires_at: str | None = None
    state: Literal["active", "expired", "revoked"] = "active"
    scopes: list[str] = []
    events: list[str] = []
    origins: list[str] = []
    networks: list[str] = []
    made_by: str | None = None
    previous: PreviousView | None = None


class PreviousView(msgspec.Struct, frozen=True):
    """An old text of a key: until when it counts, and when it was used last."""

    prefix: str
    ends_at: str
    last_used_at: str | None


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
