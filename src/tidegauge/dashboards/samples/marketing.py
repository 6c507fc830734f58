"""Campaigns: what they cost, who comes by them, and who of these leaves an address, signs up and buys."""

from __future__ import annotations

from typing import Final

from tidegauge.core.time_range import HOUR_MS, MINUTE_MS
from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.visit import visits

_SPEND_USD: Final = {("google", "brand"): 62.0, ("google", "autumn_sale"): 88.0, ("facebook", "autumn_sale"): 54.0, ("line", "bangkok_launch"): 31.0}
"""A usual day's."""


def sample(day: Day) -> None:
    """About 170 visits, 17 leads and 4 orders; spend and clicks of each campaign; a newsletter every Tuesday."""
    for (source, campaign), usual in _SPEND_USD.items():
        spent = usual * day.busyness * day.random.uniform(0.85, 1.15)
        clicks = int(spent / day.random.uniform(0.9, 1.6))
        shown = clicks * day.random.randint(40, 70)
        at_ms = day.start_ms + MINUTE_MS
        day.add("ad_spend", at_ms, kind="metric_update", value=spent, utm_source=source, utm_campaign=campaign, clicks=clicks, impressions=shown)
    for visit in visits(day, 170, 5_000):
        visit.browse(1.9)
        random, is_paid = day.random, "utm_campaign" in visit.channel
        if random.random() < (0.16 if is_paid else 0.08):
            visit.add("lead", kind="user_action", form=random.choice(("newsletter", "demo", "guide")), **visit.channel)
            if random.random() < 0.5:
                visit.add("signup", kind="user_action", **visit.channel)
                if random.random() < 0.45:
                    visit.add("purchase", value=random.choice((29.0, 49.0, 99.0, 149.0)), currency="USD", **visit.channel)
    if (day.number + 3) % 7 == 1:
        _send_newsletter(day)


def _send_newsletter(day: Day) -> None:
    for number in range(250):
        person, at_ms = day.person(5_000), day.start_ms + 9 * HOUR_MS
        day.add("email_sent", at_ms, person=person, email="weekly")
        if day.random.random() < 0.42:
            day.add("email_opened", at_ms + 60_000 * (1 + number), person=person, email="weekly")
            if day.random.random() < 0.21:
                day.add("email_clicked", at_ms + 60_000 * (2 + number), person=person, email="weekly")
