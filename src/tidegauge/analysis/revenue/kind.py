"""The kind of analysis that says what was earned."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.money import Unconverted, amount_sql, check_rates, converted_sql, currency_sql
from tidegauge.analysis.revenue.question import RevenueAnswer, RevenueBucket, RevenueGroup, RevenueQuestion
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import OTHER, And, Or
from tidegauge.core.time_range import Interval
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.statement import Binder
from tidegauge.query.period import read_interval

_PERSON: Final = resolve_field("person")


async def revenue(question: RevenueQuestion, inquiry: Inquiry) -> RevenueAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    check_rates(question.money)
    interval = read_interval(question.interval, inquiry.window, inquiry.timezone, inquiry.now_ms)
    if interval is None:
        raise invalid("interval", "give one, such as day")
    asked = _Asked(question, inquiry)
    gross, refunds, orders, refunded, people, median, priced, payers = (await asked.totals())[0]
    failed = await asked.failed()
    buckets = await asked.buckets(interval)
    return RevenueAnswer(
        results=[ResultRow("revenue", one.gross - one.refunds, one.orders, {}, one.timestamp) for one in buckets],
        meta=inquiry.meta(total=gross - refunds, interval=interval.name),
        currency=question.money.currency,
        gross=gross,
        refunds=refunds,
        net=gross - refunds,
        orders=orders,
        refunded_orders=refunded,
        failed_payments=failed,
        success_rate=orders / (orders + failed) if question.failures is not None and orders + failed else None,
        paying_people=people,
        average_order=gross / priced if priced else None,
        median_order=median if priced else None,
        per_person=gross / payers if payers else None,
        peak=max(buckets, key=lambda one: one.gross) if priced else None,
        buckets=buckets,
        groups=await asked.groups() if question.group_by else [],
        unconverted=await asked.unconverted(),
    )


class _Asked:
    """The statements of one question."""

    def __init__(self, question: RevenueQuestion, inquiry: Inquiry) -> None:
        self._question, self._inquiry = question, inquiry
        self._orders, self._refunds = inquiry.condition_of(question.orders, "orders"), inquiry.condition_of(question.refunds, "refunds")

    async def totals(self) -> list[tuple[Any, ...]]:
        """(gross, refunds, orders, refunded orders, paying people, median order, orders with an amount in the currency, people with such an order)."""
        binder = Binder()
        return await self._inquiry.read(
            binder,
            "SELECT sumIf(worth, is_order), sumIf(abs(worth), is_refund), countIf(is_order), countIf(is_refund),"
            " uniqExactIf(person, is_order AND person != 0), ifNull(quantileExactInclusiveIf(0.5)(amount, is_order AND isNotNull(amount)), 0),"
            " countIf(is_order AND isNotNull(amount)), uniqExactIf(person, is_order AND person != 0 AND isNotNull(amount))"
            f" FROM {self._rows(binder)}",
        )

    async def buckets(self, interval: Interval) -> list[RevenueBucket]:
        """Every interval of the span, the empty ones too."""
        binder = Binder()
        starts = list(interval.starts(self._inquiry.span, self._inquiry.timezone))
        rows = await self._inquiry.read(
            binder,
            f"SELECT roundDown(toUnixTimestamp64Milli(timestamp), {binder.integers(starts)}) AS start, sumIf(worth, is_order), sumIf(abs(worth), is_refund),"
            f" countIf(is_order), uniqExactIf(person, is_order AND person != 0) FROM {self._rows(binder)} GROUP BY start",
        )
        known = {row[0]: row[1:] for row in rows}
        return [RevenueBucket(format_timestamp(start), *known.get(start, (0.0, 0.0, 0, 0))) for start in starts]

    async def groups(self) -> list[RevenueGroup]:
        """The groups that earned most, then the rest as one."""
        binder = Binder()
        question = self._question
        key, quantity = resolve_field(question.group_by or ""), resolve_field(question.quantity)
        more = f", toString({fields.text(key, binder)}) AS label, ifNull({fields.number(quantity, binder)}, 1) AS pieces"
        each = (
            "SELECT label, sumIf(worth, is_order) AS gross, sumIf(abs(worth), is_refund) AS refunds, countIf(is_order) AS orders,"
            " sumIf(pieces, is_order) AS units, sumIf(pieces, is_order AND isNotNull(amount)) AS priced,"
            " groupUniqArrayIf(person, is_order AND person != 0) AS people"
            f" FROM {self._rows(binder, more, (key, quantity))} GROUP BY label"
        )
        rows = await self._inquiry.read(
            binder,
            f"SELECT if(place <= {int(question.limit)}, label, {binder.text(OTHER)}) AS shown, sum(gross), sum(refunds), sum(orders), sum(units), sum(priced),"
            f" length(arrayDistinct(groupArrayArray(people))) FROM (SELECT *, row_number() OVER (ORDER BY gross DESC, label) AS place FROM ({each}))"
            " GROUP BY shown ORDER BY min(place)",
        )
        return [
            RevenueGroup(name, gross, back, gross - back, orders, units, people, gross / priced if priced else None)
            for name, gross, back, orders, units, priced, people in rows
        ]

    async def failed(self) -> int:
        """Payments that failed."""
        if self._question.failures is None:
            return 0
        binder = Binder()
        condition = self._inquiry.condition_of(self._question.failures, "failures")
        rows = await self._inquiry.read(binder, f"SELECT count() FROM {self._inquiry.table(condition)} WHERE {self._inquiry.where(binder, condition)}")
        return int(rows[0][0])

    async def unconverted(self) -> list[Unconverted]:
        """Currencies without a rate, most amounts first."""
        binder = Binder()
        more = f", {currency_sql(self._question.money, binder)} AS currency, {amount_sql(self._question.money, binder)} AS stated"
        rows = await self._inquiry.read(
            binder,
            f"SELECT currency, count(), sum(stated) FROM {self._rows(binder, more)} WHERE isNull(amount) AND isNotNull(stated)"
            " GROUP BY currency ORDER BY count() DESC, currency LIMIT 50",
        )
        return [Unconverted(*row) for row in rows]

    def _rows(self, binder: Binder, more: str = "", needed: tuple[Field, ...] = ()) -> str:
        """Orders and refunds as rows of timestamp, person, amount (converted; NULL where it cannot be), worth (0 there), is_order, is_refund."""
        inquiry, money = self._inquiry, self._question.money
        is_order, is_refund = compile_condition(self._orders, binder), compile_condition(self._refunds, binder)
        table = inquiry.table(self._orders, self._refunds, fields=(*money.fields, _PERSON, *needed))
        return (
            f"(SELECT timestamp, person, {converted_sql(money, binder)} AS amount, ifNull(amount, 0.) AS worth, {is_order} AS is_order,"
            f" NOT is_order AND {is_refund} AS is_refund{more}"
            f" FROM {table} WHERE {inquiry.where(binder, Or((self._orders, And((self._refunds,)))))})"
        )


REVENUE: Final = Kind(
    name="revenue",
    title="Revenue",
    description="What was earned, given back and by whom, over time and by product, in one currency.",
    question=RevenueQuestion,
    answer=RevenueAnswer,
    run=revenue,
    cache_class="revenue",
)
