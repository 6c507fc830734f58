"""A subscription business: trials, subscriptions, payments, upgrades and cancellations, and what runs each month."""

from __future__ import annotations

from typing import Final

from tidegauge.core.time_range import MINUTE_MS
from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.weight import Weighted, pick

PLANS: Final[Weighted[tuple[str, float]]] = ((("Starter", 19.0), 55), (("Team", 79.0), 32), (("Business", 249.0), 13))
_REASONS: Final[Weighted[str]] = (
    ("Too expensive", 31),
    ("Missing feature", 24),
    ("No longer needed", 22),
    ("Switched to another tool", 15),
    ("Company closed", 8),
)
_SUBSCRIBERS: Final = {"Starter": 1_180, "Team": 560, "Business": 138}
_FAILING_DAYS: Final = 12
_CAMPAIGN_DAYS: Final = 16


def sample(day: Day) -> None:
    """About 75 payments, 16 new subscriptions and 6 cancellations, and the state of the books."""
    is_campaign = day.every(_CAMPAIGN_DAYS, 3) or day.every(_CAMPAIGN_DAYS, 2)
    if day.every(_CAMPAIGN_DAYS, 3):
        day.note("note", day.at(8), day.turn(_CAMPAIGN_DAYS, "Product Hunt launch", "Annual plans at −20 %"), hours=48)
    for _ in range(day.times(48 * (1.6 if is_campaign else 1.0))):
        day.add("trial_started", day.moment(), kind="user_action", person=day.person(4_000), plan=pick(day.random, PLANS)[0])
    for _ in range(day.times(16 * (1.5 if is_campaign else 1.0))):
        _subscribe(day)
    _renew(day)
    for _ in range(day.times(6)):
        plan, price = pick(day.random, PLANS)
        day.add("subscription_cancelled", day.moment(), person=day.person(4_000), value=price, plan=plan, reason=pick(day.random, _REASONS))
    for _ in range(day.times(4)):
        day.add("subscription_upgraded", day.moment(), person=day.person(4_000), value=60.0, plan="Team", from_plan="Starter")
    _close_books(day)


def _subscribe(day: Day) -> None:
    plan, price = pick(day.random, PLANS)
    person, at_ms = day.person(4_000), day.moment()
    day.add("subscription_started", at_ms, person=person, value=price, plan=plan, billing=day.random.choice(("monthly", "yearly")))
    day.add("payment", at_ms + 1_000, person=person, value=price, plan=plan, currency="USD", reason="new")


def _renew(day: Day) -> None:
    """Renewals, of which a few fail; on some days the card network makes many fail."""
    is_failing = day.every(_FAILING_DAYS, 9)
    if is_failing:
        day.note("incident", day.at(6), "Card network outage", hours=7)
    for _ in range(day.times(60)):
        plan, price = pick(day.random, PLANS)
        is_paid = day.random.random() > (0.22 if is_failing else 0.03)
        name = "payment" if is_paid else "payment_failed"
        day.add(name, day.moment(), person=day.person(4_000), value=price, plan=plan, currency="USD", reason="renewal")


def _close_books(day: Day) -> None:
    """Monthly recurring revenue and subscribers by plan, as metrics of the whole day."""
    at_ms, totals = day.start_ms + MINUTE_MS, [0.0, 0.0]
    for index, ((plan, price), _) in enumerate(PLANS):
        grown = day.growth ** (0.8 + 0.35 * index)
        subscribers = round(_SUBSCRIBERS[plan] * grown * day.random.uniform(0.998, 1.002))
        day.add("subscribers", at_ms, kind="metric_update", value=subscribers, plan=plan)
        day.add("mrr", at_ms, kind="metric_update", value=subscribers * price, plan=plan)
        totals = [totals[0] + subscribers, totals[1] + subscribers * price]
    day.add("subscribers_total", at_ms, kind="metric_update", value=totals[0])
    day.add("mrr_total", at_ms, kind="metric_update", value=totals[1])
