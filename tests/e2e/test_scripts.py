"""Texts made to run as scripts stand in every field and every event, and every screen is looked at: nothing runs, nothing is fetched, no policy is hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TooSlow
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.e2e.screen_list import screens
from tests.e2e.script_corpus import CORPUS
from tests.e2e.script_data import board_of_every_kind, events_of
from tests.e2e.script_fields import Planter, is_covered, writing_routes
from tests.e2e.script_trap import Trap
from tests.integration.server import ServedProduct, served, until

pytestmark = [pytest.mark.e2e, pytest.mark.hostile(72)]
A_ROUND: Final = 6
"""Texts that are looked at together."""
FEW: Final = CORPUS[2::9]
SHOWN: Final = tuple(text for text in CORPUS if text.isprintable())
"""Those that one line takes."""
MAIL: Final = {"TIDEGAUGE_SMTP_HOST": "127.0.0.1", "TIDEGAUGE_SMTP_FROM": "tidegauge@example.com"}
IS_QUIET = """() => document.querySelector('main')?.firstChild
  && !document.querySelector('main [aria-busy=true], main [role=status][data-shape], main [class*=skeleton]')"""
SHOWS_TEXTS = """() => /xss|script|alert/.test(document.querySelector('main')?.textContent
  + [...document.querySelectorAll('main :is([aria-label], input, option)')].map((one) => one.ariaLabel + one.value).join())"""
GO = "path => history.pushState(null, '', path)"
WITHOUT_TEXTS: Final = {"/explore", "/system", "/settings/appearance", "/settings/privacy"}
"""Screens that show no words of others."""
PARAMETERS = ("q", "by", "f", "steps", "range", "from", "conversion", "segment", "project", "view", "search", "next", "redirect", "sort", "event", "tab")


class House:
    """A served product in which the texts stand everywhere, and the boards that show them."""

    def __init__(self, product: ServedProduct, texts: Sequence[str]) -> None:
        self.product = product
        self.texts = texts
        self._planter: Planter | None = None
        key = {"Authorization": f"Bearer {product.write_key}"}
        for text in texts:
            if text.isascii() and text.isprintable() and text == text.strip():
                product.client.post("/api/events", json={"name": "page_view"}, headers={**key, "User-Agent": text, "Referer": text})
        events = events_of(texts)
        sent = product.client.post("/api/events", json=events, headers=key).json()["accepted"]
        assert sent > len(events) * 0.9, sent
        product.client.post("/api/events", json=[{"name": text, "timestamp": text} for text in texts], headers=key)
        until(lambda: product.value(metric="*", aggregation="count", time_window="last_7_days") >= sent)
        self.boards = [self._made(board_of_every_kind([text for text in texts if text.isprintable()]))]

    def _made(self, document: dict[str, Any]) -> str:
        answer = self.product.client.post("/api/dashboards", json={"document": document})
        assert answer.is_success, answer.text
        return str(answer.json()["id"])

    def fill(self, texts: Sequence[str]) -> None:
        """Every field of the API that takes words has each of the texts."""
        self._planter = self._planter or self._new_planter()
        for text in texts:
            planted = self._planter.plant(text)
            # Most fields are one line: they refuse what has a control character or turns the direction of the text.
            assert planted > (30 if text in SHOWN else 2), "\n".join(self._planter.refusals[-40:])

    def _new_planter(self) -> Planter:
        client = self.product.client
        routes = writing_routes(client.get("/openapi.json").json())
        assert [route for route in routes if not is_covered(route, routes)] == [], "a new route takes texts: tell script_fields.py what its body needs"
        me = client.get("/api/auth/me").json()["id"]
        planter = Planter(client, {"board_id": self.boards[0], "project_id": "1", "kind": "event", "name": "page_view", "person_id": me})
        assert planter.find_fields(routes) >= 36, "\n".join(planter.refusals)
        return planter

    def addresses(self) -> list[str]:
        """Every screen, and those of one thing."""
        client = self.product.client
        rules, made = client.get("/api/alerts/rules").json()["rules"], client.get("/api/aggregation/rules").json()["rules"]
        segments = [one["id"] for one in client.get("/api/segments").json()["segments"] if not one.get("is_built_in")]
        name = quote(self.texts[0], safe="")
        own = [f"/alerts/{rules[-1]['id']}", f"/aggregation/{made[-1]['id']}", f"/segments/{segments[-1]}", f"/people/{name}"]
        own += ["/alerts/channels", "/alerts/new-rule", "/aggregation/new-rule", "/segments/new-segment", "/events?view=schema", "/events?range=last_7_days"]
        own += [f"/explore?q={name}&by=page&top=20", "/explore?q=page_view&by=url", f"/funnels?steps={name}&steps=page_view", "/paths?event=page_view"]
        return [*screens(), *own, *(f"/dashboards/{board}" for board in self.boards)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with served(tmp_path_factory.mktemp("scripts"), environ=MAIL) as product:
        yield House(product, CORPUS)


class Walk:
    """A logged-in page that goes from screen to screen and says on which something was caught."""

    def __init__(self, seen: Visit, house: House) -> None:
        self.page = seen.page
        self._url = house.product.url
        self._trap = Trap(seen.page.context, house.product.url.partition("//")[2])
        log_in(self.page, house.product)
        expect(self.page.locator("#content")).to_be_visible(timeout=20_000)
        self.findings: dict[str, list[str]] = {}
        self.slow: list[str] = []

    def look(self, path: str, *, anew: bool = False) -> None:
        """That screen down to its end, by the interface's own way or as a page loaded anew."""
        if anew:
            self.page.goto(self._url + path)
        else:
            self.page.evaluate(GO, path)
        is_there = IS_QUIET if path.partition("?")[0] in WITHOUT_TEXTS or anew else f"() => ({IS_QUIET})() && ({SHOWS_TEXTS})()"
        try:
            self.page.wait_for_function(is_there, timeout=8_000)
            self.page.evaluate("() => { const end = document.scrollingElement; end.scrollTo(0, end.scrollHeight) }")
            self.page.wait_for_function(IS_QUIET, timeout=8_000)
        except TooSlow:
            self.slow.append(path)
        self.note(path)

    def note(self, where: str) -> None:
        """What was caught until now."""
        if found := self._trap.caught(self.page):
            self.findings[where] = found


