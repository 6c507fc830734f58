"""E-commerce."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.ecommerce import sample
from tidegauge.dashboards.templates.template import Template, ask, board, named, part, row, trend, way

_STEPS: Final = (("product_view", "Saw a product"), ("add_to_cart", "Filled a cart"), ("checkout", "Checkout"), ("purchase", "Paid"))
_SOURCES: Final = named(
    ("", "Direct and organic", ""), ("google", "Google Ads", ""), ("facebook", "Facebook", ""), ("line", "LINE", ""), ("newsletter", "Newsletter", "")
)
_PAYMENTS: Final = named(
    ("Card", "Card", "series-1"), ("Wallet", "Wallet", "series-3"), ("PromptPay", "PromptPay", "series-5"), ("Transfer", "Transfer", "series-2")
)
_USD: Final = "currency"


def ecommerce() -> Document:
    """What is sold, to whom, and what is left in carts."""
    return board(
        "E-commerce",
        "Revenue, orders and products, and how many visitors get from looking to paying.",
        row(
            3,
            part("number", "Revenue", trend("revenue"), unit=_USD),
            part("number", "Orders", trend("orders")),
            part("number", "Average order", trend("average_order_value"), unit=_USD),
            part("number", "Conversion", trend("conversion_rate"), unit="percent", decimals=2),
            part("number", "Refunds", trend("refund", aggregation="sum"), unit=_USD, good_when="down"),
            part(
                "number",
                "Carts left",
                trend("add_to_cart", "Carts", is_hidden=True),
                trend("purchase", "Paid", is_hidden=True),
                formulas=(("Left", "(A - B) / A * 100"),),
                unit="percent",
                decimals=1,
                good_when="down",
            ),
        ),
        row(
            7,
            part("bar", "Revenue by day", ask("revenue", "Revenue", interval="day", compare="previous_period"), width=8, unit=_USD),
            part("funnel", "From product to order", way(*_STEPS), width=4),
        ),
        row(
            9,
            part("treemap", "Revenue by category and product", ask("revenue", group_by=["product_category", "product"]), width=5, unit=_USD),
            part(
                "table",
                "Products",
                ask("revenue", "Revenue", group_by=["product"], limit=50),
                ask("orders", "Orders", group_by=["product"], limit=50),
                ask("product_view", "Views", group_by=["product"], limit=50),
                width=7,
                formulas=(("Orders per 100 views", "B / C * 100"),),
                columns=[{"key": "product"}, {"key": "A", "bar": True, "unit": _USD, "decimals": 0}, {"key": "B"}, {"key": "C"}, {"key": "F1", "decimals": 1}],
            ),
        ),
        row(
            7,
            part("world_map", "Revenue by country", ask("revenue", group_by=["country"], limit=250), width=5, unit=_USD),
            part("doughnut", "Payment methods", ask("purchase", group_by=["payment_method"]), width=3, value_mappings=_PAYMENTS),
            part("horizontal_bar", "Revenue by source", ask("revenue", group_by=["utm_source"], limit=10), width=4, unit=_USD, value_mappings=_SOURCES),
        ),
        row(
            7,
            part("histogram", "Order values", ask("purchase", aggregation="histogram"), width=4, unit=_USD, buckets=20),
            part("heatmap", "When orders come", ask("orders", interval="hour"), width=4),
            part("feed", "Orders as they come", width=4, filters=[{"field": "name", "operator": "eq", "value": "purchase"}]),
        ),
        range_="last_28_days",
        tags=("revenue", "shop"),
    )


ECOMMERCE: Final = Template(
    key="ecommerce",
    name="E-commerce",
    description="Revenue, orders, products, carts and conversion.",
    needs=("purchase", "add_to_cart", "product_view"),
    board=ecommerce,
    sample=sample,
)
