"""A figure of the interface beside its budget, on a machine that others use too.

Budgets are meant for a calm machine. How calm it is shows in a fixed piece of work that is timed between the measurements (`Pace`): when that takes twice
its usual time, so may the figure. On a calm machine the factor is 1 and the budget holds as it stands.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser
from tests.e2e.page_meter import PageMeter

USUAL_MS = 48.0
"""What the fixed piece of work takes at best on the two cores the budgets were set on."""
_WORK = """() => {
  const began = performance.now(), made = []
  let seed = 1
  for (let at = 0; at < 120000; at++) { seed = (seed * 48271) % 2147483647; made.push({ group: seed % 1000, value: seed }) }
  made.sort((a, b) => a.group - b.group || a.value - b.value)
  return JSON.stringify(made).length > 0 ? performance.now() - began : 0
}"""


class Pace:
    """Times the fixed piece of work on an empty page of the browser."""

    def __init__(self, browser: Browser) -> None:
        self._page = browser.new_page()
        self._meter = PageMeter(self._page)
        self._wall_ms: list[float] = []
        self._cpu_ms: list[float] = []
        self.sample()
        self._wall_ms.clear()
        self._cpu_ms.clear()

    def sample(self) -> None:
        """Run it once more."""
        before = self._meter.cpu_s()
        self._wall_ms.append(self._page.evaluate(_WORK))
        self._cpu_ms.append((self._meter.cpu_s() - before) * 1000)

    def close(self) -> None:
        """Close the page."""
        self._page.close()

    @property
    def wall(self) -> float:
        """How many times longer than usual work takes by the clock; at least 1."""
        return max(1.0, statistics.median(self._wall_ms) / USUAL_MS)

    @property
    def cpu(self) -> float:
        """The same in CPU time: caches and cores that are shared cost there too, though less."""
        return max(1.0, statistics.median(self._cpu_ms) / USUAL_MS)


@dataclass(frozen=True)
class Budget:
    """What a figure may be at most, in `unit`."""

    what: str
    most: float
    unit: str

    def reach(self, figure: float, slowness: float = 1.0, note: str = "") -> None:
        """The other way round: `most` is the least that is wanted; fail when the figure is below its `slowness`-th part."""
        print(f"\n{self.what}: {figure:.3g} {self.unit}, wanted {self.most:g} (ratio {figure / self.most:.2f}); {note}", flush=True)
        assert figure >= self.most / slowness, f"{self.what}: {figure:.3g} {self.unit}, wanted {self.most:g}, slowness {slowness:.2f}"

    def hold(self, figure: float, slowness: float = 1.0, note: str = "") -> None:
        """Print figure, budget and ratio; fail when the figure is beyond `slowness` times the budget."""
        slow = f"; the machine is {slowness:.2f} times slower than usual" if slowness > 1 else ""
        ratio = f" (ratio {figure / self.most:.2f})" if self.most else ""
        print(f"\n{self.what}: {figure:.3g} {self.unit} of {self.most:g}{ratio}{slow}{'; ' + note if note else ''}", flush=True)
        assert figure <= self.most * slowness, f"{self.what}: {figure:.3g} {self.unit}, budget {self.most:g}, slowness {slowness:.2f}"
