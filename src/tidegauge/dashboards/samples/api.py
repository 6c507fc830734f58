"""The requests of an API: most of them quick and fine, some slow, a few failed, and an hour of trouble every few days."""

from __future__ import annotations

from typing import Final

from tidegauge.core.time_range import HOUR_MS
from tidegauge.dashboards.samples.day import Day, Weighted, pick

ENDPOINTS: Final[Weighted[tuple[str, str, float]]] = (
    (("GET", "/api/products", 42.0), 28), (("GET", "/api/products/{id}", 24.0), 24), (("GET", "/api/search", 130.0), 16), (("POST", "/api/cart", 61.0), 10),
    (("POST", "/api/checkout", 240.0), 5), (("GET", "/api/me", 15.0), 18), (("POST", "/api/login", 190.0), 6), (("GET", "/api/reports", 820.0), 2),
)  # fmt: skip
_REGIONS: Final[Weighted[str]] = (("ap-southeast", 45), ("eu-west", 32), ("us-east", 23))


def sample(day: Day) -> None:
    """About 420 requests."""
    trouble_ms = day.start_ms + 15 * HOUR_MS if day.number % 4 == 0 else -1
    for _ in range(day.times(420)):
        _request(day, trouble_ms)


def _request(day: Day, trouble_ms: int) -> None:
    random, at_ms = day.random, day.moment()
    method, path, median_ms = pick(random, ENDPOINTS)
    is_trouble = trouble_ms <= at_ms < trouble_ms + HOUR_MS and path in ("/api/search", "/api/checkout")
    roll = random.random() / (25 if is_trouble else 1)
    status = 500 if roll < 0.006 else 429 if roll < 0.011 else 404 if roll < 0.03 else 401 if roll < 0.04 else 201 if method == "POST" else 200
    duration_ms = round(median_ms * random.lognormvariate(0, 0.5) * (5 if is_trouble else 1), 2)
    day.add(
        "request",
        at_ms,
        kind="system",
        method=method,
        path=path,
        status=status,
        duration_ms=duration_ms,
        bytes=int(random.lognormvariate(8, 1)),
        region=pick(random, _REGIONS),
    )
