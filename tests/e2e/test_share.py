"""Boards shared with named people, with strangers through links, and with other sites."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.board import expect_drawn, make_board, open_board, tile, widget
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.e2e.people import member
from tests.integration.server import ServedProduct, until

pytestmark = pytest.mark.e2e


@pytest.mark.req("H10")
def test_a_link_with_a_password_opens_for_who_knows_it(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    views = widget("number", "All views", (0, 0, 3, 3), metric="page_views")
    pages = widget("table", "By page", (3, 0, 6, 7), metric="page_views", group_by=["page"])
    board = make_board(shop, "For strangers", views, pages)
    owner = visit()
    page = owner.page
    log_in(page, shop, f"/dashboards/{board}")
    page.get_by_role("button", name="Share").click()
    dialog = page.get_by_role("dialog", name="Share “For strangers”")
    dialog.get_by_role("tab", name="Public links").click()
    dialog.get_by_label("Password").fill("open-sesame-9")
    dialog.get_by_role("button", name="Create link").click()
    expect(dialog.get_by_text("Copy it now: it is not shown again.")).to_be_visible(timeout=10_000)
    found = re.search(r"http\S+/share/\S+", dialog.inner_text())
    assert found
    assert owner.complaints == []

    stranger = visit()
    page = stranger.page
    page.goto(found.group(0))
    page.get_by_label("Password").fill("a-wrong-guess")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text("The password is not right.")).to_be_visible(timeout=10_000)
    expect(page.get_by_text("240")).to_have_count(0)
    page.get_by_label("Password").fill("open-sesame-9")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("region", name="All views").get_by_text("240").first).to_be_visible(timeout=10_000)
    expect(page.get_by_role("region", name="By page").first.get_by_text("/page-5")).to_be_visible(timeout=10_000)
    expect_drawn(page)
    expect(page.get_by_role("link", name="Dashboards")).to_have_count(0)
    assert stranger.complaints_but(401) == []


def _share_with(page: Page, email: str, access: str) -> None:
    """In the dialog that is open: name somebody."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Email").fill(email)
    dialog.get_by_role("combobox", name="Access", exact=True).select_option(label=access)
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_text(email)).to_be_visible(timeout=10_000)


@pytest.mark.req("H10")
def test_named_people_see_a_dashboard_or_edit_it_as_they_were_allowed_to(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    board = make_board(shop, "For two of us", widget("number", "All views", (0, 0, 3, 3), metric="page_views"))
    owner, other = visit(), visit()
    with member(shop, "Mali", "editor") as mali:
        open_board(owner.page, shop, board)
        owner.page.get_by_role("button", name="Share").click()
        dialog = owner.page.get_by_role("dialog", name="Share “For two of us”")
        dialog.get_by_role("radio", name="Private").check()
        until(lambda: mali.get(f"/api/dashboards/{board}").status_code == 404)
        dialog.get_by_role("radio", name="Chosen people").check()
        expect(dialog.get_by_role("button", name="Add", exact=True)).to_be_visible()
        _share_with(owner.page, "mali@example.com", "Can view")

        page = other.page
        open_board(page, shop, board, client=mali)
        expect(tile(page, "All views").get_by_text("240")).to_be_visible(timeout=10_000)
        expect(page.get_by_role("button", name="Edit", exact=True)).to_have_count(0)
        expect(page.get_by_role("button", name="Share")).to_have_count(0)
        dialog.get_by_role("combobox", name="Access of Mali").select_option(label="Can edit")
        until(lambda: mali.get(f"/api/dashboards/{board}").json()["access"] == "edit")
        page.reload()
        page.get_by_role("button", name="Edit", exact=True).click()
        page.get_by_role("button", name="Move “All views”").press("Shift+ArrowRight")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved as version 2")).to_be_visible(timeout=10_000)
        dialog.get_by_role("button", name="Remove Mali").click()
        until(lambda: mali.get(f"/api/dashboards/{board}").status_code == 404)
        page.reload()
        expect(page.get_by_text("This dashboard is not here")).to_be_visible(timeout=10_000)
    assert owner.complaints == []
    assert other.complaints_but(404) == []


@pytest.mark.req("H10")
def test_a_link_that_has_ended_opens_nothing(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    board = make_board(shop, "For a moment", widget("number", "All views", (0, 0, 3, 3), metric="page_views"))
    ends = (datetime.now(UTC) + timedelta(seconds=1)).isoformat()
    made = shop.client.post(f"/api/dashboards/{board}/links", json={"expires_at": ends}).json()
    until(lambda: shop.client.post(f"/api/share/{made['token']}", json={}).status_code == 404, timeout_s=5)
    stranger = visit()
    stranger.page.goto(f"{shop.url}/share/{made['token']}")
    expect(stranger.page.get_by_text("This link does not open anything")).to_be_visible(timeout=10_000)
    assert stranger.complaints_but(404) == []


@contextmanager
def _site(page: bytes) -> Iterator[int]:
    """A web server of somebody else, with one page. Gives its port."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/report" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"" if self.path != "/report" else page)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def _embed_code(page: Page, site: str) -> str:
    """As the dialog gives it for that site."""
    page.get_by_role("button", name="Share").click()
    dialog = page.get_by_role("dialog", name="Share “In their page”")
    dialog.get_by_role("tab", name="Embed").click()
    dialog.get_by_label("Allowed sites").fill(site)
    dialog.get_by_role("button", name="Create embed code").click()
    code = dialog.locator("pre").filter(has_text="<iframe").first
    expect(code).to_be_visible(timeout=10_000)
    return code.inner_text()


@pytest.mark.req("H10", "J7")
@pytest.mark.hostile(188)
def test_an_embed_is_shown_by_the_site_it_names_and_by_no_other(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    board = make_board(shop, "In their page", widget("table", "By page", (0, 0, 12, 7), metric="page_views", group_by=["page"]))
    owner, stranger = visit(), visit()
    open_board(owner.page, shop, board)
    page = stranger.page
    # The page is known only when the server's port is: the browser writes it.
    with _site(b"<!doctype html><title>Partner</title><link rel=icon href=data:,><h1>Our figures</h1><div></div>") as port:
        code = _embed_code(owner.page, f"http://127.0.0.1:{port}")
        assert owner.complaints == []
        page.goto(f"http://127.0.0.1:{port}/report")
        page.locator("div").evaluate("(place, code) => (place.innerHTML = code)", code)
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("region", name="By page").first.get_by_text("/page-5")).to_be_visible(timeout=10_000)
        expect(frame.get_by_role("heading", name="In their page")).to_have_count(0)
        assert stranger.complaints == []
        page.goto(f"http://localhost:{port}/report")
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.locator("div").evaluate("(place, code) => (place.innerHTML = code)", code)
        expect(frame.get_by_role("region", name="By page")).to_have_count(0)
