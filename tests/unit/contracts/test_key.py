from __future__ import annotations

from ipaddress import ip_network

import pytest

from tidegauge.contracts.key import KeyLimits


@pytest.mark.req("J3")
def test_without_limits_everything_is_allowed() -> None:
    assert KeyLimits().allows_origin("")
    assert KeyLimits().allows_address("")


@pytest.mark.req("J3")
def test_origins_are_compared_whole() -> None:
    limits = KeyLimits(origins=frozenset({"https://shop.example.com"}))
    assert limits.allows_origin("https://Shop.example.com")
    for other in (
        "",
        "null",
        "http://shop.example.com",
        "https://shop.example.com.evil.example",
        "https://shop.example.com:8443",
        "https://evilshop.example.com",
    ):
        assert not limits.allows_origin(other), other


@pytest.mark.req("J3")
def test_networks_hold_addresses_however_they_are_written() -> None:
    limits = KeyLimits(networks=(ip_network("10.1.0.0/16"), ip_network("2001:db8::/32")))
    assert [limits.allows_address(text) for text in ("10.1.2.3", "::ffff:10.1.2.3", "2001:db8::7")] == [True] * 3
    assert [limits.allows_address(text) for text in ("10.2.0.1", "", "x", "::1", "10.1.2.3.4")] == [False] * 5
