"""What a page costs: CPU time of its main thread, memory after a forced collection, by the DevTools protocol."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, WebSocket

_TASK = "ThreadControllerImpl::RunTask"
_START_US = 500_000
"""Starting a trace is a long task of the page, but not the product's."""


@dataclass(frozen=True)
class Heap:
    """Of the page after garbage collection: JavaScript heap in MB, and how many DOM nodes and listeners are alive."""

    used_mb: float
    nodes: int
    listeners: int


class PageMeter:
    """Reads one page. Times are CPU seconds of the main thread ("thread ticks"), so that other work on the machine does not count."""

    def __init__(self, page: Page) -> None:
        self._protocol = page.context.new_cdp_session(page)
        self._protocol.send("Performance.enable", {"timeDomain": "threadTicks"})

    def metrics(self) -> dict[str, float]:
        """Chromium's own counters, by name: ScriptDuration, TaskDuration, LayoutDuration (CPU seconds), Nodes, JSEventListeners, …"""
        return {one["name"]: float(one["value"]) for one in self._protocol.send("Performance.getMetrics")["metrics"]}

    def cpu_s(self) -> float:
        """CPU seconds of everything the main thread has done: script, style, layout, paint."""
        return self.metrics()["TaskDuration"]

    def heap(self) -> Heap:
        """After two forced collections: the first one runs finalizers, whose objects only the second one frees."""
        for _ in range(2):
            self._protocol.send("HeapProfiler.collectGarbage")
        used = self._protocol.send("Runtime.getHeapUsage")["usedSize"]
        metrics = self.metrics()
        return Heap(used / 1e6, int(metrics["Nodes"]), int(metrics["JSEventListeners"]))


class UpdateCount:
    """Counts the live answers that a page receives from now on."""

    def __init__(self, page: Page) -> None:
        self.updates = 0
        page.on("websocket", self._follow)

    def _follow(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, frame: str | bytes) -> None:
        self.updates += isinstance(frame, str) and '"metric_' in frame[:200]


@contextmanager
def traced_tasks(browser: Browser, page: Page) -> Iterator[list[float]]:
    """CPU milliseconds of the tasks of the page's main thread while the context lasted but for half a second at first, longest first. Filled at its end."""
    tasks: list[float] = []
    browser.start_tracing(page=page, categories=["toplevel"])
    try:
        yield tasks
    finally:
        tasks.extend(_main_thread_tasks(browser.stop_tracing()))


def _main_thread_tasks(trace: bytes) -> list[float]:
    events = json.loads(trace)["traceEvents"]
    mains = {(one["pid"], one["tid"]) for one in events if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"}
    tasks = [one for one in events if one["name"] == _TASK and (one["pid"], one["tid"]) in mains and "tdur" in one]
    # Other pages of the browser have renderers too; the measured one is the one at work.
    busy = Counter[int]()
    for one in tasks:
        busy[one["pid"]] += one["tdur"]
    assert busy, "the trace holds no task of a page"
    process = busy.most_common(1)[0][0]
    begun = min(one["ts"] for one in tasks) + _START_US
    return sorted((one["tdur"] / 1000 for one in tasks if one["pid"] == process and one["ts"] >= begun), reverse=True)
