"""A board of 24 tiles over 30 days on 10 M events (1 M when quick), opened in a real Chromium with an empty cache: from the address to the last tile drawn.

The questions are those of `overview`. Once live, once fetched; each for the first time, then with the answers known to the server. The baseline is the part
between the first question the page asks and the last answer it gets.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.figure import Figure
from benchmarks.overview import TILES, fill, settle
from benchmarks.server import EMAIL, PASSWORD, Server, running

_FLAGS: Final = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_VIEW: Final = {"width": 1600, "height": 1300}
_WATCH: Final = """
const isDrawn = () => document.querySelectorAll('#board section[aria-label]').length === 24
  && !document.querySelector('#board [role=status][data-shape], #board [aria-busy=true]')
let calm = 0, since = 0
const look = () => {
  if (!isDrawn()) calm = 0
  else if (calm++ === 0) since = performance.now()
  if (calm > 2) window.drawnAt = since
  else requestAnimationFrame(look)
}
requestAnimationFrame(look)
"""
"""`window.drawnAt`: when all tiles showed their answer, for three frames; milliseconds since the navigation."""


@dataclass(frozen=True)
class Load:
    """Milliseconds since the navigation."""

    painted: float
    asked: float
    answered: float
    drawn: float

    @property
    def answering(self) -> float:
        """From the first question to the last answer."""
        return self.answered - self.asked


class _Timeline:
    """When the page asked its first question and got the latest answer, by Chromium's own clock (seconds)."""

    def __init__(self, page: Page) -> None:
        self.began = self.asked = self.answered = 0.0
        self._questions: set[str] = set()
        protocol = page.context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.on("Network.requestWillBeSent", self._request)
        protocol.on("Network.loadingFinished", self._loaded)
        protocol.on("Network.webSocketFrameSent", self._sent)
        protocol.on("Network.webSocketFrameReceived", self._received)

    def _request(self, event: dict[str, Any]) -> None:
        self.began = self.began or event["timestamp"]
        if event["request"]["url"].endswith("/api/metrics"):
            self._questions.add(event["requestId"])
            self.asked = self.asked or event["timestamp"]

    def _loaded(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._questions:
            self.answered = event["timestamp"]

    def _sent(self, event: dict[str, Any]) -> None:
        if '"query"' in event["response"]["payloadData"]:
            self.asked = self.asked or event["timestamp"]

    def _received(self, event: dict[str, Any]) -> None:
        if '"metric_update"' in event["response"]["payloadData"]:
            self.answered = event["timestamp"]


def _kind(tile: dict[str, Any]) -> str:
    if "interval" in tile:
        return "line"
    return "horizontal_bar" if "group_by" in tile else "number"


def _board(server: Server, token: str, refresh: str) -> str:
    widgets = [
        {
            "id": f"tile-{at}",
            "kind": _kind(tile),
            "title": f"Tile {at}",
            "x": at % 6 * 2,
            "y": at // 6 * 4,
            "w": 2,
            "h": 4,
            "queries": [{"id": "A", "query": tile}],
            "options": {},
        }
        for at, tile in enumerate(TILES)
    ]
    time = {"range": "last_30_days", "compare": "none", "refresh": refresh}
    document = {"name": f"Load, {refresh}", "time": time, "tabs": [{"id": "main", "name": "Main", "widgets": widgets}]}
    made = server.call("POST", "/api/dashboards", {"document": document}, token)
    assert isinstance(made, dict)
    return str(made["id"])


def _log_in(context: BrowserContext, url: str) -> Any:
    page = context.new_page()
    page.goto(url)
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Dashboards").wait_for()
    return context.storage_state()


def load(browser: Browser, url: str, board: str, session: Any) -> Load:
    """Opens the board in a context of its own, logged in but with nothing cached."""
    context = browser.new_context(viewport=_VIEW, storage_state=session)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(_WATCH)
    timeline = _Timeline(page)
    page.goto(f"{url}/dashboards/{board}")
    page.wait_for_function("() => window.drawnAt", timeout=60_000)
    painted, drawn = page.evaluate("() => [performance.getEntriesByName('first-contentful-paint')[0].startTime, window.drawnAt]")
    context.close()
    return Load(painted, (timeline.asked - timeline.began) * 1000, (timeline.answered - timeline.began) * 1000, drawn)


def _figure(name: str, one: Load, target: str = "") -> Figure:
    note = f"first paint {one.painted:.0f} ms, first question {one.asked:.0f} ms, last answer {one.answered:.0f} ms"
    return Figure(name, one.drawn, "ms", "of it first question to last answer", one.answering, target, note)


def run(quick: bool) -> list[Figure]:
    """Fills a server, waits until roll-ups are complete and opens the two boards, each twice."""
    events = 1_000_000 if quick else 10_000_000
    size = f"{events / 1e6:.0f} M events"
    chromium = shutil.which("chromium")
    assert chromium, "install Chromium first: make setup-system"
    with running() as server, sync_playwright() as playwright:
        fill(server, events)
        token = server.login()
        settle(server, token, events)
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        context = browser.new_context()
        session = _log_in(context, server.url)
        context.close()
        figures = []
        for refresh in ("live", "off"):
            board = _board(server, token, refresh)
            cold, warm = (load(browser, server.url, board, session) for _ in range(2))
            name = f"24 tiles, {'live' if refresh == 'live' else 'fetched'}, {size}, in Chromium to the last tile"
            figures += [_figure(f"{name}, first time", cold, "<= 1,000 ms"), _figure(f"{name}, again", warm)]
        browser.close()
    return figures
