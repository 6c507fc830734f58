"""A shop: visitors look at products, some fill a cart, fewer pay, a few send things back."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.dashboards.samples.day import Day, Weighted, pick
from tidegauge.dashboards.samples.visit import Visit, visits

PRODUCTS: Final[Weighted[tuple[str, str, float]]] = (
    (("Harbour Mug", "kitchen", 14.0), 30), (("Pour-Over Set", "kitchen", 38.5), 14), (("Cast Iron Pan", "kitchen", 59.0), 8),
    (("Field Notebook", "stationery", 9.5), 26), (("Brass Pen", "stationery", 42.0), 9), (("Linen Throw", "home", 79.0), 10),
    (("Oak Shelf", "home", 129.0), 6), (("Reading Lamp", "home", 96.0), 9), (("Rain Jacket", "outdoor", 149.0), 11), (("Trail Bottle", "outdoor", 27.0), 18),
)  # fmt: skip


def sample(day: Day) -> None:
    """About 150 visits and 12 orders."""
    for visit in visits(day, 150, 3_500):
        visit.browse(1.7)
        if day.random.random() < 0.62:
            _shop(visit)


def _shop(visit: Visit) -> None:
    random = visit.day.random
    name, category, price = pick(random, PRODUCTS)
    product: dict[str, Any] = {"product": name, "product_category": category, "price": price}
    visit.add("product_view", **product)
    if random.random() > 0.24 + 0.2 * visit.person.luck:
        return
    quantity = random.choices((1, 2, 3), (14, 4, 1))[0]
    amount = price * quantity
    visit.add("add_to_cart", value=amount, quantity=quantity, **product)
    if random.random() > 0.6:
        return
    visit.add("checkout", value=amount, quantity=quantity, **product)
    if random.random() > 0.68:
        return
    payment = random.choices(("card", "wallet", "transfer"), (7, 3, 1))[0]
    visit.add("purchase", value=amount, quantity=quantity, currency="USD", payment_method=payment, **product, **visit.channel)
    if random.random() < 0.06:
        visit.add("refund", value=amount, reason=random.choice(("too late", "wrong size", "changed my mind")), **product)
