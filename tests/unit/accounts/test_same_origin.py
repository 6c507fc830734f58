from __future__ import annotations

import pytest

from tidegauge.accounts.same_origin import is_own_origin, is_same_origin


@pytest.mark.hostile(67, 68)
@pytest.mark.parametrize(
    ("origin", "host", "is_own"),
    [
        ("https://a.example", "a.example", True),
        ("https://a.example:443", "a.example", True),
        ("http://a.example", "a.example:80", True),
        ("http://localhost:8050", "localhost:8050", True),
        ("http://[::1]:8050", "[::1]:8050", True),
        ("https://A.Example", "a.example", True),
        ("http://a.example:8051", "a.example:8050", False),
        ("https://a.example.evil.example", "a.example", False),
        ("https://evila.example", "a.example", False),
        ("https://evil.example", "a.example@evil.example", False),
        ("null", "a.example", False),
        ("", "", False),
        ("file://", "", False),
        ("https://a.example:x", "a.example", False),
        ("https://[", "a.example", False),
    ],
)
def test_only_the_own_host_and_port_are_own(origin: str, host: str, is_own: bool) -> None:
    assert is_own_origin(origin, host) is is_own


@pytest.mark.parametrize(("site", "is_same"), [("same-origin", True), ("none", True), ("same-site", False), ("cross-site", False)])
def test_what_the_browser_says_decides(site: str, is_same: bool) -> None:
    assert is_same_origin(host="a", origin="http://a", fetch_site=site) is is_same


def test_without_any_sign_nothing_is_proven() -> None:
    assert not is_same_origin(host="a", origin="")
