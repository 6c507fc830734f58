from __future__ import annotations

from ipaddress import ip_address

import pytest

from tidegauge.outbound.address import is_public, parse_address, parse_network


@pytest.mark.parametrize("text", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    [
        *("127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.1.2.3"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9", "192.88.99.1", "192.0.0.8"),
        *("::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "2002:808:808::", "100::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "3fff::1"),
    ],
)
def test_an_address_that_leads_inside_is_not(text: str) -> None:
    assert not is_public(ip_address(text))


def test_a_name_is_neither_an_address_nor_a_network() -> None:
    assert parse_address("localhost") is None
    assert parse_network("mattermost.internal") is None
    assert str(parse_network("10.1.2.3/8")) == "10.0.0.0/8"
