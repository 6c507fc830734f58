"""The events of one visit: pages, products, a cart, perhaps an order; and the requests that the site's servers answered meanwhile."""

from __future__ import annotations

from random import Random
from typing import Any, Final

import msgspec

from tidegauge.app.demo.catalogue import ENDPOINTS, ERRORS, FEATURES, PAGES, PAYMENTS, PRODUCTS, REASONS, SEARCHES, Product
from tidegauge.app.demo.choice import Choice
from tidegauge.app.demo.traffic import is_incident
from tidegauge.app.demo.visitor import Visitor

SOURCE: Final = "demo_shop"
EXPERIMENT: Final = "checkout_button"
_PAGE: Final = Choice(PAGES)
_PRODUCT: Final = Choice([(product, product.weight) for product in PRODUCTS])
_SEARCH: Final = Choice(SEARCHES)
_FEATURE: Final = Choice(FEATURES)
_PAYMENT: Final = Choice(PAYMENTS)
_REASON: Final = Choice(REASONS)
_ENDPOINT: Final = Choice(ENDPOINTS)
_ERROR: Final = Choice(ERRORS)

MEAN_EVENTS: Final = 8.0
"""Events of an average visit, its requests included; measured on 20,000 drawn ones."""

Timed = tuple[int, dict[str, Any]]


class Session(msgspec.Struct, frozen=True, gc=False):
    """One visit to come; `visit` is its place among the visitor's own (from 0)."""

    id: str
    start_ms: int
    visit: int
    visitor: Visitor


def session_events(session: Session, random: Random) -> list[Timed]:
    """(time, event) of one visit, in order of time; a visitor who joins is marked as a member."""
    visit = _Visit(session, random)
    visit.browse()
    return sorted(visit.events, key=lambda timed: timed[0])


