"""Identifiers: sortable record ids and the stable hashes that stand for people and event ids."""

from __future__ import annotations

import os
import time


def new_id() -> str:
    """A 24-hex id: 12 hex digits of milliseconds, then 12 random; sorts by creation time."""
    return f"{time.time_ns() // 1_000_000:012x}{os.urandom(6).hex()}"
