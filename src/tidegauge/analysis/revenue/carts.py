"""Carts: how many were filled and left."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.money import Money, check_rates, converted_sql
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Or
from tidegauge.core.time_range import TimeRange, parse_interval
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.statement import Binder


class CartsQuestion(AnalysisQuestion, kw_only=True):
    """A cart is what a person adds without a pause of `patience_seconds` between two steps; it is abandoned when no order follows within that time."""

    added: EventChoice = msgspec.field(default_factory=lambda: EventChoice("add_to_cart"))
    checkout: EventChoice = msgspec.field(default_factory=lambda: EventChoice("checkout"))
    ordered: EventChoice = msgspec.field(default_factory=lambda: EventChoice("orders"))
    patience_seconds: Annotated[int, Meta(ge=60, le=2_592_000)] = 86_400
    money: Money = msgspec.field(default_factory=Money)


class CartsAnswer(AnalysisAnswer, kw_only=True):
    """`open` carts may still become orders and are in no rate. Values are of what was added; `recovered_people` left a cart and ordered later.

    `results`: the abandonment rate by the day a cart was begun.
    """

    currency: str
    carts: int
    ordered: int
    abandoned: int
    open: int
    abandonment_rate: float | None
    abandoned_at_checkout: int
    abandoned_value: float
    recovered_people: int
    median_seconds_to_order: float | None


async def carts(question: CartsQuestion, inquiry: Inquiry) -> CartsAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    check_rates(question.money)
    day = parse_interval("day")
    assert day is not None, "a known interval"
    binder = Binder()
    starts = binder.integers(list(day.starts(inquiry.span, inquiry.timezone)))
    rows = await inquiry.read(
        binder,
        f"SELECT roundDown(begun_ms, {starts}) AS day, count(), countIf(state = 2), countIf(state = 0), countIf(state = 0 AND has_checkout),"
        " sumIf(worth, state = 0), uniqExactIf(person, state = 0 AND orders_later),"
        " quantileExactInclusiveIf(0.5)(order_ms - begun_ms, state = 2)"
        f" FROM {_carts_sql(question, inquiry, binder)} GROUP BY ROLLUP(day) ORDER BY grouping(day) DESC, day",
    )
    _, count, ordered, abandoned, at_checkout, worth, recovered, median_ms = rows[0] if rows else (0, 0, 0, 0, 0, 0.0, 0, None)
    return CartsAnswer(
        results=[
            ResultRow("abandonment_rate", row[3] / (row[2] + row[3]) if row[2] + row[3] else None, row[1], {}, format_timestamp(row[0])) for row in rows[1:]
        ],
        meta=inquiry.meta(total=_share(abandoned, ordered), interval="day"),
        currency=question.money.currency,
        carts=count,
        ordered=ordered,
        abandoned=abandoned,
        open=count - ordered - abandoned,
        abandonment_rate=_share(abandoned, ordered),
        abandoned_at_checkout=at_checkout,
        abandoned_value=worth,
        recovered_people=recovered,
        median_seconds_to_order=median_ms / 1000 if ordered else None,
    )


def _share(abandoned: int, ordered: int) -> float | None:
    return abandoned / (abandoned + ordered) if abandoned + ordered else None


def _carts_sql(question: CartsQuestion, inquiry: Inquiry, binder: Binder) -> str:
    """Carts begun in the window: person, begun_ms, order_ms, worth, has_checkout, orders_later, state (2 ordered, 1 open, 0 abandoned)."""
    added, checkout, ordered = (
        inquiry.condition_of(choice, place) for choice, place in ((question.added, "added"), (question.checkout, "checkout"), (question.ordered, "ordered"))
    )
    patience = binder.integer(question.patience_seconds * 1000)
    reach = TimeRange(inquiry.span.from_ms, max(inquiry.span.to_ms, min(inquiry.now_ms, inquiry.span.to_ms + question.patience_seconds * 1000)))
    kind = f"multiIf({compile_condition(ordered, binder)}, 3, {compile_condition(checkout, binder)}, 2, 1)"
    table = inquiry.table(added, checkout, ordered, fields=(*question.money.fields, resolve_field("person")))
    people = (
        f"SELECT person, arraySort(groupArray((toUnixTimestamp64Milli(timestamp), {kind}, ifNull({converted_sql(question.money, binder)}, 0.)))) AS steps"
        f" FROM {table} WHERE {inquiry.where(binder, Or((added, checkout, ordered)), reach)} AND person != 0 GROUP BY person"
    )
    # A step begins a part after an order or after a pause.
    split = (
        "SELECT person, steps, arrayJoin(arraySplit((step, before) -> before.2 = 3 OR step.1 - before.1 >= "
        f"{patience}, steps, arraySlice(arrayPushFront(steps, (toInt64(0), toUInt8(1), 0.)), 1, length(steps)))) AS part FROM ({people})"
    )
    return (
        "(SELECT person, arrayFirst(step -> step.2 = 1, part).1 AS begun_ms, part[-1].1 AS order_ms,"
        " arraySum(step -> if(step.2 = 1, step.3, 0.), part) AS worth, arrayExists(step -> step.2 = 2, part) AS has_checkout,"
        " arrayExists(step -> step.2 = 3 AND step.1 > order_ms, steps) AS orders_later,"
        f" multiIf(part[-1].2 = 3, 2, part[-1].1 + {patience} > {binder.integer(inquiry.now_ms)}, 1, 0) AS state"
        f" FROM ({split}) WHERE arrayExists(step -> step.2 = 1, part) AND begun_ms < {binder.integer(inquiry.span.to_ms)})"
    )


CARTS: Final = Kind(
    name="carts",
    title="Cart abandonment",
    description="How many carts were filled and left, what they were worth, and how long orders took.",
    question=CartsQuestion,
    answer=CartsAnswer,
    run=carts,
    cache_class="revenue",
)