class _Visit:
    def __init__(self, session: Session, random: Random) -> None:
        visitor = self.visitor = session.visitor
        self.random = random
        self.events: list[Timed] = []
        self._is_first = session.visit == 0
        self._session_id = session.id
        self._now_ms = session.start_ms
        self._context = {"country": visitor.country, "device": visitor.device, "browser": visitor.browser, "os": visitor.os}

    def browse(self) -> None:
        """The whole visit."""
        random, visitor = self.random, self.visitor
        self._land()
        while random.random() < 0.52:
            self._page(_PAGE.draw(random))
            self._maybe_extras()
        if random.random() < 0.5:
            self._shop()
        if not visitor.is_member and random.random() < 0.05:
            self._join()

    def _land(self) -> None:
        visitor = self.visitor
        first = (
            {"referrer": visitor.referrer, "utm_source": visitor.utm[0], "utm_medium": visitor.utm[1], "utm_campaign": visitor.utm[2]} if self._is_first else {}
        )
        properties = {name: value for name, value in first.items() if value}
        self._page(_PAGE.draw(self.random), language=visitor.language, screen=visitor.screen, is_returning=not self._is_first, **properties)

    def _page(self, page: str, **properties: Any) -> None:
        self._add("page_view", "page_view", {"page": page, **properties})
        self._requests(1 if self.random.random() < 0.75 else 2)
        self._wait(4, 60)

    def _maybe_extras(self) -> None:
        random = self.random
        if random.random() < 0.12:
            query = _SEARCH.draw(random)
            self._add("search", "user_action", {"query": query, "results": 0 if query == "umbrela" else random.randint(1, 24)})
            self._wait(3, 15)
        if random.random() < 0.1:
            self._add("feature_used", "user_action", {"feature": _FEATURE.draw(random)})
        if random.random() < (0.12 if is_incident(self._now_ms) else 0.012):
            self._add("error", "error", {"message": _ERROR.draw(random), "page": "/collections/new"})

    def _shop(self) -> None:
        """Look at products; perhaps put one in the cart, check out and pay."""
        random = self.random
        product = _PRODUCT.draw(random)
        for _ in range(random.choices((1, 2, 3), (6, 3, 1))[0]):
            product = _PRODUCT.draw(random)
            self._page(f"/products/{product.name.lower().replace(' ', '-')}")
            self._add("product_view", "custom", _described(product))
            self._wait(5, 70)
        if random.random() > 0.31:
            return
        quantity = random.choices((1, 2, 3, 4), (14, 4, 1, 1))[0]
        self._add("add_to_cart", "custom", {**_described(product), "quantity": quantity}, value=product.price * quantity)
        self._wait(5, 60)
        if random.random() > 0.62:
            return
        self._add("experiment_exposure", "custom", {"experiment": EXPERIMENT, "variant": self.visitor.variant})
        self._add("checkout", "custom", {**_described(product), "quantity": quantity}, value=product.price * quantity)
        self._wait(20, 120)
        if random.random() < (0.74 if self.visitor.variant == "B" else 0.66):
            self._buy(product, quantity)

    def _buy(self, product: Product, quantity: int) -> None:
        amount = round(product.price * quantity, 2)
        order = {
            **_described(product),
            "quantity": quantity,
            "amount": amount,
            "currency": "USD",
            "order_id": f"o-{self._session_id}",
            "status_text": "completed",
            "payment_method": _PAYMENT.draw(self.random),
            **({"utm_source": self.visitor.utm[0]} if self.visitor.utm[0] else {}),
        }
        self._add("purchase", "custom", order, value=amount, tags=["revenue"])
        self._wait(2, 10)
        self._page("/order/thanks")
        if self.random.random() < 0.03:
            self._wait(60, 600)
            self._add("refund", "custom", {**_described(product), "currency": "USD", "reason": _REASON.draw(self.random)}, value=amount)

    def _join(self) -> None:
        visitor = self.visitor
        visitor.is_member = True
        self._add("sign_up", "user_action", {"plan": visitor.plan, "method": self.random.choice(("email", "google", "apple"))})
        self._wait(10, 60)
        if visitor.plan_price:
            properties = {"plan": visitor.plan, "amount": visitor.plan_price, "currency": "USD"}
            self._add("subscription_started", "custom", properties, value=visitor.plan_price, tags=["revenue"])

    def _requests(self, count: int) -> None:
        """What the servers log: nothing about the visitor."""
        random = self.random
        for _ in range(count):
            method, path, median_ms = _ENDPOINT.draw(random)
            is_slow = is_incident(self._now_ms) and path == "/api/search"
            duration_ms = round(median_ms * random.lognormvariate(0, 0.45) * (6 if is_slow else 1), 1)
            roll = random.random()
            status = (
                (503 if roll < 0.3 else 200)
                if is_slow
                else 500
                if roll < 0.004
                else 404
                if roll < 0.018
                else 401
                if roll < 0.026
                else 201
                if method == "POST"
                else 200
            )
            properties = {
                "method": method,
                "path": path,
                "status": status,
                "duration_ms": duration_ms,
                "region": "ap-southeast" if self.visitor.country in _ASIA else "eu-west",
            }
            self.events.append((self._now_ms, {"name": "request", "type": "system", "timestamp": self._now_ms, "source": SOURCE, "properties": properties}))

    def _add(self, name: str, kind: str, properties: dict[str, Any], value: float | None = None, tags: list[str] | None = None) -> None:
        event: dict[str, Any] = {
            "name": name,
            "type": kind,
            "timestamp": self._now_ms,
            "user_id": self.visitor.user_id,
            "session_id": self._session_id,
            "source": SOURCE,
            "properties": {**self._context, **properties},
        }
        if value is not None:
            event["value"] = round(value, 2)
        if tags:
            event["tags"] = tags
        self.events.append((self._now_ms, event))

    def _wait(self, least_s: float, most_s: float) -> None:
        self._now_ms += int(1000 * self.random.triangular(least_s, most_s, least_s + (most_s - least_s) / 4))


_ASIA: Final = frozenset(("TH", "IN", "JP", "AU", "SG", "VN", "ID", "KR", "MY", "NZ"))


def _described(product: Product) -> dict[str, Any]:
    return {"product": product.name, "product_category": product.category, "price": product.price}
