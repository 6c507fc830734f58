"""A 24-tile dashboard over 30 days on 10 M events (1 M when quick): through the API cold and warm, beside the same questions on raw rows."""

from __future__ import annotations

import json
import random
import statistics
import time
import urllib.request
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from benchmarks.figure import Figure
from benchmarks.server import WRITE_KEY, Server, running

_NAMES: Final = ("page_view", "page_view", "page_view", "click", "sign_up", "purchase", "request", "request")
_COUNTRIES: Final = ("US", "DE", "TH", "BR", "IN", "JP", "GB", "FR")
TILES: Final[list[dict[str, Any]]] = [
    {"metric": "*", "aggregation": "count", "interval": "hour"},
    {"metric": "*", "aggregation": "rate"},
    {"metric": "page_view", "aggregation": "count", "interval": "day"},
    {"metric": "page_view", "aggregation": "count", "interval": "hour"},
    {"metric": "page_view", "aggregation": "count", "group_by": ["page"], "limit": 10},
    {"metric": "page_view", "aggregation": "count", "group_by": ["referrer"], "limit": 10},
    {"metric": "page_view", "aggregation": "count", "group_by": ["country"], "limit": 250},
    {"metric": "page_view", "aggregation": "count", "group_by": ["device"], "limit": 10},
    {"metric": "page_view", "aggregation": "count", "group_by": ["browser"], "limit": 10},
    {"metric": "page_view", "aggregation": "count", "group_by": ["os"], "limit": 10},
    {"metric": "purchase", "aggregation": "sum", "interval": "day"},
    {"metric": "purchase", "aggregation": "sum", "interval": "hour"},
    {"metric": "purchase", "aggregation": "average", "interval": "day"},
    {"metric": "purchase", "aggregation": "max"},
    {"metric": "purchase", "aggregation": "sum", "group_by": ["country"], "limit": 10},
    {"metric": "purchase", "aggregation": "sum", "group_by": ["device"], "limit": 10},
    {"metric": "sign_up", "aggregation": "count", "interval": "day"},
    {"metric": "sign_up", "aggregation": "count", "group_by": ["country"], "limit": 10},
    {"metric": "request", "aggregation": "count", "group_by": ["status"], "limit": 10},
    {"metric": "request", "aggregation": "count", "interval": "hour"},
    {"metric": "click", "aggregation": "count", "interval": "day"},
    {"metric": "click", "aggregation": "count", "group_by": ["page"], "limit": 10},
    {"metric": "*", "aggregation": "count", "group_by": ["source"], "limit": 10},
    {"metric": "*", "aggregation": "count", "group_by": ["country"], "interval": "day", "limit": 5},
]


def _body(source: random.Random, now: datetime, size: int) -> bytes:
    def event() -> dict[str, Any]:
        name = source.choice(_NAMES)
        properties: dict[str, Any] = {
            "page": f"/p/{source.randrange(200)}",
            "referrer": f"https://r{source.randrange(30)}.example/",
            "country": source.choice(_COUNTRIES),
            "device": source.choice(("mobile", "desktop", "tablet")),
            "browser": source.choice(("chrome", "safari", "firefox")),
            "os": source.choice(("android", "ios", "windows")),
        }
        if name == "request":
            properties |= {"status": source.choice((200, 200, 200, 304, 404, 500)), "duration_ms": source.expovariate(0.01)}
        stamp = now - timedelta(seconds=source.random() * 30 * 86400)
        value = {"value": round(source.random() * 100, 2)} if name == "purchase" else {}
        return {"name": name, "user_id": f"u{source.randrange(200_000)}", "timestamp": stamp.isoformat(), "properties": properties, "source": "bench", **value}

    return zlib.compress(json.dumps([event() for _ in range(size)]).encode(), 1)


def fill(server: Server, events: int) -> float:
    """Send `events` events spread over the last 30 days (400 different bodies of 2,500, in turn); seconds it took."""
    source, now = random.Random(7), datetime.now(UTC)
    bodies = [_body(source, now, 2500) for _ in range(min(400, events // 2500))]
    headers = {"authorization": f"Bearer {WRITE_KEY}", "content-type": "application/json", "content-encoding": "deflate"}

    def send(index: int) -> None:
        request = urllib.request.Request(server.url + "/api/events", bodies[index % len(bodies)], headers)
        for _ in range(100):
            try:
                urllib.request.urlopen(request, timeout=60).read()
                return
            except urllib.error.HTTPError as refused:
                if refused.code not in (429, 503):
                    raise
                time.sleep(float(refused.headers.get("retry-after", "1")))
        raise RuntimeError("the server went on refusing")

    began = time.perf_counter()
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(send, range(events // 2500)))
    return time.perf_counter() - began


def settle(server: Server, token: str, events: int) -> None:
    """Wait until every event is stored and rolled up."""
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        statistics_ = server.call("GET", "/api/statistics", token=token)
        assert isinstance(statistics_, dict)
        store = statistics_["store"]
        if store["stored_sequence"] == store["rollup_sequence"] and not store["lag_batches"]:
            return
        time.sleep(0.5)
    raise RuntimeError(f"{events} events were not rolled up within 10 minutes")


def _dashboard(server: Server, token: str, extra: dict[str, Any]) -> tuple[float, list[float]]:
    """Wall seconds of all tiles asked four at a time, and each tile's own milliseconds in the server."""

    def ask(tile: dict[str, Any]) -> float:
        answer = server.call("POST", "/api/metrics", {"time_window": "last_30_days", **tile, **extra}, token)
        assert isinstance(answer, dict)
        return float(answer["meta"]["elapsed_ms"])

    began = time.perf_counter()
    with ThreadPoolExecutor(4) as pool:
        each = list(pool.map(ask, TILES))
    return time.perf_counter() - began, each


def run(quick: bool) -> list[Figure]:
    """Fills a server, waits until roll-ups are complete, asks the dashboard cold, warm, and with a filter that only raw rows can answer."""
    events = 1_000_000 if quick else 10_000_000
    raw = {"filters": [{"not": {"field": "properties.bench_only", "operator": "exists"}}]}
    with running() as server:
        token = server.login()
        took = fill(server, events)
        settle(server, token, events)
        raw_s, raw_each = _dashboard(server, token, raw)
        cold_s, cold_each = _dashboard(server, token, {})
        warm_s, _ = _dashboard(server, token, {})
    size = f"{events / 1e6:.0f} M events"
    note = f"filled at {events / took:,.0f} events/s; median tile {statistics.median(cold_each):.1f} ms, on raw rows {statistics.median(raw_each):.0f} ms"
    return [
        Figure(f"24 tiles, 30 days, {size}, cold", cold_s * 1000, "ms", "the same on raw rows", raw_s * 1000, "<= 500 ms", note),
        Figure(f"24 tiles, 30 days, {size}, warm", warm_s * 1000, "ms", "cold", cold_s * 1000, "<= 50 ms"),
        Figure("median tile on raw rows", statistics.median(raw_each), "ms", "roll-ups", statistics.median(cold_each), "ratio >= 20"),
    ]
