"""What a key may do, and what it is bound to: read from a call, and from how it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_network
from typing import Final
from urllib.parse import urlsplit

import msgspec

from tidegauge.accounts.grant import ordered
from tidegauge.accounts.keys.key import NewKey
from tidegauge.accounts.policy import OF_READ_KEY, OF_WRITE_KEY, Permission
from tidegauge.contracts.key import KeyLimits
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.suggestion import did_you_mean

SCOPES: Final = OF_READ_KEY | {Permission.AUDIT}
"""What a read key can be given; what changes something or concerns people needs somebody who is signed in."""


class StoredLimits(msgspec.Struct, frozen=True, omit_defaults=True):
    """Limits as they are stored and shown."""

    events: list[str] = []
    origins: list[str] = []
    networks: list[str] = []


def scopes_of(new: NewKey) -> frozenset[Permission]:
    """The permissions of a new key. Raises InvalidInput for names that no key can have, and for scopes of a write key."""
    if new.kind == "write":
        if new.scopes is not None:
            raise _wrong("scopes", "a write key sends events and can do nothing else; leave them out")
        return OF_WRITE_KEY
    if new.scopes is None:
        return OF_READ_KEY
    if not new.scopes:
        raise _wrong("scopes", "a key without any could do nothing; name at least one, or leave them out")
    return frozenset(_scope(name, index) for index, name in enumerate(new.scopes))


def stored_scopes(kind: str, scopes: frozenset[Permission]) -> str:
    """With commas; "" for all that keys of this kind have, also as a later version may know them."""
    usual = OF_READ_KEY if kind == "read" else OF_WRITE_KEY
    return "" if scopes == usual else ",".join(ordered(scopes))


def read_scopes(kind: str, stored: str) -> frozenset[Permission]:
    """As `stored_scopes` wrote it. Names that this version does not know allow nothing."""
    if not stored:
        return OF_READ_KEY if kind == "read" else OF_WRITE_KEY
    return frozenset(scope for scope in SCOPES if scope.value in stored.split(","))


def limits_of(new: NewKey) -> StoredLimits:
    """What a new key is bound to. Raises InvalidInput for a read key with limits, and for what is no origin or network."""
    found = StoredLimits(
        _unique(new.events),
        _unique(_origin(text, index) for index, text in enumerate(new.origins)),
        _unique(_network(text, index) for index, text in enumerate(new.networks)),
    )
    if new.kind == "read" and found != StoredLimits():
        raise _wrong(next(name for name in ("events", "origins", "networks") if getattr(found, name)), "only a write key can be bound to this")
    return found


def stored_limits(limits: StoredLimits) -> str:
    """As JSON; "" for none."""
    return "" if limits == StoredLimits() else msgspec.json.encode(limits).decode()


def shown_limits(stored: str) -> StoredLimits:
    """As `stored_limits` wrote it."""
    return msgspec.json.decode(stored, type=StoredLimits) if stored else StoredLimits()


def read_limits(stored: str) -> KeyLimits | None:
    """For the hot path; None for none."""
    if not stored:
        return None
    found = shown_limits(stored)
    return KeyLimits(frozenset(found.events), frozenset(found.origins), tuple(ip_network(text) for text in found.networks))


def _scope(name: str, index: int) -> Permission:
    found = next((scope for scope in SCOPES if scope.value == name), None)
    if found is None:
        known = ordered(SCOPES)
        near = did_you_mean(name[:100], known)
        raise _wrong(f"scopes.{index}", f"a key cannot have '{name[:100]}'; it can have {', '.join(known)}{f'.{near}' if near else ''}")
    return found


def _origin(text: str, index: int) -> str:
    """`https://shop.example.com`, `http://localhost:3000`."""
    try:
        parts = urlsplit(text)
        is_origin = parts.scheme in ("http", "https") and bool(parts.hostname) and text.lower() == f"{parts.scheme}://{parts.netloc}".lower()
        is_origin = is_origin and "@" not in parts.netloc and "*" not in text and text.isprintable() and " " not in text and parts.port != 0
    except ValueError:
        is_origin = False
    if not is_origin:
        raise _wrong(f"origins.{index}", "write an origin as https://shop.example.com, without a path or a slash at the end")
    return text.lower()


def _network(text: str, index: int) -> str:
    try:
        return str(ip_network(text, strict=False))
    except ValueError:
        raise _wrong(f"networks.{index}", "write a network as 10.1.0.0/16 or an address as 203.0.113.7") from None


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _wrong(field: str, reason: str) -> InvalidInput:
    return InvalidInput(f"{field}: {reason}{'' if reason.endswith('?') else '.'}", details=[ErrorDetail(field, reason)])
