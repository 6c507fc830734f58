"""Visitors of a site, some of whom sign up; every nine days a post about it brings a crowd, now and then the site is down."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.core.time_range import HOUR_MS
from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.visit import Visit, visits

_FEATURED: Final[dict[str, Any]] = {"referrer": "news.ycombinator.com"}
_FEATURED_DAYS: Final = 9
_OUTAGE_DAYS: Final = 13


def sample(day: Day) -> None:
    """About 380 visits with 1,000 page views."""
    for visit in visits(day, 380, 9_000):
        _go(visit)
    if day.every(_FEATURED_DAYS, 2):
        _feature(day)
    if day.every(7, 3):
        day.note("deploy", day.at(9.5), day.turn(7, "New pricing page", "Faster search", "Redesigned docs", "Cookie-free analytics"))
    if day.every(_OUTAGE_DAYS, 4):
        _stop(day)


def _go(visit: Visit) -> None:
    day = visit.day
    visit.browse(2.6)
    if day.random.random() < 0.10:
        visit.add("outbound_click", kind="user_action", target=day.random.choice(("github.com", "youtube.com", "discord.gg")))
    if day.random.random() < 0.055:
        visit.add("signup", kind="user_action", method=day.random.choice(("email", "google", "apple")))


def _feature(day: Day) -> None:
    """A crowd that thins out over the afternoon."""
    day.note("note", day.at(13), day.turn(_FEATURED_DAYS, "Front page of Hacker News", "Mentioned in a newsletter", "Talk at PyCon"))
    for number in range(int(150 * day.growth)):
        visit = Visit(day, day.person(9_000), 100_000 + number)
        visit.channel, visit.at_ms = _FEATURED, day.at(13) + int(day.random.expovariate(1 / (2.2 * HOUR_MS)))
        visit.page("/blog/real-time-analytics")
        if day.random.random() < 0.4:
            visit.browse(1.6)


def _stop(day: Day) -> None:
    """Nobody gets through for an hour and a half."""
    from_ms, to_ms = day.at(10), day.at(11.5)
    day.note("incident", from_ms, "Site down: expired certificate", hours=1.5)
    day.drop(from_ms, to_ms)
