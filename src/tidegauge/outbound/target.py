"""Where a URL leads, read so that no two readers can disagree about it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

import msgspec

from tidegauge.core.errors import InvalidInput
from tidegauge.outbound.address import parse_address

MAX_URL_LENGTH: Final = 2_000
DEFAULT_PORTS: Final = {"http": 80, "https": 443}
ALLOWED_PORTS: Final = frozenset({80, 443, 8080, 8443})

_NAME: Final = re.compile(r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")
_NUMBER: Final = re.compile(r"(0x[0-9a-f]*|\d+)")


class Refused(InvalidInput):
    """An address that nothing is sent to."""

    code = "refused_address"


class Target(msgspec.Struct, frozen=True):
    """Where to send. `host` is a name in ASCII or an address without brackets; `path` begins with / and holds the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def shown(self) -> str:
        """Scheme, host and port: all that may be shown of a URL that may hold a secret."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}")


def parse_target(url: str, ports: frozenset[int] = ALLOWED_PORTS) -> Target:
    """Read a URL. Raises Refused with the reason; what the name stands for is checked when it is looked up."""
    if not 1 <= len(url) <= MAX_URL_LENGTH:
        raise Refused(f"The URL must have 1 to {MAX_URL_LENGTH:,} characters.")
    if re.search(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]", url):
        raise Refused("The URL holds a space, a control character or a backslash; write it without.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused("The URL cannot be read; it should look like https://hooks.example.com/path.") from None
    if parts.scheme not in DEFAULT_PORTS:
        raise Refused("The URL must begin with https:// or http://.")
    if "@" in parts.netloc:
        raise Refused("The URL must not hold a user name or a password; use a header instead.")
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    if port not in ports:
        allowed = ", ".join(map(str, sorted(ports)))
        raise Refused(f"Port {port} is not allowed (allowed: {allowed}). An operator may add it to the setting outbound_ports.")
    return Target(parts.scheme, _host(parts), port, _path(parts))


def _host(parts: SplitResult) -> str:
    host = unicodedata.normalize("NFKC", parts.hostname or "").lower().removesuffix(".")
    if "[" in parts.netloc:
        if "%" in host or parse_address(host) is None:
            raise Refused("The address in brackets is not an IPv6 address.")
        return host
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            raise Refused("The host name cannot be read.") from None
    if not _NAME.fullmatch(host):
        raise Refused("The host name cannot be read; it may hold letters, digits, hyphens and dots.")
    if _NUMBER.fullmatch(host.rpartition(".")[2]) and parse_address(host) is None:
        raise Refused("Write an IPv4 address as four decimal numbers.")
    return host


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else "")
