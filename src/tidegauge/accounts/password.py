"""Passwords: hashed with argon2id, checked off the event loop a few at a time."""

from __future__ import annotations

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tidegauge.core.errors import ErrorDetail, InvalidInput, RateLimited
from tidegauge.core.setting_groups.secret import MIN_PASSWORD_LENGTH

MAX_PASSWORD_LENGTH: Final = 1_000
_THREADS: Final = 2
"""A check takes 64 MiB and tens of milliseconds of a core: two at once, so that a flood of logins cannot stall ingest."""
_MAX_WAITING: Final = 64


class Check(NamedTuple):
    """Whether the password was right, and its hash with today's parameters when the stored one is older."""

    is_right: bool
    new_hash: str | None = None


class Passwords:
    """Makes and checks hashes. `close` ends the threads."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="password")
        self._waiting = 0
        self._nobody = self._threads.submit(self._hasher.hash, secrets.token_hex())

    def hash_now(self, password: str, *, min_length: int = MIN_PASSWORD_LENGTH) -> str:
        """The hash to store; takes tens of milliseconds of the calling thread. Raises InvalidInput for a length out of bounds."""
        if not min_length <= len(password) <= MAX_PASSWORD_LENGTH:
            reason = f"must have {min_length} to {MAX_PASSWORD_LENGTH:,} characters"
            raise InvalidInput(f"The password {reason}.", details=[ErrorDetail("password", reason)])
        return self._hasher.hash(password)

    async def check(self, stored_hash: str | None, password: str) -> Check:
        """Check against a person's hash; None (no such person) takes the same time. Raises RateLimited when too many checks wait."""
        if self._waiting >= _MAX_WAITING:
            raise RateLimited("Too many logins at once. Try again shortly.", retry_after_s=2)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._check_now, stored_hash, password)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Wait for running checks and end the threads."""
        self._threads.shutdown()

    def _check_now(self, stored_hash: str | None, password: str) -> Check:
        try:
            self._hasher.verify(stored_hash or self._nobody.result(), password[:MAX_PASSWORD_LENGTH])
        except (VerificationError, InvalidHashError):
            return Check(False)
        if stored_hash is None or len(password) > MAX_PASSWORD_LENGTH:
            return Check(False)
        return Check(True, self._hasher.hash(password) if self._hasher.check_needs_rehash(stored_hash) else None)
