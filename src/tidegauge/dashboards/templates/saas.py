"""SaaS revenue."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.saas import sample
from tidegauge.dashboards.templates.template import Template, ask, board, part, row, trend

_USD: Final = "currency"


def saas() -> Document:
    """What comes in every month, and what comes and goes."""
    return board(
        "SaaS revenue",
        "Recurring revenue by plan, new and lost subscriptions, payments that failed.",
        row(
            3,
            part("number", "Payments", trend("revenue"), unit=_USD),
            part("number", "New subscriptions", trend("subscription_started")),
            part("number", "New MRR", trend("subscription_started", aggregation="sum"), unit=_USD),
            part("number", "Cancelled", trend("subscription_cancelled"), good_when="down"),
            part("number", "Lost MRR", trend("subscription_cancelled", aggregation="sum"), unit=_USD, good_when="down"),
            part("number", "Trials", trend("trial_started")),
        ),
        row(
            7,
            part("stacked", "Monthly recurring revenue (USD)", ask("mrr", aggregation="sum", interval="day", group_by=["plan"]), width=8, unit=_USD),
            part("doughnut", "Subscribers by plan", ask("subscribers", aggregation="last", group_by=["plan"]), width=4),
        ),
        row(
            7,
            part(
                "bar",
                "MRR won and lost (USD)",
                ask("subscription_started", "New", aggregation="sum", interval="day"),
                ask("subscription_upgraded", "Upgrades", aggregation="sum", interval="day"),
                ask("subscription_cancelled", "Lost", aggregation="sum", interval="day"),
                width=6,
                unit=_USD,
                sort="none",
            ),
            part(
                "funnel",
                "Trial to subscription (people)",
                ask("*", aggregation="unique_count", group_by=["name"], where=[("name", "in", ["trial_started", "subscription_started"])]),
                width=3,
            ),
            part("pie", "Why people leave", ask("subscription_cancelled", group_by=["reason"]), width=3),
        ),
        row(
            7,
            part("forecast", "Payments a day (USD)", ask("revenue", "Payments", interval="day"), width=8, unit=_USD, horizon=14),
            part(
                "gauge",
                "Payments that failed (%)",
                ask("payment_failed", "Failed", is_hidden=True),
                ask("payment", "Paid", is_hidden=True),
                width=4,
                formulas=(("Failed", "A / (A + B) * 100"),),
                unit="percent",
                max=10,
                thresholds=[{"value": 0, "colour": "positive"}, {"value": 3, "colour": "warning"}, {"value": 6, "colour": "negative"}],
            ),
        ),
        row(
            7,
            part("horizontal_bar", "Payments by country (USD)", ask("revenue", group_by=["country"], limit=12), width=4, unit=_USD),
            part(
                "table",
                "Plans",
                ask("revenue", "Payments (USD)", group_by=["plan"]),
                ask("subscription_started", "New", group_by=["plan"]),
                ask("subscription_cancelled", "Cancelled", group_by=["plan"]),
                width=5,
                formulas=(("Net new", "B - C"),),
                columns=[{"key": "plan"}, {"key": "A", "bar": True, "unit": _USD}, {"key": "B"}, {"key": "C"}, {"key": "F1"}],
            ),
            part("calendar", "Payments by day (USD)", ask("revenue", interval="day"), width=3, months=2, unit=_USD),
        ),
        range_="last_30_days",
        tags=("revenue",),
    )


SAAS: Final = Template(
    key="saas",
    name="SaaS revenue",
    description="MRR, new and lost subscriptions, trials and payments.",
    needs=("subscription_started", "payment", "mrr"),
    board=saas,
    sample=sample,
)
