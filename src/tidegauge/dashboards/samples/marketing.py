"""Campaigns: what they cost, who comes, signs up and buys; a newsletter every Tuesday, a campaign that begins, tracking that breaks."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from tidegauge.core.time_range import HOUR_MS
from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.visit import Visit, visits
from tidegauge.dashboards.samples.weight import Weighted, pick


class Campaign(NamedTuple):
    """A usual day's spend, and how good its visitors are: 1 is the usual."""

    source: str
    name: str
    usd: float
    quality: float


CAMPAIGNS: Final = (
    Campaign("google", "brand", 46.0, 1.7), Campaign("google", "autumn-sale", 58.0, 1.15), Campaign("facebook", "autumn-sale", 41.0, 0.95),
    Campaign("facebook", "lookalike", 33.0, 0.7), Campaign("line", "bangkok-launch", 28.0, 1.35),
)  # fmt: skip
_FORMS: Final[Weighted[str]] = (("Demo", 38), ("Guide", 30), ("Newsletter", 22), ("Webinar", 10))
_PRICES: Final[Weighted[float]] = ((29.0, 34), (49.0, 30), (99.0, 24), (149.0, 9), (299.0, 3))
_PUSH_DAYS: Final = 15


def sample(day: Day) -> None:
    """About 380 visits, 40 leads and 14 orders; spend and clicks of each campaign."""
    is_push = day.every(_PUSH_DAYS, 6) or day.every(_PUSH_DAYS, 5)
    if day.every(_PUSH_DAYS, 6):
        day.note("note", day.at(7), day.turn(_PUSH_DAYS, "Black Friday teaser", "Influencer video", "TV spot in Bangkok"), hours=48)
    for campaign in CAMPAIGNS:
        _spend(day, campaign, 1.35 if is_push else 1.0)
    for visit in visits(day, 380 * (1.3 if is_push else 1.0), 11_000):
        _come(visit)
    if day.weekday == 1:
        day.note("note", day.at(9), f"Newsletter #{day.number // 7 % 300}")
        _send_newsletter(day)


def _spend(day: Day, campaign: Campaign, push: float) -> None:
    """By the hour, as the networks report it."""
    for at_ms in day.steps(3 * HOUR_MS):
        spent = campaign.usd / 8 * push * day.growth * day.random.uniform(0.85, 1.15)
        clicks = round(spent / day.random.uniform(0.8, 1.3))
        counts: dict[str, Any] = {"clicks": clicks, "impressions": clicks * day.random.randint(35, 60)}
        day.add("ad_spend", at_ms, kind="metric_update", value=spent, utm_source=campaign.source, utm_campaign=campaign.name, **counts)


def _come(visit: Visit) -> None:
    visit.browse(1.9)
    random, channel = visit.day.random, visit.channel
    quality = _quality(channel)
    if random.random() < 0.1 * quality:
        visit.add("lead", kind="user_action", form=pick(random, _FORMS), **channel)
        if random.random() < 0.62:
            visit.add("signup", kind="user_action", **channel)
            if random.random() < 0.55:
                visit.add("purchase", value=pick(random, _PRICES), currency="USD", **channel)


def _quality(channel: dict[str, Any]) -> float:
    name, source = channel.get("utm_campaign"), channel.get("utm_source")
    found = next((one.quality for one in CAMPAIGNS if (one.name, one.source) == (name, source)), None)
    return found if found is not None else 1.5 if source == "newsletter" else 0.85


def _send_newsletter(day: Day) -> None:
    for number in range(420):
        person, at_ms = day.person(11_000), day.at(9)
        day.add("email_sent", at_ms, person=person, email="weekly-digest")
        if day.random.random() < 0.46:
            day.add("email_opened", at_ms + 60_000 * (1 + number), person=person, email="weekly-digest")
            if day.random.random() < 0.24:
                day.add("email_clicked", at_ms + 60_000 * (2 + number), person=person, email="weekly-digest")
