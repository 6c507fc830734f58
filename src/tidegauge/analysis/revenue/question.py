"""What revenue is asked, and what it answers."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from tidegauge.analysis.money import Money, Unconverted
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice

MAX_GROUPS = 200


class RevenueQuestion(AnalysisQuestion, kw_only=True):
    """Filters choose orders and refunds alike."""

    orders: Annotated[EventChoice, Meta(description="What earns money.")] = msgspec.field(default_factory=lambda: EventChoice("orders"))
    refunds: Annotated[EventChoice, Meta(description="What gives it back; its amounts count against, whatever their sign.")] = msgspec.field(
        default_factory=lambda: EventChoice("refund")
    )
    failures: Annotated[EventChoice | None, Meta(description="Payments that failed, for the success rate.")] = None
    money: Money = msgspec.field(default_factory=Money)
    interval: Annotated[str, Meta(max_length=40, description="hour, day, week, month, …; auto fits the window.")] = "auto"
    group_by: Annotated[Annotated[str, Meta(min_length=1, max_length=400)] | None, Meta(description="A property such as product, for the groups.")] = None
    quantity: Annotated[str, Meta(min_length=1, max_length=400, description="The property that counts units of a group.")] = "quantity"
    limit: Annotated[int, Meta(ge=1, le=MAX_GROUPS, description="Groups at most; the rest is one more.")] = 20


class RevenueBucket(msgspec.Struct):
    """One interval."""

    timestamp: str
    gross: float
    refunds: float
    orders: int
    people: int


class RevenueGroup(msgspec.Struct):
    """One value of `group_by`. `units`: the sum of `quantity`, 1 where an order has none."""

    name: str
    gross: float
    refunds: float
    net: float
    orders: int
    units: float
    people: int
    average_price: float | None


class RevenueAnswer(AnalysisAnswer, kw_only=True):
    """Amounts in `currency`. `net` is gross less refunds. `peak` is the interval that earned most (gross). `results`: net by interval."""

    currency: str
    gross: float
    refunds: float
    net: float
    orders: int
    refunded_orders: int
    failed_payments: int
    success_rate: float | None
    paying_people: int
    average_order: float | None
    median_order: float | None
    per_person: float | None
    peak: RevenueBucket | None
    buckets: list[RevenueBucket]
    groups: list[RevenueGroup]
    unconverted: list[Unconverted]
