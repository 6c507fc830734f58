"""What a request's address and user agent say about its sender: country, device, browser, system, bot. The address itself is never kept."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from crawlerdetect import CrawlerDetect
from iptocc import country_code
from ua_parser import Domain
from ua_parser.loaders import load_builtins
from ua_parser.regex import Resolver

from tidegauge.ingest.sender import NOTHING, Context

MAX_USER_AGENT_LENGTH: Final = 512
_BOT_CHECK_LENGTH: Final = 256  # the bot patterns are quadratic in a run of letters: 12 ms at 256, 3.6 s at 8,000
_VISITOR_PREFIXES: Final = ("Mozilla/", "Opera/")
IMPORTER: Final = "tidegauge-import/"
"""Agent of the import command: it sends other people's events, so its own address says nothing about them."""


class ContextReader:
    """Reads contexts, remembering the latest `size` senders."""

    def __init__(self, size: int = 20_000) -> None:
        self._agents = lru_cache(maxsize=size)(_read_agent)
        self._countries = lru_cache(maxsize=size)(_read_country)
        self._contexts = lru_cache(maxsize=size)(self._read)

    def read(self, ip: str, user_agent: str) -> Context:
        """The context of a sender. An agent that is no browser (a server, a script) says nothing about a visitor, so only its country is given."""
        return self._contexts(ip, user_agent[:MAX_USER_AGENT_LENGTH])

    def _read(self, ip: str, user_agent: str) -> Context:
        if user_agent.startswith(IMPORTER):
            return NOTHING
        country = self._countries(ip)
        if not user_agent.startswith(_VISITOR_PREFIXES):
            return Context(country=country)
        device, browser, system, is_bot = self._agents(user_agent)
        return Context(country, device, browser, system, is_bot)


def _read_country(ip: str) -> str:
    return country_code(ip) or ""


@lru_cache(maxsize=1)
def _parser() -> Resolver:
    return Resolver(load_builtins())


@lru_cache(maxsize=1)
def _bot_detector() -> CrawlerDetect:
    return CrawlerDetect()


def _read_agent(user_agent: str) -> tuple[str, str, str, bool]:
    found = _parser()(user_agent, Domain.ALL)
    is_bot = bool(_bot_detector().is_crawler(user_agent[:_BOT_CHECK_LENGTH])) or (found.device is not None and found.device.family == "Spider")
    system = found.os.family if found.os else ""
    browser = found.user_agent.family if found.user_agent else ""
    return "bot" if is_bot else _device(user_agent, system), browser, system, is_bot


def _device(user_agent: str, system: str) -> str:
    """desktop, mobile, tablet or tv."""
    if "TV" in user_agent or system in ("Tizen", "webOS", "tvOS", "ATV OS X"):
        return "tv"
    if "iPad" in user_agent or "Tablet" in user_agent or (system == "Android" and "Mobile" not in user_agent):
        return "tablet"
    return "mobile" if "Mobi" in user_agent or system in ("Android", "iOS") else "desktop"
