from __future__ import annotations

import pytest

from tidegauge.outbound.guard import Guard, Unresolved
from tidegauge.outbound.target import Refused


def pinned(guard: Guard, url: str) -> str:
    return str(guard.pin(guard.parse(url)))


def test_the_first_address_of_a_name_is_pinned_when_all_are_public() -> None:
    assert pinned(Guard(resolve=lambda host, port: ["8.8.8.8", "2606:4700::1111"]), "https://example.com/") == "8.8.8.8"


@pytest.mark.hostile(193)
def test_one_address_inside_refuses_the_name() -> None:
    with pytest.raises(Refused, match="outbound_allow"):
        pinned(Guard(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"]), "https://example.com/")


def test_a_name_without_an_address_is_said_to_have_none() -> None:
    with pytest.raises(Unresolved, match=r"example\.com has no address"):
        pinned(Guard(resolve=lambda host, port: []), "https://example.com/")


def test_names_and_networks_that_an_operator_allowed_may_be_inside() -> None:
    guard = Guard(allow=["Mattermost.internal", "10.1.0.0/16", "127.0.0.1"], resolve=lambda host, port: ["10.2.0.1"])
    assert pinned(guard, "https://mattermost.internal/") == "10.2.0.1"
    assert pinned(guard, "https://10.1.2.3/") == "10.1.2.3"
    assert pinned(guard, "http://127.0.0.1/") == "127.0.0.1"
    with pytest.raises(Refused):
        pinned(guard, "https://other.internal/")
    with pytest.raises(Refused):
        pinned(guard, "http://127.0.0.2/")


def test_the_machine_resolves_names() -> None:
    assert pinned(Guard(allow=["127.0.0.0/8", "::1"]), "http://localhost/") in ("127.0.0.1", "::1")
    with pytest.raises(Unresolved):
        pinned(Guard(), "http://name.invalid/")


@pytest.mark.req("J7")
@pytest.mark.asvs("12.3.1")
def test_where_tls_is_asked_for_nothing_is_sent_without() -> None:
    guard = Guard(allow=["127.0.0.1"], is_tls_asked=True)
    assert pinned(guard, "https://127.0.0.1/") == "127.0.0.1"
    with pytest.raises(Refused, match="require_tls"):
        guard.parse("http://127.0.0.1/")
