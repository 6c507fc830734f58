from __future__ import annotations

import pytest

from tidegauge.app.guests import Guests
from tidegauge.ingest.client_address import parse_networks

pytestmark = [pytest.mark.req("J7"), pytest.mark.hostile(405)]


def test_an_address_has_so_many_and_others_have_theirs() -> None:
    guests = Guests(2)
    places = [guests.enter("192.0.2.1") for _ in range(3)]
    assert places == ["192.0.2.1", "192.0.2.1", None]
    assert guests.enter("192.0.2.2") == "192.0.2.2"
    guests.leave("192.0.2.1")
    assert guests.enter("::ffff:192.0.2.1") == "192.0.2.1"
    for place in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        guests.leave(place)
    assert len(guests) == 0


def test_an_ipv6_site_is_one_and_this_machine_is_nobody() -> None:
    guests = Guests(1)
    assert guests.enter("2001:db8::1") == "2001:db8::/64"
    assert guests.enter("2001:db8::2") is None
    for own in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "", "127.0.0.1"):
        assert guests.enter(own) == ""
        guests.leave("")
    assert len(guests) == 1


def test_only_a_trusted_proxy_brings_others() -> None:
    guests = Guests(1, parse_networks(["10.0.0.0/8"]))
    assert (guests.is_proxy("10.1.2.3"), guests.is_proxy("192.0.2.1"), Guests(1).is_proxy("10.1.2.3")) == (True, False, False)
    named = [(b"x-forwarded-for", b"192.0.2.9, 192.0.2.1, 10.9.9.9")]
    assert guests.named_in({"client": ("10.1.2.3", 1), "headers": named}) == "192.0.2.1"
    assert guests.named_in({"client": ("10.1.2.3", 1), "headers": []}) == "10.1.2.3"
