"""SaaS revenue."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.saas import sample
from tidegauge.dashboards.templates.template import Template, ask, board, named, part, row, trend, way

_USD: Final = "currency"
_PLANS: Final = named(("Starter", "Starter", "series-8"), ("Team", "Team", "series-1"), ("Business", "Business", "series-5"))
_STEPS: Final = (("trial_started", "Tried"), ("subscription_started", "Subscribed"), ("subscription_upgraded", "Upgraded"))
_MOVES: Final = named(("New", "New", "series-3"), ("Upgrades", "Upgrades", "series-1"), ("Lost", "Lost", "series-7"))
_FAILING: Final = [{"value": 0, "colour": "positive"}, {"value": 4, "colour": "warning"}, {"value": 7, "colour": "negative"}]


def saas() -> Document:
    """What comes in every month, and what comes and goes."""
    return board(
        "SaaS revenue",
        "Recurring revenue by plan, new and lost subscriptions, payments that failed.",
        row(
            3,
            part("number", "MRR", trend("mrr_total", aggregation="last"), unit=_USD),
            part("number", "Subscribers", trend("subscribers_total", aggregation="last")),
            part("number", "New MRR", trend("subscription_started", aggregation="sum"), unit=_USD),
            part("number", "Lost MRR", trend("subscription_cancelled", aggregation="sum"), unit=_USD, good_when="down"),
            part("number", "Payments", trend("revenue"), unit=_USD),
            part("number", "Trials", trend("trial_started")),
        ),
        row(
            7,
            part(
                "stacked",
                "Monthly recurring revenue",
                ask("mrr", aggregation="sum", interval="day", group_by=["plan"]),
                width=8,
                unit=_USD,
                legend_values=["last"],
                value_mappings=_PLANS,
            ),
            part("doughnut", "Subscribers by plan", ask("subscribers", aggregation="last", group_by=["plan"]), width=4, value_mappings=_PLANS),
        ),
        row(
            7,
            part(
                "bar",
                "MRR won and lost",
                ask("subscription_started", "New", aggregation="sum", interval="day"),
                ask("subscription_upgraded", "Upgrades", aggregation="sum", interval="day"),
                ask("subscription_cancelled", "Cancelled", aggregation="sum", interval="day", is_hidden=True),
                width=6,
                formulas=(("Lost", "0 - C"),),
                unit=_USD,
                mode="stacked",
                sort="none",
                value_mappings=_MOVES,
            ),
            part("funnel", "From trial to upgrade", way(*_STEPS, days=30), width=3),
            part("horizontal_bar", "Why people leave", ask("subscription_cancelled", group_by=["reason"]), width=3, good_when="down", show_share=True),
        ),
        row(
            6,
            part("forecast", "Payments a day", ask("revenue", "Payments", interval="day"), width=8, unit=_USD, horizon=14),
            part(
                "gauge",
                "Payments that failed",
                ask("payment_failed", "Failed", is_hidden=True),
                ask("payment", "Paid", is_hidden=True),
                width=4,
                formulas=(("Failed", "A / (A + B) * 100"),),
                unit="percent",
                max=12,
                thresholds=_FAILING,
            ),
        ),
        row(
            7,
            part(
                "table",
                "Countries",
                ask("revenue", "Payments", group_by=["country"], limit=30),
                ask("subscription_started", "New", group_by=["country"], limit=30),
                ask("subscription_cancelled", "Cancelled", group_by=["country"], limit=30),
                width=7,
                formulas=(("Net new", "B - C"),),
                columns=[{"key": "country"}, {"key": "A", "bar": True, "unit": _USD, "decimals": 0}, {"key": "B"}, {"key": "C"}, {"key": "F1"}],
            ),
            part("calendar", "Payments by day", ask("revenue", interval="day"), width=5, months=2, unit=_USD, range_="last_90_days"),
        ),
        range_="last_28_days",
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
