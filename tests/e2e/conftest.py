"""A real browser on a real server. Chromium is the system's; Playwright only drives it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from tests.e2e.board import send_views
from tests.e2e.budget import Pace
from tests.integration.server import ServedProduct, served, until

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = Path(__file__).resolve().parents[2] / "docs/images"
expect.set_options(timeout=10_000)  # two browsers and two servers share the machine; what is there is seen at once all the same


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "install Chromium first: make setup-system"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page that remembers everything the browser complained about."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def complaints_but(self, refused: int) -> list[str]:
        """Without the answers of status `refused`, which Chromium always reports."""
        return [text for text in self.complaints if f"the server responded with a status of {refused}" not in text]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    contexts: list[BrowserContext] = []

    def open_visit(**options: object) -> Visit:
        contexts.append(browser.new_context(**{"viewport": {"width": 1600, "height": 1000}, **options}))  # type: ignore[arg-type]
        return Visit(contexts[-1])

    yield open_visit
    for context in contexts:
        context.close()


@pytest.fixture
def pace(browser: Browser) -> Iterator[Pace]:
    """How busy the machine is; `sample` it beside what is timed."""
    pace = Pace(browser)
    yield pace
    pace.close()


@contextmanager
def fresh_product(directory: Path, *options: str) -> Iterator[ServedProduct]:
    """A server of the test's own."""
    with served(directory, *options) as product:
        yield product


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    """One server with page views of the last two hours, for the tests that only add boards of their own."""
    with served(tmp_path_factory.mktemp("shop")) as product:
        send_views(product)
        until(lambda: product.value(metric="page_views", time_window="last_24_hours") == 240)
        yield product


def demo_project(product: ServedProduct) -> str:
    """The demo's project id; it is made once the server listens."""
    found: list[str] = []

    def is_there() -> bool:
        found.extend(project["id"] for project in product.client.get("/api/projects").json()["projects"] if project["is_demo"])
        return bool(found)

    until(is_there)
    return found[0]
