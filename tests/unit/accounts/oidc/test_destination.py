from __future__ import annotations

import pytest

from tidegauge.accounts.oidc.destination import HOME, own_destination


@pytest.mark.req("J2")
@pytest.mark.parametrize("path", ["/", "/funnels?range=7d#steps", "/d/65f1/?tab=%E0%B8%81", "/settings/account"])
def test_own_pages_are_kept(path: str) -> None:
    assert own_destination(path) == path


@pytest.mark.req("J2")
@pytest.mark.parametrize(
    "path",
    [
        "",
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/a\r\nSet-Cookie: x=y",
        "javascript:alert(1)",
        " /a",
        "/ /evil.example",
        "/api/auth/logout",
        "evil.example",
        "/\u2028/evil.example",
        "/" + "a" * 2_000,
    ],
)
@pytest.mark.asvs("3.7.2")
def test_ways_out_lead_to_the_start(path: str) -> None:
    assert own_destination(path) == HOME
