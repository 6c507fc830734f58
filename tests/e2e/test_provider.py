"""Logging in by the login service of an organization, in a real browser between two real servers."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visit
from tests.e2e.test_screens import axe_findings
from tests.integration.oidc_provider import CLIENT_ID, CLIENT_SECRET, Provider, running_provider
from tests.integration.server import ServedProduct, served

pytestmark = pytest.mark.e2e
BUTTON = "Log in with Acme"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def provider_and_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Provider, ServedProduct]]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running_provider(f"{url}/api/auth/oidc/callback") as provider:
        provider.add("u-1", "ada@example.com", groups=["analysts"])
        provider.add("u-2", "eve@evil.example")
        settings = {
            "PUBLIC_URL": url,
            "OIDC_ISSUER": provider.issuer,
            "OIDC_CLIENT_ID": CLIENT_ID,
            "OIDC_CLIENT_SECRET": CLIENT_SECRET,
            "OIDC_INSIDE": "127.0.0.1",
            "OIDC_NAME": BUTTON,
            "OIDC_ALLOWED_DOMAINS": "example.com",
            "OIDC_GROUP_ROLES": "analysts=editor",
        }
        environ = {f"TIDEGAUGE_{name}": value for name, value in settings.items()}
        with served(tmp_path_factory.mktemp("provider"), environ=environ, port=port) as product:
            yield provider, product


def by_provider(page: Page, url: str, who: str) -> None:
    page.goto(url)
    page.get_by_role("link", name=BUTTON).click()
    page.get_by_label("Who are you?").fill(who)
    page.keyboard.press("Enter")


@pytest.mark.req("J2", "H6", "J7")
def test_somebody_logs_in_by_the_provider_and_out_at_both(provider_and_product: tuple[Provider, ServedProduct], visit: Callable[..., Visit]) -> None:
    provider, product = provider_and_product
    person = visit()
    person.page.goto(f"{product.url}/explore")
    expect(person.page.get_by_role("link", name=BUTTON)).to_be_visible()
    assert axe_findings(person.page) == []
    by_provider(person.page, f"{product.url}/explore", "ada")
    expect(person.page.locator("#content")).to_be_visible(timeout=20_000)
    assert person.page.url.startswith(f"{product.url}/explore")
    me = person.page.evaluate("async () => (await fetch('/api/auth/me')).json()")
    assert (me["email"], me["projects"][0]["role"]) == ("ada@example.com", "editor")
    person.page.goto(f"{product.url}/settings/account")
    expect(person.page.get_by_text("None. You log in with 127.0.0.1.")).to_be_visible(timeout=20_000)
    expect(person.page.get_by_role("button", name="Change password")).to_have_count(0)
    assert axe_findings(person.page) == []

    person.page.get_by_role("button", name="Ada").click()
    person.page.get_by_role("menuitem", name="Log out").click()
    expect(person.page.get_by_role("link", name=BUTTON)).to_be_visible(timeout=20_000)
    (farewell,) = provider.signed_out
    assert farewell["id_token_hint"] == provider.id_tokens[-1]
    assert person.complaints == []


@pytest.mark.req("J2", "H6")
@pytest.mark.parametrize("look", [{}, {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "locale": "th-TH"}])
def test_who_may_not_come_in_is_told_why(provider_and_product: tuple[Provider, ServedProduct], visit: Callable[..., Visit], look: dict[str, Any]) -> None:
    _, product = provider_and_product
    person = visit(**look)
    by_provider(person.page, product.url, "eve")
    expect(person.page.get_by_role("alert").first).not_to_be_empty(timeout=20_000)
    assert "#" not in person.page.url
    assert axe_findings(person.page) == []
    assert person.complaints == []


@pytest.mark.req("J2")
def test_a_provider_that_is_down_leaves_the_password(provider_and_product: tuple[Provider, ServedProduct], visit: Callable[..., Visit], tmp_path: Path) -> None:
    provider, product = provider_and_product
    person = visit()
    provider.bent.down = {"/token"}
    by_provider(person.page, product.url, "ada")
    expect(person.page.get_by_role("alert").first).to_contain_text("does not answer")
    expect(person.page.get_by_label("Password", exact=True)).to_be_visible()
    provider.bent.down = set()
    assert person.complaints == []
