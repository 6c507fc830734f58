"""The requests of an API: most of them quick and fine, some slow, a few failed, and an hour of trouble every few days."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.weight import Weighted, pick

ENDPOINTS: Final[Weighted[tuple[str, str, float]]] = (
    (("GET", "/api/products", 42.0), 26), (("GET", "/api/products/{id}", 24.0), 24), (("GET", "/api/search", 130.0), 15), (("POST", "/api/cart", 61.0), 10),
    (("POST", "/api/checkout", 240.0), 5), (("GET", "/api/me", 15.0), 18), (("POST", "/api/login", 190.0), 6), (("GET", "/api/reports", 720.0), 2),
    (("PUT", "/api/me", 55.0), 3), (("DELETE", "/api/cart/{id}", 34.0), 3), (("GET", "/api/recommendations", 95.0), 9),
)  # fmt: skip
_REGIONS: Final[Weighted[tuple[str, float]]] = ((("ap-southeast", 1.0), 45), (("eu-west", 1.25), 32), (("us-east", 1.5), 23))
"""With how far they are."""
_TROUBLED: Final = ("/api/search", "/api/checkout", "/api/recommendations")
_TROUBLE_DAYS: Final = 5
_TROUBLE: Final = (14.0, 15.5)


def sample(day: Day) -> None:
    """About 1,150 requests."""
    is_bad = day.every(_TROUBLE_DAYS, 2)
    if is_bad:
        title = day.turn(_TROUBLE_DAYS, "Search cluster out of memory", "Payment gateway slow", "Cache lost after failover")
        day.note("incident", day.at(_TROUBLE[0]), title, hours=_TROUBLE[1] - _TROUBLE[0])
    if day.weekday in (1, 3):
        day.note("deploy", day.at(10), f"Deploy v{3 + day.number // 400 % 6}.{day.number // 3 % 100}")
    for _ in range(day.times(1_150)):
        at_ms = day.moment()
        _request(day, at_ms, is_trouble=is_bad and day.at(_TROUBLE[0]) <= at_ms < day.at(_TROUBLE[1]))


def _request(day: Day, at_ms: int, *, is_trouble: bool) -> None:
    random = day.random
    method, path, median_ms = pick(random, ENDPOINTS)
    region, distance = pick(random, _REGIONS)
    is_hit = is_trouble and path in _TROUBLED
    roll = random.random() / (100 if is_hit else 1)
    status = 500 if roll < 0.003 else 429 if roll < 0.005 else 404 if roll < 0.026 else 401 if roll < 0.034 else 201 if method == "POST" else 200
    duration_ms = round(median_ms * distance * random.lognormvariate(0, 0.42) * (4.5 if is_hit else 1), 2)
    day.add(
        "request",
        at_ms,
        kind="system",
        method=method,
        path=path,
        status=status,
        duration_ms=duration_ms,
        bytes=int(random.lognormvariate(8, 1)),
        region=region,
    )
