"""Executive overview."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.executive import sample
from tidegauge.dashboards.templates.template import Template, ask, board, named, part, row, trend

_USD: Final = "currency"
_MONEY: Final = named(("Revenue", "Revenue", "series-1"), ("Costs", "Costs", "series-2"))
_REGIONS: Final = named(("Asia", "Asia", "series-1"), ("Europe", "Europe", "series-5"), ("Americas", "Americas", "series-3"))
_TOPICS: Final = named(("How to", "How to", "series-8"), ("Billing", "Billing", "series-1"), ("Bug", "Bug", "series-7"), ("Account", "Account", "series-5"))


def executive() -> Document:
    """The whole company on one page."""
    return board(
        "Executive overview",
        "Revenue, costs, customers, service and satisfaction on one page.",
        row(
            4,
            part("number", "Revenue", trend("revenue"), unit=_USD),
            part("number", "Costs", trend("cost", aggregation="sum"), unit=_USD, good_when="down"),
            part(
                "number",
                "Profit",
                trend("revenue", "Revenue", is_hidden=True),
                trend("cost", "Costs", is_hidden=True, aggregation="sum"),
                formulas=(("Profit", "A - B"),),
                unit=_USD,
                colour="value",
                thresholds=[{"value": -1_000_000_000, "colour": "negative"}, {"value": 0, "colour": "positive"}],
            ),
            part("number", "Customers who paid", trend("paying_users")),
        ),
        row(
            7,
            part(
                "bar",
                "Revenue and costs by day",
                ask("revenue", "Revenue", interval="day"),
                ask("cost", "Costs", aggregation="sum", interval="day"),
                width=8,
                unit=_USD,
                sort="none",
                value_mappings=_MONEY,
            ),
            part("forecast", "Revenue ahead", ask("revenue", "Revenue", interval="day"), width=4, unit=_USD, horizon=14),
        ),
        row(
            7,
            part("doughnut", "Revenue by region", ask("revenue", group_by=["region"]), width=3, unit=_USD, value_mappings=_REGIONS),
            part(
                "horizontal_bar",
                "Costs by category",
                ask("cost", aggregation="sum", group_by=["category"]),
                width=4,
                unit=_USD,
                good_when="down",
                show_share=True,
            ),
            part("world_map", "Revenue by country", ask("revenue", group_by=["country"], limit=250), width=5, unit=_USD),
        ),
        row(
            7,
            part("area", "Active people", ask("active_users", "People", interval="day"), width=6),
            part("line", "Sign-ups and orders", ask("orders", "Orders", interval="day"), ask("signups", "Sign-ups", interval="day"), width=6),
        ),
        row(
            6,
            part(
                "gauge",
                "Requests that went well",
                ask("error_rate", "Errors", is_hidden=True),
                width=3,
                formulas=(("Good", "100 - A"),),
                unit="percent",
                min=95,
                decimals=2,
                thresholds=[{"value": 95, "colour": "negative"}, {"value": 98, "colour": "warning"}, {"value": 99.5, "colour": "positive"}],
            ),
            part(
                "gauge",
                "Net promoter score",
                ask("survey_answered", "Promoters", is_hidden=True, where=[("group", "eq", "Promoter")]),
                ask("survey_answered", "Detractors", is_hidden=True, where=[("group", "eq", "Detractor")]),
                ask("survey_answered", "All", is_hidden=True),
                width=3,
                formulas=(("Score", "(A - B) / C * 100"),),
                min=-100,
                decimals=0,
                thresholds=[{"value": -100, "colour": "negative"}, {"value": 0, "colour": "warning"}, {"value": 30, "colour": "positive"}],
            ),
            part("stacked", "Tickets closed by topic", ask("ticket_closed", interval="day", group_by=["topic"]), width=4, shape="bars", value_mappings=_TOPICS),
            part("number", "Hours to close", trend("ticket_closed", aggregation="median"), width=2, decimals=1, good_when="down"),
        ),
        range_="last_28_days",
        tags=("executive",),
    )


EXECUTIVE: Final = Template(
    key="executive",
    name="Executive overview",
    description="Revenue, costs, customers, service and satisfaction.",
    needs=("purchase", "cost", "survey_answered"),
    board=executive,
    sample=sample,
)
