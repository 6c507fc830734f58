"""How a page of a test comes to be somebody's."""

from __future__ import annotations

import httpx
from playwright.sync_api import Page
from tests.integration.server import EMAIL, PASSWORD, ServedProduct


def log_in(page: Page, product: ServedProduct, path: str = "/", client: httpx.Client | None = None) -> None:
    """That screen, for whom `client` is logged in as (else the first administrator): with the cookies of its login, as the form takes a page of its own."""
    product.stay_logged_in()
    cookies = (client or product.client).cookies
    page.context.add_cookies([{"name": name, "value": value, "url": product.url} for name, value in cookies.items()])
    page.goto(product.url + path)


def log_in_by_form(page: Page, url: str) -> None:
    """As a person does."""
    page.goto(url)
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
