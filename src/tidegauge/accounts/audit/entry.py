"""An entry of the audit log, and how entries hold on to each other."""

from __future__ import annotations

import hashlib
import hmac
from typing import Final, Literal

import msgspec

Outcome = Literal["done", "refused"]

GENESIS: Final = bytes(32)
"""What the first entry follows."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What was done. `number` counts from 1 without gaps. `person_id` and `key_id` are both "" for the product itself and for strangers; `email` is the
    person's address at that time, or the one a stranger tried. `project_id` is None where no project is concerned. `detail`: JSON, see `summary.py`."""

    number: int
    at_ms: int
    project_id: int | None = None
    action: str
    outcome: str = "done"
    person_id: str = ""
    email: str = ""
    key_id: str = ""
    target_kind: str = ""
    target_id: str = ""
    target_name: str = ""
    address: str = ""
    agent: str = ""
    request_id: str = ""
    detail: str = "{}"


class Ends(msgspec.Struct, frozen=True):
    """The newest entry of the chain, and the last one that was removed because its time was over (0: none)."""

    head_number: int
    head_hash: bytes
    base_number: int
    base_hash: bytes


EMPTY: Final = Ends(0, GENESIS, 0, GENESIS)


def entry_hash(key: bytes, previous: bytes, entry: Entry) -> bytes:
    """HMAC-SHA256 (RFC 2104) over the hash of the entry before and the entry's JSON with its fields in alphabetical order."""
    return hmac.new(key, previous + msgspec.json.encode(entry, order="sorted"), hashlib.sha256).digest()


def ends_seal(key: bytes, ends: Ends) -> bytes:
    """What proves the two ends: else whoever can write to the table could cut the newest entries off unseen."""
    return hmac.new(key, b"ends:" + msgspec.json.encode(ends, order="sorted"), hashlib.sha256).digest()
