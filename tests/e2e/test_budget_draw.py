"""What one chart and one table cost to draw, on a page of their own, beside the budgets.

The parts are the product's, built like the product, under its content security policy; only their data is made up. Judged is the CPU time of the page's main
thread (script, style, layout and paint); the time by the clock is printed beside it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from statistics import median

import pytest
from playwright.sync_api import Browser, Page
from tests.e2e.bench_page import build_bench_page, served_bench_page
from tests.e2e.budget import Budget, Pace
from tests.e2e.page_meter import PageMeter

pytestmark = pytest.mark.e2e

DRAWS = 7
JUMPS = 100


@pytest.fixture(scope="module")
def bench_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("bench-page")
    build_bench_page(folder)
    with served_bench_page(folder) as url:
        yield url


class Bench:
    """The open page. Times are in milliseconds: by the clock, and of the main thread's CPU."""

    def __init__(self, page: Page, url: str) -> None:
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        page.goto(url)
        page.wait_for_function("() => window.bench")
        self._page = page
        self._meter = PageMeter(page)

    def draw(self, what: str, size: int) -> tuple[float, float]:
        """First draw of a part that was not there before."""
        self._page.evaluate("() => bench.clear()")
        self._page.evaluate("([what, size]) => { window.draw = bench[what](size) }", [what, size])
        return self.cost("() => window.draw()")

    def cost(self, script: str, argument: object = None) -> tuple[float, float]:
        """Of a call that gives its own milliseconds by the clock."""
        before = self._meter.cpu_s()
        wall_ms = self._page.evaluate(script, argument)
        return wall_ms, (self._meter.cpu_s() - before) * 1000


@pytest.fixture
def bench(browser: Browser, bench_url: str) -> Iterator[Bench]:
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    bench = Bench(page, bench_url)
    yield bench
    page.close()
    assert bench.complaints == []


@pytest.mark.req("H5")
@pytest.mark.parametrize(
    ("what", "part", "points", "most_ms"),
    [
        ("a line widget from 10,000 rows of an answer", "prepareLine", 10_000, 100),
        ("a time chart of 10,000 points", "prepareChart", 10_000, 100),
        ("a time chart of 1,000,000 raw points", "prepareChart", 1_000_000, 120),
    ],
)
def test_first_draw_of_a_chart(bench: Bench, pace: Pace, what: str, part: str, points: int, most_ms: float) -> None:
    costs = []
    for _ in range(DRAWS):
        costs.append(bench.draw(part, points))
        pace.sample()
    wall_ms, cpu_ms = (median(cost[at] for cost in costs) for at in (0, 1))
    Budget(f"first draw of {what}", most_ms, "ms of CPU").hold(cpu_ms, pace.cpu, f"{wall_ms:.0f} ms by the clock, until the frame after")


@pytest.mark.req("H5")
def test_jumps_in_a_table_of_five_million_rows(bench: Bench, pace: Pace) -> None:
    bench.draw("prepareTable", 5_000_000)
    source = random.Random(5)
    costs = []
    for at in range(JUMPS):
        costs.append(bench.cost("(share) => bench.jump(share)", source.random()))
        if at % 10 == 0:
            pace.sample()
    wall_ms, cpu_ms = (sorted(cost[at] for cost in costs)[int(JUMPS * 0.95)] for at in (0, 1))
    note = f"{wall_ms:.0f} ms by the clock, median {median(cost[0] for cost in costs):.0f}"
    Budget("a jump in a table of 5 M rows, p95", 50, "ms of CPU").hold(cpu_ms, pace.cpu, note)
