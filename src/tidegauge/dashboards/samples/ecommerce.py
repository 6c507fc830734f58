"""A shop: visitors look at products, some fill a cart, fewer pay, a few send things back. A sale every other week, once in a while payments fail."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.visit import Visit, visits
from tidegauge.dashboards.samples.weight import Weighted, pick

PRODUCTS: Final[Weighted[tuple[str, str, float]]] = (
    (("Harbour Mug", "Kitchen", 18.0), 30), (("Pour-Over Set", "Kitchen", 42.5), 16), (("Cast Iron Pan", "Kitchen", 69.0), 11),
    (("Field Notebook", "Stationery", 12.5), 24), (("Brass Pen", "Stationery", 46.0), 11), (("Linen Throw", "Home", 84.0), 12),
    (("Oak Shelf", "Home", 139.0), 8), (("Reading Lamp", "Home", 112.0), 11), (("Rain Jacket", "Outdoor", 164.0), 12), (("Trail Bottle", "Outdoor", 31.0), 18),
    (("Day Pack", "Outdoor", 98.0), 10), (("Wool Socks", "Outdoor", 16.0), 20),
)  # fmt: skip
_PAYMENTS: Final[Weighted[str]] = (("Card", 62), ("Wallet", 24), ("PromptPay", 9), ("Transfer", 5))
_REASONS: Final = ("Too late", "Wrong size", "Changed my mind", "Damaged")
_SALE_DAYS: Final = 14
_OUTAGE_DAYS: Final = 11


class Shop:
    """What the day is like: `boost` for how eager people are, `discount` of the prices, `closed` while nobody can pay."""

    def __init__(self, day: Day) -> None:
        is_sale = day.every(_SALE_DAYS, 5) or day.every(_SALE_DAYS, 4)
        self.boost = 1.45 if is_sale else 1.0
        self.discount = 0.85 if is_sale else 1.0
        self.closed = (day.at(11), day.at(13.5)) if day.every(_OUTAGE_DAYS, 8) else (0, 0)


def sample(day: Day) -> None:
    """About 420 visits and 36 orders."""
    shop = Shop(day)
    if day.every(_SALE_DAYS, 5):
        day.note("note", day.at(0), day.turn(_SALE_DAYS, "Weekend sale −15 %", "Members' days −15 %"), hours=48)
    if shop.closed[1]:
        day.note("incident", shop.closed[0], "Payment provider down", hours=2.5)
    for visit in visits(day, 420, 8_500):
        visit.browse(1.7)
        if day.random.random() < 0.62:
            _shop(visit, shop)


def _shop(visit: Visit, shop: Shop) -> None:
    random = visit.day.random
    name, category, price = pick(random, PRODUCTS)
    product: dict[str, Any] = {"product": name, "product_category": category, "price": price}
    visit.add("product_view", **product)
    if random.random() > (0.26 + 0.2 * visit.person.luck) * shop.boost:
        return
    quantity = random.choices((1, 2, 3), (14, 4, 1))[0]
    amount = price * quantity * shop.discount
    visit.add("add_to_cart", value=amount, quantity=quantity, **product)
    if random.random() > 0.62:
        return
    visit.add("checkout", value=amount, quantity=quantity, **product)
    if random.random() > 0.7 or shop.closed[0] <= visit.at_ms < shop.closed[1]:
        return
    visit.add("purchase", value=amount, quantity=quantity, currency="USD", payment_method=pick(random, _PAYMENTS), **product, **visit.channel)
    if random.random() < 0.05:
        visit.add("refund", value=amount, reason=random.choice(_REASONS), **product)
