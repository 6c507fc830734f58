"""A company as a whole: customers, revenue, costs, service and satisfaction."""

from __future__ import annotations

from typing import Final

from tidegauge.core.time_range import MINUTE_MS
from tidegauge.dashboards.samples.day import Day, Weighted, pick
from tidegauge.dashboards.samples.visit import visits

_COSTS_USD: Final = {"people": 620.0, "infrastructure": 140.0, "marketing": 190.0, "tools": 45.0, "support": 80.0}
"""A usual day's."""
_REGIONS: Final[Weighted[str]] = (("Asia", 44), ("Europe", 33), ("Americas", 23))
_TOPICS: Final[Weighted[str]] = (("billing", 30), ("how to", 40), ("bug", 20), ("account", 10))


def sample(day: Day) -> None:
    """About 110 visits, 19 orders, 5 kinds of cost, 80 requests, 8 tickets and 6 answers to the survey."""
    for visit in visits(day, 110, 2_500):
        visit.browse(1.6)
        if day.random.random() < 0.09:
            visit.add("signup", kind="user_action")
        if day.random.random() < 0.17:
            visit.add("purchase", value=day.random.lognormvariate(3.9, 0.6), currency="USD", region=pick(day.random, _REGIONS), **visit.channel)
    for category, usual in _COSTS_USD.items():
        day.add("cost", day.start_ms + MINUTE_MS, value=usual * day.random.uniform(0.9, 1.12), category=category, currency="USD")
    for _ in range(day.times(80)):
        status = 500 if day.random.random() < 0.006 else 200
        day.add("request", day.moment(), kind="system", status=status, path="/api", duration_ms=round(day.random.lognormvariate(4, 0.5), 1))
    for _ in range(day.times(8)):
        hours = day.random.lognormvariate(1.2, 0.7)
        day.add("ticket_closed", day.moment(), person=day.person(2_500), value=hours, topic=pick(day.random, _TOPICS))
    for _ in range(day.times(6)):
        score = min(10, max(0, round(day.random.gauss(8.1, 1.8))))
        group = "promoter" if score >= 9 else "passive" if score >= 7 else "detractor"
        day.add("survey_answered", day.moment(), person=day.person(2_500), value=score, group=group)
