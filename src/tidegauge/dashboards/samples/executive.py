"""A company as a whole: customers, revenue, costs, service and satisfaction."""

from __future__ import annotations

from typing import Final

from tidegauge.core.time_range import HOUR_MS
from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.visit import Visit, visits
from tidegauge.dashboards.samples.weight import Weighted, pick

_COSTS_USD: Final = {"People": 1_480.0, "Marketing": 520.0, "Infrastructure": 330.0, "Support": 210.0, "Tools": 95.0}
"""A usual day's."""
_REGIONS: Final[Weighted[tuple[str, float]]] = ((("Asia", 1.0), 44), (("Europe", 1.1), 33), (("Americas", 1.25), 23))
"""With how much they spend."""
_TOPICS: Final[Weighted[str]] = (("How to", 40), ("Billing", 28), ("Bug", 20), ("Account", 12))
_PEOPLE: Final = 6_500
_OUTAGE_DAYS: Final = 17


def sample(day: Day) -> None:
    """About 300 visits, 60 orders, 5 kinds of cost, 180 requests, 18 tickets and 12 answers to the survey."""
    is_out = day.every(_OUTAGE_DAYS, 4)
    if is_out:
        day.note("incident", day.at(9), "Outage of the main region", hours=5)
    if day.every(14, 1):
        day.note("note", day.at(8), day.turn(14, "Price change", "Launch in Singapore", "Series B announced"))
    for visit in visits(day, 300, _PEOPLE):
        _come(visit, is_out=is_out)
    for category, usual in _COSTS_USD.items():
        for at_ms in day.steps(6 * HOUR_MS):
            cost = usual / 4 * (0.6 + 0.4 * day.growth) * day.random.uniform(0.94, 1.07)
            day.add("cost", at_ms, value=cost, category=category, currency="USD")
    _serve(day, is_out=is_out)


def _come(visit: Visit, *, is_out: bool) -> None:
    day = visit.day
    is_closed = is_out and day.at(9) <= visit.at_ms < day.at(14)
    visit.browse(1.6)
    if day.random.random() < 0.1:
        visit.add("signup", kind="user_action")
    if day.random.random() < 0.21 and not is_closed:
        region, purse = pick(day.random, _REGIONS)
        visit.add("purchase", value=day.random.lognormvariate(4.05, 0.5) * purse, currency="USD", region=region, **visit.channel)


def _serve(day: Day, *, is_out: bool) -> None:
    """Requests, tickets and what customers think of it all."""
    for _ in range(day.times(180)):
        at_ms = day.moment()
        is_down = is_out and day.at(9) <= at_ms < day.at(14)
        status = 500 if day.random.random() < (0.12 if is_down else 0.003) else 200
        day.add("request", at_ms, kind="system", status=status, path="/api", duration_ms=round(day.random.lognormvariate(4, 0.5), 1))
    for _ in range(day.times(18 * (1.7 if is_out else 1.0))):
        hours = day.random.lognormvariate(1.1, 0.6)
        day.add("ticket_closed", day.moment(), person=day.person(_PEOPLE), value=hours, topic=pick(day.random, _TOPICS))
    for _ in range(day.times(12)):
        score = min(10, max(0, round(day.random.gauss(8.6, 1.5))))
        group = "Promoter" if score >= 9 else "Passive" if score >= 7 else "Detractor"
        day.add("survey_answered", day.moment(), person=day.person(_PEOPLE), value=score, group=group)
