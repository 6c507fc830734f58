from __future__ import annotations

import pytest

from tidegauge.outbound.target import Refused, Target, parse_target


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://hooks.example.com/a/b?x=1&y=ü", Target("https", "hooks.example.com", 443, "/a/b?x=1&y=%C3%BC")),
        ("http://Example.COM.", Target("http", "example.com", 80, "/")),
        ("https://example.com:8443", Target("https", "example.com", 8443, "/")),
        ("https://8.8.8.8/x#fragment", Target("https", "8.8.8.8", 443, "/x")),
        ("https://[2606:4700::1111]/", Target("https", "2606:4700::1111", 443, "/")),
        ("https://bücher.example/", Target("https", "xn--bcher-kva.example", 443, "/")),
        ("https://example.com/%2e%2e/x", Target("https", "example.com", 443, "/%2e%2e/x")),
    ],
)
def test_a_url_is_read(url: str, target: Target) -> None:
    assert parse_target(url) == target


def test_a_port_may_be_allowed_in_addition() -> None:
    with pytest.raises(Refused, match="Port 9000 is not allowed"):
        parse_target("http://example.com:9000/")
    assert parse_target("http://example.com:9000/", frozenset({9000})).port == 9000


@pytest.mark.parametrize(
    "url", ["", "https://", "https:///x", "//example.com", "example.com", "https://exa mple.com", "https://ex%61mple.com", "https://a..b/"]
)
def test_what_is_no_url_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        parse_target(url)


@pytest.mark.hostile(196)
def test_what_is_shown_holds_neither_path_nor_question() -> None:
    assert parse_target("https://example.com/secret?token=1").shown == "https://example.com"
    assert parse_target("http://[2606:4700::1111]:8080/secret").shown == "http://[2606:4700::1111]:8080"
