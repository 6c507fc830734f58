"""Tickets: what a link gives to those who opened it, so that they need not show its password again."""

from __future__ import annotations

from typing import Any, Final

import jwt

from tidegauge.core.clock import Clock

LIFE_S: Final = 12 * 3_600
"""Every question looks its link up again, so that one taken back ends at once whatever its tickets say."""
_ALGORITHM: Final = "HS256"
_AUDIENCE: Final = "share"
_MAX_LENGTH: Final = 1_000


class Tickets:
    """Issues and checks them, under a key of their own (32 bytes): they open nothing else, and no other token opens a link."""

    def __init__(self, key: bytes, clock: Clock) -> None:
        self._key = key
        self._clock = clock

    def issue(self, link_id: str) -> str:
        """A ticket for one link, for LIFE_S."""
        return jwt.encode({"aud": _AUDIENCE, "sub": link_id, "exp": self._clock.now_ms() // 1000 + LIFE_S}, self._key, algorithm=_ALGORITHM)

    def link_of(self, ticket: str) -> str | None:
        """The link that a ticket is for; None for anything but an unaltered one within its time."""
        if not ticket or len(ticket) > _MAX_LENGTH or not ticket.isascii():
            return None
        options: Any = {"require": ["aud", "sub", "exp"], "strict_aud": True, "verify_exp": False}  # the time is checked below, by the product's clock
        try:
            payload = jwt.decode(ticket, self._key, algorithms=[_ALGORITHM], audience=_AUDIENCE, options=options)
        except jwt.PyJWTError:
            return None
        link_id, end_s = payload.get("sub"), payload.get("exp")
        is_valid = isinstance(link_id, str) and isinstance(end_s, int) and self._clock.now_ms() / 1000 < end_s
        return link_id if is_valid else None
