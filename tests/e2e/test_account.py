"""One's account in a real browser: signing in in two steps, the ends of logins, and links that set a password."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.e2e.people import member
from tests.e2e.test_screens import axe_findings
from tests.integration.server import EMAIL, PASSWORD, ServedProduct, served

from tidegauge.accounts.second_factor.code import code_at

pytestmark = pytest.mark.e2e
CODE = "Code from the app, or a recovery code"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    """A server with a second person."""
    with served(tmp_path_factory.mktemp("office")) as product, member(product, "Grace", "viewer"):
        yield product


def first_step(page: Page, url: str, email: str) -> None:
    page.goto(url)
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")


def turn_on(page: Page) -> list[str]:
    """By keyboard alone from the open dialog on; gives the recovery codes."""
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("textbox", name="Your password")).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="QR code for the authenticator app")).to_be_visible()
    expect(page.get_by_role("textbox", name="Code from the app")).to_be_focused()
    assert axe_findings(page) == []
    secret = page.get_by_role("dialog").locator("code").inner_text().replace(" ", "")
    page.keyboard.type(code_at(secret, int(time.time()) // 30))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Keep your recovery codes")).to_be_visible()
    assert axe_findings(page) == []
    codes = page.get_by_role("dialog").get_by_role("listitem").all_inner_texts()
    page.get_by_role("button", name="I have kept them").click()
    return codes


@pytest.mark.req("J2", "H6", "J7")
def test_somebody_signs_in_in_two_steps_and_ends_the_login_elsewhere(office: ServedProduct, visit: Callable[..., Visit]) -> None:
    first = visit()
    first_step(first.page, office.url, "grace@example.com")
    expect(first.page.locator("#content")).to_be_visible(timeout=20_000)
    first.page.goto(f"{office.url}/settings/account")
    codes = turn_on(first.page)
    expect(first.page.get_by_text("10 left")).to_be_visible()

    second = visit(viewport={"width": 390, "height": 844}, color_scheme="dark")
    first_step(second.page, office.url, "grace@example.com")
    field = second.page.get_by_label(CODE)
    expect(field).to_be_focused()
    assert axe_findings(second.page) == []
    field.fill("000000")
    expect(second.page.get_by_role("alert")).to_contain_text("The code is wrong")
    assert axe_findings(second.page) == []
    field.fill(codes[0])
    second.page.keyboard.press("Enter")
    expect(second.page.locator("#content")).to_be_visible(timeout=20_000)

    first.page.goto(f"{office.url}/settings/account")
    first.page.get_by_role("button", name="Log out everywhere else").click()
    expect(first.page.get_by_role("list", name="Where you are logged in").get_by_role("listitem")).to_have_count(1)
    second.page.goto(f"{office.url}/settings")
    expect(second.page.get_by_label("Email")).to_be_visible(timeout=20_000)
    assert first.complaints == []
    # Chromium reports every refusal, also of a live connection.
    assert [text for text in second.complaints_but(401) if "HTTP Authentication failed" not in text] == []


@pytest.mark.req("J1", "J2", "H6")
def test_an_administrator_invites_somebody_who_chooses_a_password(office: ServedProduct, visit: Callable[..., Visit]) -> None:
    admin = visit()
    log_in(admin.page, office, "/settings/users")
    admin.page.get_by_role("button", name="Invite").click()
    admin.page.get_by_label("Name", exact=True).fill("Nina")
    admin.page.get_by_label("Email").fill("nina@example.com")
    assert axe_findings(admin.page) == []
    admin.page.keyboard.press("Enter")
    expect(admin.page.get_by_label("Link", exact=True)).to_be_focused()
    assert axe_findings(admin.page) == []
    link = admin.page.get_by_label("Link", exact=True).input_value()
    assert link.startswith(f"{office.url}/welcome#")
    admin.page.keyboard.press("Escape")
    expect(admin.page.get_by_role("button", name="Invite")).to_be_focused()
    role = admin.page.get_by_label("Role of Nina")
    role.focus()
    admin.page.keyboard.press("ArrowDown")
    undo = admin.page.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    expect(role).to_be_focused()
    undo.press("Enter")
    expect(role).to_be_focused()
    expect(role).to_have_value("member")

    nina = visit()
    nina.page.goto(link)
    expect(nina.page.get_by_label("New password")).to_be_focused()
    nina.page.keyboard.type(PASSWORD)
    assert axe_findings(nina.page) == []
    nina.page.keyboard.press("Enter")
    expect(nina.page.get_by_role("link", name="Log in")).to_be_focused()
    nina.page.keyboard.press("Enter")
    first_step(nina.page, office.url, "nina@example.com")
    expect(nina.page.get_by_label("Password", exact=True)).to_have_count(0, timeout=20_000)
    assert nina.complaints == []

    again = visit()
    again.page.goto(link)
    expect(again.page.get_by_role("alert")).to_contain_text("Ask an administrator for a new one")
    assert axe_findings(again.page) == []
    assert EMAIL in admin.page.content()
    assert admin.complaints == []


@pytest.mark.req("J1", "H6")
def test_somebody_who_is_invited_sees_what_a_permission_allows_come_and_go(office: ServedProduct, visit: Callable[..., Visit]) -> None:
    admin, noor = visit(), visit(viewport={"width": 390, "height": 844}, color_scheme="dark")
    log_in(admin.page, office)
    expect(admin.page.locator("#content")).to_be_visible(timeout=20_000)
    invited = office.client.post("/api/users", json={"email": "noor@example.com", "name": "Noor", "role": "viewer"}).json()
    noor.page.goto(f"{office.url}{invited['link']['path']}")
    noor.page.get_by_label("New password").fill(PASSWORD)
    noor.page.keyboard.press("Enter")
    noor.page.get_by_role("link", name="Log in").click()
    first_step(noor.page, office.url, "noor@example.com")
    expect(noor.page.locator("#content")).to_be_visible(timeout=20_000)
    create = noor.page.get_by_role("button", name="New dashboard")
    for step, is_allowed in enumerate((False, True, False)):
        if step > 0:
            change_permission(admin.page, office.url, "Noor", "Make dashboards", is_held=is_allowed)
        noor.page.goto(f"{office.url}/dashboards")
        expect(noor.page.get_by_role("searchbox").or_(noor.page.get_by_text("No dashboards")).first).to_be_visible()
        expect(create).to_have_count(1 if is_allowed else 0)
    assert [visit_.complaints for visit_ in (admin, noor)] == [[], []]


def change_permission(page: Page, url: str, name: str, permission: str, *, is_held: bool) -> None:
    """An admin gives or takes one permission on the members screen."""
    page.goto(f"{url}/settings/members")
    page.get_by_role("button", name=f"What {name} may do").click()
    tick = page.get_by_role("checkbox", name=permission)
    expect(tick).to_be_checked(checked=not is_held)
    assert axe_findings(page) == []
    tick.set_checked(is_held)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    badge = page.get_by_role("listitem").filter(has_text=name).get_by_text("Own permissions")
    expect(badge).to_have_count(1 if is_held else 0)


@pytest.mark.req("J1", "H6")
def test_a_team_is_made_filled_and_let_into_the_project(office: ServedProduct, visit: Callable[..., Visit]) -> None:
    admin = visit()
    page = admin.page
    log_in(page, office, "/settings/teams")
    page.get_by_role("button", name="Make team").click()
    page.get_by_label("Name", exact=True).fill("Growth")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Growth")
    dialog.get_by_role("combobox", name="Add a person").select_option(label="Grace (grace@example.com)")
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_role("button", name="Take Grace out of the team")).to_be_visible()
    assert axe_findings(page) == []
    dialog.get_by_role("button", name="Done").click()
    page.goto(f"{office.url}/settings/members")
    page.get_by_role("button", name="Let team in").click()
    page.get_by_role("combobox", name="Team").select_option(label="Growth (1 person)")
    page.get_by_role("checkbox", name="Read the audit log").check()
    assert axe_findings(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Let team in").click()
    row = page.get_by_role("list", name="Teams in this project").get_by_role("listitem")
    expect(row).to_contain_text("Own permissions")
    page.get_by_role("button", name="Take Growth out of the project").click()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(row).to_have_count(1)
    assert admin.complaints == []
