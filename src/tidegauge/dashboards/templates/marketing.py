"""Marketing."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.marketing import sample
from tidegauge.dashboards.templates.template import Template, ask, board, part, row, trend

_USD: Final = "currency"
_TAGGED: Final = [("utm_campaign", "exists", None)]


def marketing() -> Document:
    """What campaigns cost and bring."""
    return board(
        "Marketing",
        "Spend, leads and revenue by channel and campaign.",
        row(
            3,
            part("number", "Spend", trend("ad_spend", aggregation="sum"), unit=_USD, good_when="down"),
            part("number", "Revenue", trend("revenue"), unit=_USD),
            part(
                "number",
                "Return on spend",
                trend("revenue", "Revenue", is_hidden=True, where=_TAGGED),
                trend("ad_spend", "Spend", is_hidden=True, aggregation="sum"),
                formulas=(("Return", "A / B"),),
                decimals=2,
            ),
            part("number", "Leads", trend("lead")),
            part(
                "number",
                "Cost per lead",
                trend("ad_spend", "Spend", is_hidden=True, aggregation="sum"),
                trend("lead", "Leads", is_hidden=True),
                formulas=(("Cost", "A / B"),),
                unit=_USD,
                decimals=2,
                good_when="down",
            ),
            part("number", "Sign-ups", trend("signups")),
        ),
        row(
            7,
            part(
                "bar",
                "Spend and revenue by day (USD)",
                ask("ad_spend", "Spend", aggregation="sum", interval="day"),
                ask("revenue", "Revenue", interval="day"),
                width=8,
                unit=_USD,
                sort="none",
            ),
            part(
                "funnel",
                "From visit to order (people)",
                ask("*", aggregation="unique_count", group_by=["name"], where=[("name", "in", ["page_view", "lead", "signup", "purchase"])]),
                width=4,
            ),
        ),
        row(
            8,
            part(
                "table",
                "Campaigns",
                ask("unique_users", "Visitors", group_by=["utm_campaign"], where=_TAGGED),
                ask("lead", "Leads", group_by=["utm_campaign"], where=_TAGGED),
                ask("revenue", "Revenue (USD)", group_by=["utm_campaign"], where=_TAGGED),
                ask("ad_spend", "Spend (USD)", aggregation="sum", group_by=["utm_campaign"]),
                width=8,
                formulas=(("Return", "C / D"),),
                columns=[
                    {"key": "utm_campaign"},
                    {"key": "A", "bar": True},
                    {"key": "B"},
                    {"key": "C", "unit": _USD},
                    {"key": "D", "unit": _USD},
                    {"key": "F1", "decimals": 2},
                ],
            ),
            part("sankey", "Source to campaign (visits)", ask("sessions", group_by=["utm_source", "utm_campaign"], where=_TAGGED), width=4),
        ),
        row(
            7,
            part("stacked", "Visits by source", ask("sessions", interval="day", group_by=["utm_source"], where=_TAGGED), width=6),
            part("polar_area", "Leads by form", ask("lead", group_by=["form"]), width=3),
            part("doughnut", "Revenue by source (USD)", ask("revenue", group_by=["utm_source"]), width=3, unit=_USD),
        ),
        row(
            7,
            part("world_map", "Leads by country", ask("lead", group_by=["country"], limit=250), width=5, show_list=False),
            part(
                "horizontal_bar",
                "Newsletter (people)",
                ask("*", "People", aggregation="unique_count", group_by=["name"], where=[("name", "in", ["email_sent", "email_opened", "email_clicked"])]),
                width=4,
                show_values=True,
            ),
            part("calendar", "Leads by day", ask("lead", interval="day"), width=3, months=2),
        ),
        range_="last_30_days",
        tags=("marketing",),
    )


MARKETING: Final = Template(
    key="marketing",
    name="Marketing",
    description="Spend, leads, revenue and return by channel and campaign.",
    needs=("ad_spend", "lead", "purchase"),
    board=marketing,
    sample=sample,
)
