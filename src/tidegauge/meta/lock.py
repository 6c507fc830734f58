"""A lock between nodes that ends with the transaction."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

MIGRATION: Final = 7_305_018_442
SETUP: Final = 7_305_018_443
AUDIT: Final = 7_305_018_446
PEOPLE: Final = 7_305_018_447
IDEMPOTENCY: Final = 7_305_018_448


def hold_lock(owner: Session | Connection, lock: int) -> None:
    """Wait for the lock and hold it to the end of the writing transaction. On SQLite the transaction itself is the lock (BEGIN IMMEDIATE)."""
    connection = owner.connection() if isinstance(owner, Session) else owner
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})
