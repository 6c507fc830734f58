"""Marketing."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.marketing import sample
from tidegauge.dashboards.templates.template import Template, ask, board, named, part, row, trend, way

_USD: Final = "currency"
_TAGGED: Final = [("utm_campaign", "exists", None)]
_STEPS: Final = (("page_view", "Visited"), ("lead", "Left a contact"), ("signup", "Signed up"), ("purchase", "Bought"))
_MAILS: Final = (("email_sent", "Sent"), ("email_opened", "Opened"), ("email_clicked", "Clicked"))
_SOURCES: Final = named(
    ("google", "Google Ads", "series-1"), ("facebook", "Facebook", "series-5"), ("newsletter", "Newsletter", "series-2"), ("line", "LINE", "series-3"),
    ("", "Direct and organic", "series-8"),
)  # fmt: skip
_MONEY: Final = named(("Revenue", "Revenue", "series-1"), ("Spend", "Spend", "series-2"))


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
                "Revenue and spend by day",
                ask("revenue", "Revenue", interval="day"),
                ask("ad_spend", "Spend", aggregation="sum", interval="day"),
                width=8,
                unit=_USD,
                sort="none",
                value_mappings=_MONEY,
            ),
            part("funnel", "From visit to order", way(*_STEPS, days=28), width=4),
        ),
        row(
            6,
            part(
                "table",
                "Campaigns",
                ask("unique_users", "Visitors", group_by=["utm_campaign"], where=_TAGGED),
                ask("lead", "Leads", group_by=["utm_campaign"], where=_TAGGED),
                ask("revenue", "Revenue", group_by=["utm_campaign"], where=_TAGGED),
                ask("ad_spend", "Spend", aggregation="sum", group_by=["utm_campaign"]),
                width=8,
                formulas=(("Return", "C / D"),),
                columns=[
                    {"key": "utm_campaign", "label": "Campaign"},
                    {"key": "A", "bar": True},
                    {"key": "B"},
                    {"key": "C", "unit": _USD, "decimals": 0},
                    {"key": "D", "unit": _USD, "decimals": 0},
                    {"key": "F1", "decimals": 2},
                ],
            ),
            part(
                "sankey",
                "From source to campaign",
                ask("sessions", group_by=["utm_source", "utm_campaign"], where=_TAGGED),
                width=4,
                value_mappings=_SOURCES,
            ),
        ),
        row(
            7,
            part("stacked", "Visits by source", ask("sessions", interval="day", group_by=["utm_source"], where=_TAGGED), width=6, value_mappings=_SOURCES),
            part("polar_area", "Leads by form", ask("lead", group_by=["form"]), width=3),
            part("doughnut", "Revenue by source", ask("revenue", group_by=["utm_source"]), width=3, unit=_USD, value_mappings=_SOURCES),
        ),
        row(
            7,
            part("world_map", "Leads by country", ask("lead", group_by=["country"], limit=250), width=5),
            part("funnel", "Newsletter", way(*_MAILS), width=3, orientation="vertical"),
            part("calendar", "Leads by day", ask("lead", interval="day"), width=4, months=2, range_="last_90_days"),
        ),
        range_="last_28_days",
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
