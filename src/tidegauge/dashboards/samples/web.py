"""Visitors of a site, some of whom sign up."""

from __future__ import annotations

from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.visit import visits


def sample(day: Day) -> None:
    """About 170 visits with 440 page views."""
    for visit in visits(day, 170, 4_000):
        visit.browse(2.6)
        if day.random.random() < 0.10:
            visit.add("outbound_click", kind="user_action", target=day.random.choice(("github.com", "docs", "youtube.com")))
        if visit.person.luck > 0.8 and day.random.random() < 0.25:
            visit.add("signup", kind="user_action", method=day.random.choice(("email", "google", "apple")))
