"""Identifiers: sortable record ids and the stable hashes that stand for people and event ids."""

from __future__ import annotations

import re
import time
from random import Random

_random = Random()  # seeded from the system; ids are unique, not secret, and a system call each would cost more than the rest


_ID = re.compile(r"[0-9a-f]{24}")


def new_id() -> str:
    """A 24-hex id: 12 hex digits of milliseconds, then 12 random; sorts by creation time."""
    return f"{time.time_ns() // 1_000_000:012x}{_random.getrandbits(48):012x}"


def is_id(text: str) -> bool:
    """Whether a text from outside can be a record's id; anything else need not reach a store (some take no NUL, none takes half a character)."""
    return _ID.fullmatch(text) is not None
