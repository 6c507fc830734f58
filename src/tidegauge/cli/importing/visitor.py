"""Who made a logged request, without keeping the address."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from crawlerdetect import CrawlerDetect

from tidegauge.contracts.field import CONTEXT_COLUMNS
from tidegauge.ingest.context import ContextReader

_BOT_CHECK_LENGTH = 256  # the bot patterns are quadratic in the agent's length
_KEPT = 50_000


class VisitorFinder:
    """Reads address and agent as the server reads a live visitor's, remembering the latest; `secret` keys the hash (64 bytes at most count)."""

    def __init__(self, secret: bytes) -> None:
        self._secret = hashlib.blake2b(secret).digest()
        self._contexts = ContextReader(_KEPT)
        self._detector = CrawlerDetect()
        self.describe = lru_cache(maxsize=_KEPT)(self._describe)

    def _describe(self, ip: str, user_agent: str) -> dict[str, Any]:
        """`anonymous_id`, and of country, device, browser, os, is_bot what is known."""
        context = self._contexts.read(ip, user_agent)
        known: dict[str, Any] = {"anonymous_id": hashlib.blake2b(ip.encode(), key=self._secret, digest_size=16).hexdigest()}
        known.update((name, value) for name in CONTEXT_COLUMNS if (value := getattr(context, name)))
        # In a log an agent that is no browser is a client of the site too: crawlers that do not pretend to be one are found here.
        if context.is_bot or (not context.device and self._detector.is_crawler(user_agent[:_BOT_CHECK_LENGTH])):
            known.update(device="bot", is_bot=True)
        return known
