from __future__ import annotations

import pytest

from tidegauge.core.errors import InvalidInput
from tidegauge.ingest.client_address import client_address, parse_networks

TRUSTED = parse_networks(["10.0.0.0/8", "::1"])


def _address(peer: str | None, forwarded: str | None, trusted: bool = True) -> str:
    headers = {} if forwarded is None else {b"x-forwarded-for": forwarded.encode()}
    return client_address({"client": (peer, 1) if peer else None}, headers, TRUSTED if trusted else ())


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("10.0.0.1", "8.8.8.8", "8.8.8.8"),
        ("10.0.0.1", "1.1.1.1, 8.8.8.8, 10.0.0.2", "8.8.8.8"),
        ("::1", "2001:db8::1", "2001:db8::1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "8.8.8.8, garbage", "10.0.0.1"),
        ("10.0.0.1", "1.1.1.1:80, 8.8.8.8:52144, 10.0.0.2:1", "8.8.8.8"),
        ("10.0.0.1", "[2001:db8::1]:443", "2001:db8::1"),
        ("10.0.0.1", "8.8.8.8, [garbage", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("9.9.9.9", "8.8.8.8", "9.9.9.9"),
        (None, "8.8.8.8", ""),
    ],
)
def test_only_trusted_proxies_are_believed(peer: str | None, forwarded: str | None, expected: str) -> None:
    assert _address(peer, forwarded) == expected


def test_without_trusted_proxies_the_peer_is_the_client() -> None:
    assert _address("10.0.0.1", "8.8.8.8", trusted=False) == "10.0.0.1"


def test_a_wrong_setting_is_named() -> None:
    with pytest.raises(InvalidInput, match="proxy"):
        parse_networks(["10.0.0.0/8", "proxy.local"])
