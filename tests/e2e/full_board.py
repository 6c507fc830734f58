"""Boards full of live tiles, and the events that keep them moving."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
from playwright.sync_api import Page, expect
from tests.e2e.board import Box, expect_drawn, make_board, widget
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct

KINDS = ("number", "line", "bar", "area", "horizontal_bar", "doughnut", "stacked", "gauge")
TILE_ROWS = 4
SMALL_TILE_ROWS = 3
"""Grid rows of a tile on a board of up to 24, and of more."""
BOARD_IN_VIEW = {"width": 1600, "height": 1300}
WATCH_DRAWN = """
const isDrawn = () => document.querySelectorAll('#board section[aria-label]').length === %d
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
"""For `add_init_script`, with the number of tiles: `window.drawnAt` is when all of them showed their answer (ms since the navigation), for three frames."""


def make_full_board(product: ServedProduct, tiles: int = 24) -> str:
    """A live board of `tiles` tiles of eight kinds, six in a row, each with a question of its own. Gives its id."""
    height = TILE_ROWS if tiles <= 24 else SMALL_TILE_ROWS
    return make_board(product, f"Full board of {tiles}", *(_tile(i, (i % 6 * 2, i // 6 * height, 2, height)) for i in range(tiles)))


def _tile(index: int, box: Box) -> dict[str, object]:
    kind = KINDS[index % len(KINDS)]
    over: dict[str, object] = {"group_by": ["event_name"], "limit": 8}
    if kind in ("line", "area", "stacked"):
        over = {"interval": "auto"}
    elif kind in ("number", "gauge"):
        over = {}
    # A filter that lets everything through makes each tile a live query of its own.
    filters = [{"field": "user_id", "operator": "ne", "value": f"nobody-{index}"}]
    return widget(kind, f"Tile {index}", box, metric="*", aggregation="count", filters=filters, **over)


def open_full_board(visit: Visit, product: ServedProduct, board: str, tiles: int = 24) -> Page:
    """Logged in, on the board, with every tile drawn."""
    page = visit.page
    log_in(page, product, f"/dashboards/{board}")
    expect(page.locator("#board").get_by_role("region")).to_have_count(tiles, timeout=10_000)
    expect_drawn(page)
    return page


@dataclass
class Flow:
    """How many events have been sent, and what went wrong."""

    sent: int = 0
    failures: list[str] = field(default_factory=list)


@contextmanager
def flowing(product: ServedProduct, bodies_per_s: float, events: int = 20) -> Iterator[Flow]:
    """Bodies of `events` events sent at an even pace from a thread of their own while the context lasts."""
    flow, done = Flow(), threading.Event()

    def send() -> None:
        headers = {"Authorization": f"Bearer {product.write_key}"}
        with httpx.Client(base_url=product.url, headers=headers, timeout=30) as source:
            while not done.wait(1 / bodies_per_s):
                try:
                    source.post("/api/events", json=[{"name": f"step_{n % 5}", "user_id": f"u{n % 50}"} for n in range(events)]).raise_for_status()
                    flow.sent += events
                except httpx.HTTPError as failure:
                    flow.failures.append(str(failure))

    thread = threading.Thread(target=send)
    thread.start()
    try:
        yield flow
    finally:
        done.set()
        thread.join()
