"""A subscription business: trials, subscriptions, payments, upgrades and cancellations, and what runs each month."""

from __future__ import annotations

from typing import Final

from tidegauge.core.time_range import MINUTE_MS
from tidegauge.dashboards.samples.day import Day, Weighted, pick

PLANS: Final[Weighted[tuple[str, float]]] = ((("starter", 19.0), 55), (("team", 79.0), 32), (("business", 249.0), 13))
_REASONS: Final = ("too expensive", "missing feature", "no longer needed", "went elsewhere")
_SUBSCRIBERS: Final = {"starter": 640, "team": 310, "business": 74}


def sample(day: Day) -> None:
    """About 40 payments, 9 new subscriptions and 3 cancellations, and the state of the books."""
    for _ in range(day.times(22)):
        person = day.person(2_000)
        day.add("trial_started", day.moment(), kind="user_action", person=person, plan=pick(day.random, PLANS)[0])
    for _ in range(day.times(9)):
        plan, price = pick(day.random, PLANS)
        person, at_ms = day.person(2_000), day.moment()
        day.add("subscription_started", at_ms, person=person, value=price, plan=plan, billing=day.random.choice(("monthly", "yearly")))
        day.add("payment", at_ms + 1_000, person=person, value=price, plan=plan, currency="USD", reason="new")
    for _ in range(day.times(34)):
        plan, price = pick(day.random, PLANS)
        is_paid = day.random.random() > 0.04
        name = "payment" if is_paid else "payment_failed"
        day.add(name, day.moment(), person=day.person(2_000), value=price, plan=plan, currency="USD", reason="renewal")
    for _ in range(day.times(3)):
        plan, price = pick(day.random, PLANS)
        day.add("subscription_cancelled", day.moment(), person=day.person(2_000), value=price, plan=plan, reason=day.random.choice(_REASONS))
    for _ in range(day.times(2)):
        day.add("subscription_upgraded", day.moment(), person=day.person(2_000), value=60.0, plan="team", from_plan="starter")
    _close_books(day)


def _close_books(day: Day) -> None:
    """Monthly recurring revenue and subscribers by plan, as metrics."""
    grown = 1 + 0.004 * (day.number % 365)
    for (plan, price), _ in PLANS:
        subscribers = round(_SUBSCRIBERS[plan] * grown * day.random.uniform(0.997, 1.003))
        day.add("subscribers", day.start_ms + MINUTE_MS, kind="metric_update", value=subscribers, plan=plan)
        day.add("mrr", day.start_ms + MINUTE_MS, kind="metric_update", value=subscribers * price, plan=plan)