def opened(walk: Walk) -> None:
    """What has to be opened: an event, a name of the schema, the palette, the menu of projects, a hover over a chart."""
    page = walk.page
    walk.look("/events?range=last_7_days")
    page.get_by_role("row").nth(2).click(timeout=10_000)
    expect(page.get_by_role("dialog").last).to_be_visible(timeout=10_000)
    page.get_by_role("dialog").get_by_role("button", name="As JSON", exact=True).click()
    walk.note("an event")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("s")
    expect(page.get_by_role("option").first).to_be_visible(timeout=10_000)
    walk.note("the palette")
    page.keyboard.press("Escape")


def hovered(page: Page) -> None:
    """The pointer over the middle of every tile, for its tooltip."""
    for box in page.evaluate("() => [...document.querySelectorAll('#board section')].map((one) => one.getBoundingClientRect().toJSON())"):
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.6)


@pytest.mark.timeout(300)
@pytest.mark.req("J7")
@pytest.mark.hostile(74, 78)
@pytest.mark.asvs("3.2.2")
def test_no_text_runs_on_any_screen(house: House, visit: Callable[..., Visit]) -> None:
    house.fill([text for text in FEW if text in SHOWN])
    seen = visit(viewport={"width": 1600, "height": 3000})
    walk = Walk(seen, house)
    for path in house.addresses():
        walk.look(path)
    hovered(walk.page)
    walk.note("tooltips")
    with walk.page.expect_download():
        walk.page.get_by_role("button", name="More for this dashboard").click()
        walk.page.get_by_role("menuitem", name="Download PNG").click()
    walk.note("a picture of the board")
    opened(walk)
    assert walk.findings == {}
    assert walk.slow == [], "these screens showed no text: something to show is missing, or they belong into WITHOUT_TEXTS"
    assert [text for text in seen.complaints if "policy" in text.lower() or "uncaught" in text] == []


def reflected(text: str) -> str:
    return "&".join(f"{name}={quote(text, safe='')}" for name in PARAMETERS) + "#" + quote(text, safe="")


