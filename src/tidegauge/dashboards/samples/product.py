"""People who use a product: they sign up, find their way in, use features, invite others and subscribe. A release each week, errors now and then."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.visit import Visit, visits
from tidegauge.dashboards.samples.weight import Weighted, pick

FEATURES: Final[Weighted[str]] = (
    ("Dashboards", 30), ("Search", 22), ("Export", 12), ("Alerts", 10), ("Funnels", 9), ("Sharing", 7), ("API", 5), ("Themes", 3),
)  # fmt: skip
PLANS: Final[Weighted[str]] = (("Free", 58), ("Team", 29), ("Business", 13))
_PAGES: Final[Weighted[str]] = (("/app", 30), ("/app/boards", 24), ("/app/explore", 16), ("/app/alerts", 9), ("/app/settings", 7))
_RELEASES: Final = ("Saved views", "Keyboard shortcuts", "Slack alerts", "Faster boards", "CSV import")
_BAD_DAYS: Final = 10


def sample(day: Day) -> None:
    """About 260 visits of 2,600 people, a fifth of them new."""
    is_release = day.weekday == 1
    if is_release:
        day.note("deploy", day.at(9), f"Release: {day.turn(7, *_RELEASES)}")
    for visit in visits(day, 260, 2_600):
        _use(visit, is_release=is_release)
    if day.every(_BAD_DAYS, 7):
        _fail(day)


def _use(visit: Visit, *, is_release: bool) -> None:
    day, luck = visit.day, visit.person.luck
    plan = PLANS[0][0] if luck < 0.55 else pick(day.random, PLANS)
    if day.random.random() < 0.2:
        _arrive(visit, plan)
    visit.browse(1.8, _PAGES)
    while day.random.random() < 0.42 + 0.3 * luck + 0.06 * is_release:
        visit.add("feature_used", kind="user_action", feature=pick(day.random, FEATURES), plan=plan)
    if day.random.random() < 0.02:
        visit.add("error", kind="error", message=day.random.choice(("Request timed out", "Chart failed to load", "Upload too large")), page="/app/boards")


def _arrive(visit: Visit, plan: str) -> None:
    random, luck = visit.day.random, visit.person.luck
    visit.add("signup", kind="user_action", plan=plan, method=random.choice(("email", "google", "github")), **visit.channel)
    if random.random() < 0.78:
        visit.add("project_created", kind="user_action", plan=plan)
        if random.random() < 0.72:
            visit.add("onboarding_completed", kind="user_action", plan=plan, value=random.triangular(40, 900, 160))
            if random.random() < 0.4:
                visit.add("invite_sent", kind="user_action", plan=plan)
            if random.random() < (0.62 if plan != "Free" else 0.12 + 0.2 * luck):
                visit.add("subscription_started", plan=plan, value=99.0 if plan == "Business" else 29.0)


def _fail(day: Day) -> None:
    """An hour of errors before the fix."""
    day.note("incident", day.at(14), "Exports fail", hours=1.2)
    for _ in range(45):
        at_ms = day.at(14 + 1.2 * day.random.random())
        day.add("error", at_ms, kind="error", person=day.person(2_600), message="Export failed", page="/app/export")
