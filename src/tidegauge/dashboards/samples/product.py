"""People who use a product: they sign up, find their way in, use features, invite others and subscribe."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.samples.day import Day, Weighted, pick
from tidegauge.dashboards.samples.visit import Visit, visits

FEATURES: Final[Weighted[str]] = (("dashboards", 30), ("search", 22), ("export", 11), ("alerts", 10), ("funnels", 8), ("sharing", 7), ("api", 5), ("themes", 3))
PLANS: Final[Weighted[str]] = (("free", 62), ("team", 26), ("business", 12))
_PAGES: Final[Weighted[str]] = (("/app", 30), ("/app/boards", 24), ("/app/explore", 16), ("/app/alerts", 9), ("/app/settings", 7))


def sample(day: Day) -> None:
    """About 120 visits of 1,500 people, a fifth of them new."""
    for visit in visits(day, 120, 1_500):
        plan = PLANS[0][0] if visit.person.luck < 0.6 else pick(day.random, PLANS)
        if day.random.random() < 0.2:
            _arrive(visit, plan)
        visit.browse(1.8, _PAGES)
        while day.random.random() < 0.45 + 0.3 * visit.person.luck:
            visit.add("feature_used", kind="user_action", feature=pick(day.random, FEATURES), plan=plan)
        if day.random.random() < 0.03:
            visit.add("error", kind="error", message=day.random.choice(("Request timed out", "Chart failed to load", "Upload too large")), page="/app/boards")


def _arrive(visit: Visit, plan: str) -> None:
    random = visit.day.random
    visit.add("signup", kind="user_action", plan=plan, method=random.choice(("email", "google", "github")), **visit.channel)
    if random.random() < 0.74:
        visit.add("project_created", kind="user_action", plan=plan)
        if random.random() < 0.7:
            visit.add("onboarding_completed", kind="user_action", plan=plan, value=random.triangular(40, 900, 160))
            if random.random() < 0.4:
                visit.add("invite_sent", kind="user_action", plan=plan)
            if plan != "free" and random.random() < 0.6:
                visit.add("subscription_started", plan=plan, value=29.0 if plan == "team" else 99.0)