@pytest.mark.req("J7")
def test_no_text_of_an_address_runs(house: House, visit: Callable[..., Visit]) -> None:
    walk = Walk(visit(), house)
    for text in FEW:
        walk.look(f"/explore?{reflected(text)}", anew=True)
    for path in ("/login", "/welcome", "/share/x", "/nothing", "/docs"):
        walk.page.goto(f"{house.product.url}{path}?token={quote(FEW[0])}&{reflected(FEW[0])}")
        walk.note(path)
    assert walk.page.url.startswith(house.product.url)
    assert walk.findings == {}


@pytest.mark.soak
@pytest.mark.timeout(7_200)
@pytest.mark.req("J7")
def test_no_text_of_the_whole_corpus_runs_in_any_field_or_address(house: House, visit: Callable[..., Visit]) -> None:
    walk = Walk(visit(viewport={"width": 1600, "height": 3000}), house)
    for turn, start in enumerate(range(0, len(CORPUS), A_ROUND)):
        for text in CORPUS[start : start + A_ROUND]:
            house.fill([text])
            walk.look("/settings", anew=True)  # names of which there is one: the project's, one's own
            walk.look(f"{screens()[turn]}?{reflected(text)}", anew=True)
        for path in house.addresses():
            walk.look(path)
        hovered(walk.page)
        walk.note("tooltips")
        assert walk.findings == {}, CORPUS[start : start + A_ROUND]


@pytest.mark.req("D3")
@pytest.mark.hostile(73)
@pytest.mark.asvs("1.3.5", "1.2.2")
def test_markdown_becomes_words_and_safe_links(house: House, visit: Callable[..., Visit]) -> None:
    text = "\n\n".join((*SHOWN, "[fine](https://example.com/a)", "![picture](https://xss.invalid/p.png)", "<https://example.com/b>", "[rel](//xss.invalid/x)"))
    widget = {"id": "t", "kind": "text", "title": "Words", "x": 0, "y": 0, "w": 12, "h": 60, "queries": [], "options": {"text": text}}
    document = {"name": "Words", "tabs": [{"id": "main", "name": "Main", "widgets": [widget]}]}
    board = house.product.client.post("/api/dashboards", json={"document": document}).json()["id"]
    walk = Walk(visit(viewport={"width": 1600, "height": 3000}), house)
    walk.look(f"/dashboards/{board}")
    tile = walk.page.get_by_role("region", name="Words")
    expect(tile.get_by_role("link", name="fine")).to_be_visible(timeout=10_000)
    links = tile.locator("a").evaluate_all("all => all.map((one) => [one.protocol, one.rel, one.target])")
    assert {link[0] for link in links} <= {"http:", "https:", "mailto:"}
    assert {(link[1], link[2]) for link in links} == {("noopener noreferrer nofollow", "_blank")}
    assert tile.locator("img, script, iframe, object, embed, style, form, svg:not([class]), link, base, meta").count() == 0
    expect(tile.get_by_role("link", name="picture")).to_have_attribute("href", "https://xss.invalid/p.png")
    expect(tile.get_by_text("<script>xss()</script>").first).to_be_visible()
    assert walk.findings == {}


def test_the_trap_catches_what_runs(house: House, visit: Callable[..., Visit]) -> None:
    seen = visit(bypass_csp=True)
    walk = Walk(seen, house)
    walk.look("/", anew=True)
    assert walk.findings == {}
    seen.page.evaluate("() => { document.body.insertAdjacentHTML('beforeend', '<img src=x:x onerror=xss()><img src=http://127.0.0.1:9/p>') }")
    seen.page.wait_for_function("() => window.caught.length > 0")
    walk.note("a page with a hole")
    assert walk.findings["a page with a hole"] == ["xss() was called", "x:x", "http://127.0.0.1:9/p"]
    strict = visit()
    guarded = Walk(strict, house)
    strict.page.evaluate("() => { new Image().src = 'http://127.0.0.1:9/p' }")
    strict.page.wait_for_function("() => window.caught.length > 0")
    guarded.note("a policy")
    assert guarded.findings["a policy"][0].startswith("img-src: http://127.0.0.1:9/p")
