"""Product analytics."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.product import sample
from tidegauge.dashboards.templates.template import Template, ask, board, inquire, named, part, row, trend, way

_STEPS: Final = (
    ("signup", "Signed up"), ("project_created", "Created a project"), ("onboarding_completed", "Finished onboarding"), ("subscription_started", "Subscribed"),
)  # fmt: skip
_STAGES: Final = named(
    ("new", "New", "series-1"), ("returning", "Returning", "series-3"), ("resurrecting", "Back again", "series-2"), ("dormant", "Gone quiet", "series-7")
)  # fmt: skip
_PLANS: Final = named(("Free", "Free", "series-8"), ("Team", "Team", "series-1"), ("Business", "Business", "series-5"))


def product() -> Document:
    """Who comes to the product, what they use and where they stop."""
    return board(
        "Product analytics",
        "New and active people, the way from signing up to paying, and which features are used.",
        row(
            3,
            part("number", "Active people", trend("active_users")),
            part("number", "Sign-ups", trend("signups")),
            part("number", "Onboarded", trend("onboarding_completed")),
            part("number", "Feature uses", trend("feature_used")),
            part("number", "Time to onboard", trend("onboarding_completed", aggregation="median"), unit="duration_s", good_when="down"),
            part("number", "Invitations", trend("invite_sent")),
        ),
        row(
            7,
            part("area", "Active people over time", ask("active_users", "People", interval="3_hours"), width=8),
            part("funnel", "From sign-up to paying", way(*_STEPS), width=4),
        ),
        row(
            7,
            part("stacked", "Uses of each feature", ask("feature_used", interval="day", group_by=["feature"], limit=8, other=True), width=5, shape="bars"),
            part("radar", "People by feature", ask("feature_used", aggregation="unique_count", group_by=["feature"], limit=8), width=3),
            part("treemap", "Uses by plan and feature", ask("feature_used", group_by=["plan", "feature"]), width=4, value_mappings=_PLANS),
        ),
        row(
            6,
            part("cohort", "Who comes back each week", inquire("cohort", period="weekly"), width=7, range_="last_28_days"),
            part(
                "bar", "New, returning and gone", inquire("lifecycle", period="weekly"), width=5, range_="last_28_days", mode="stacked", value_mappings=_STAGES
            ),
        ),
        row(
            6,
            part("doughnut", "Sign-ups by plan", ask("signups", group_by=["plan"]), width=3, value_mappings=_PLANS),
            part("heatmap", "When features are used", ask("feature_used", interval="hour"), width=6),
            part("horizontal_bar", "Sign-ups by country", ask("signups", group_by=["country"], limit=8), width=3),
        ),
        row(
            7,
            part(
                "table",
                "Features",
                ask("feature_used", "Uses", group_by=["feature"]),
                ask("feature_used", "People", aggregation="unique_count", group_by=["feature"]),
                width=7,
                formulas=(("Uses per person", "A / B"),),
                columns=[{"key": "feature"}, {"key": "A", "bar": True}, {"key": "B"}, {"key": "F1", "decimals": 1}],
            ),
            part("feed", "What people do now", width=5, filters=[{"field": "type", "operator": "eq", "value": "user_action"}]),
        ),
        tags=("product",),
    )


PRODUCT: Final = Template(
    key="product",
    name="Product analytics",
    description="Activation, feature use and the way to paying.",
    needs=("feature_used", "signup", "onboarding_completed"),
    board=product,
    sample=sample,
)
