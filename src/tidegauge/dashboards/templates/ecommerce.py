"""E-commerce."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.ecommerce import sample
from tidegauge.dashboards.templates.template import Template, ask, board, part, row, trend

_STEPS: Final = ["product_view", "add_to_cart", "checkout", "purchase"]
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
            part("number", "Conversion (%)", trend("conversion_rate"), unit="percent", decimals=2),
            part("number", "Refunds", trend("refund", aggregation="sum"), unit=_USD, good_when="down"),
            part(
                "number",
                "Carts left (%)",
                trend("add_to_cart", "Carts", is_hidden=True),
                trend("purchase", "Paid", is_hidden=True),
                formulas=(("Left", "(A - B) / A * 100"),),
                unit="percent",
                good_when="down",
            ),
        ),
        row(
            7,
            part("bar", "Revenue by day", ask("revenue", "Revenue", interval="day", compare="previous_period"), width=8, unit=_USD),
            part("funnel", "From product to order (people)", ask("*", aggregation="unique_count", group_by=["name"], where=[("name", "in", _STEPS)]), width=4),
        ),
        row(
            8,
            part("treemap", "Revenue by category and product", ask("revenue", group_by=["product_category", "product"]), width=5, unit=_USD),
            part(
                "table",
                "Products",
                ask("revenue", "Revenue (USD)", group_by=["product"], limit=50),
                ask("orders", "Orders", group_by=["product"], limit=50),
                ask("product_view", "Views", group_by=["product"], limit=50),
                width=7,
                formulas=(("Orders per 100 views", "B / C * 100"),),
                columns=[{"key": "product"}, {"key": "A", "bar": True, "unit": _USD}, {"key": "B"}, {"key": "C"}, {"key": "F1", "decimals": 1}],
            ),
        ),
        row(
            7,
            part("world_map", "Revenue by country", ask("revenue", group_by=["country"], limit=250), width=5, unit=_USD, show_list=False),
            part("pie", "Payment methods (orders)", ask("purchase", group_by=["payment_method"]), width=3),
            part("horizontal_bar", "Revenue by source", ask("revenue", group_by=["utm_source"], limit=10), width=4, unit=_USD),
        ),
        row(
            7,
            part("histogram", "Order values (USD)", ask("purchase", aggregation="histogram"), width=4, unit=_USD),
            part("heatmap", "Orders by hour and weekday", ask("orders", interval="hour"), width=4),
            part("feed", "Orders as they come", width=4, filters=[{"field": "name", "operator": "eq", "value": "purchase"}]),
        ),
        range_="last_30_days",
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
