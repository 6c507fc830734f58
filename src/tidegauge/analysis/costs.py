"""Costs by category beside what was earned: profit, margin, return on investment, and budgets."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.money import Money, check_rates, converted_sql
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Or
from tidegauge.core.errors import ErrorDetail, LimitReached
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.statement import Binder
from tidegauge.query.period import read_interval

MAX_CATEGORIES: Final = 200


class CostsQuestion(AnalysisQuestion, kw_only=True):
    """`budgets`: category -> what it may cost in the window. Filters choose costs, income and refunds alike."""

    costs: EventChoice = msgspec.field(default_factory=lambda: EventChoice("cost"))
    income: EventChoice = msgspec.field(default_factory=lambda: EventChoice("orders"))
    refunds: EventChoice = msgspec.field(default_factory=lambda: EventChoice("refund"))
    category_by: Annotated[str, Meta(min_length=1, max_length=400)] = "category"
    money: Money = msgspec.field(default_factory=Money)
    budgets: Annotated[dict[str, float], Meta(max_length=MAX_CATEGORIES)] = msgspec.field(default_factory=dict)
    interval: Annotated[str, Meta(max_length=40)] = "auto"


class CostCategory(msgspec.Struct):
    """`share` of all costs; `budget_used`: cost over budget."""

    category: str
    cost: float
    entries: int
    share: float | None
    budget: float | None
    budget_used: float | None


class CostBucket(msgspec.Struct):
    """One interval. Income less refunds; `profit` is that less costs."""

    timestamp: str
    income: float
    costs: float
    profit: float


class CostsAnswer(AnalysisAnswer, kw_only=True):
    """`margin`: profit over income. `roi`: profit over costs. `unconverted`: entries in a currency without a rate, in no total. `results`: cost by category."""

    currency: str
    income: float
    costs: float
    profit: float
    margin: float | None
    roi: float | None
    budget: float | None
    budget_used: float | None
    unconverted: int
    categories: list[CostCategory]
    buckets: list[CostBucket]


async def costs(question: CostsQuestion, inquiry: Inquiry) -> CostsAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    check_rates(question.money)
    for name, allowed in question.budgets.items():
        if not 0 <= allowed < 1e15:
            raise invalid(f"budgets.{name[:60]}", "must be 0 or more")
    categories, unconverted = await _categories(question, inquiry)
    buckets, interval = await _buckets(question, inquiry)
    income, spent = sum(bucket.income for bucket in buckets), sum(one.cost for one in categories)
    budget = sum(question.budgets.values()) if question.budgets else None
    return CostsAnswer(
        results=[ResultRow("cost", one.cost, one.entries, {"category": one.category}) for one in categories],
        meta=inquiry.meta(total=spent, interval=interval),
        currency=question.money.currency,
        income=income,
        costs=spent,
        profit=income - spent,
        margin=(income - spent) / income if income else None,
        roi=(income - spent) / spent if spent else None,
        budget=budget,
        budget_used=sum(one.cost for one in categories if one.budget is not None) / budget if budget else None,
        unconverted=unconverted,
        categories=categories,
        buckets=buckets,
    )


async def _categories(question: CostsQuestion, inquiry: Inquiry) -> tuple[list[CostCategory], int]:
    """Dearest first, budgets without a cost last; and how many entries have no rate."""
    binder = Binder()
    condition, category = inquiry.condition_of(question.costs, "costs"), resolve_field(question.category_by)
    amount = converted_sql(question.money, binder)
    rows = await inquiry.read(
        binder,
        f"SELECT toString({fields.text(category, binder)}) AS kind, sum(ifNull({amount}, 0)) AS spent, count(), countIf(isNull({amount}))"
        f" FROM {inquiry.table(condition, fields=(category, *question.money.fields))} WHERE {inquiry.where(binder, condition)}"
        f" GROUP BY kind ORDER BY spent DESC, kind LIMIT {MAX_CATEGORIES + 1}",
    )
    if len(rows) > MAX_CATEGORIES:
        reason = f"{question.category_by} has more than {MAX_CATEGORIES} values. Narrow them by a filter."
        raise LimitReached(reason, details=[ErrorDetail("category_by", f"more than {MAX_CATEGORIES} values")])
    total, seen = sum(row[1] for row in rows), {row[0] for row in rows}
    listed = [*((row[0], row[1], row[2]) for row in rows), *((name, 0.0, 0) for name in question.budgets if name not in seen)]
    return [_category(name, spent, count, total, question.budgets.get(name)) for name, spent, count in listed], sum(row[3] for row in rows)


def _category(name: str, spent: float, entries: int, total: float, budget: float | None) -> CostCategory:
    return CostCategory(name, spent, entries, spent / total if total else None, budget, spent / budget if budget else None)


async def _buckets(question: CostsQuestion, inquiry: Inquiry) -> tuple[list[CostBucket], str]:
    interval = read_interval(question.interval, inquiry.window, inquiry.timezone, inquiry.now_ms)
    if interval is None:
        raise invalid("interval", "give one, such as day")
    binder = Binder()
    starts = list(interval.starts(inquiry.span, inquiry.timezone))
    spent, earned, back = (
        inquiry.condition_of(choice, place) for choice, place in ((question.costs, "costs"), (question.income, "income"), (question.refunds, "refunds"))
    )
    is_cost, is_income, is_back = (compile_condition(condition, binder) for condition in (spent, earned, back))
    amount = f"ifNull({converted_sql(question.money, binder)}, 0)"
    rows = await inquiry.read(
        binder,
        f"SELECT roundDown(toUnixTimestamp64Milli(timestamp), {binder.integers(starts)}) AS start, sumIf({amount}, NOT {is_cost} AND {is_income}),"
        f" sumIf(abs({amount}), NOT {is_cost} AND NOT {is_income} AND {is_back}), sumIf({amount}, {is_cost})"
        f" FROM {inquiry.table(spent, earned, back, fields=question.money.fields)} WHERE {inquiry.where(binder, Or((spent, earned, back)))} GROUP BY start",
    )
    known = {row[0]: (row[1] - row[2], row[3]) for row in rows}
    found = [(start, *known.get(start, (0.0, 0.0))) for start in starts]
    return [CostBucket(format_timestamp(start), income, cost, income - cost) for start, income, cost in found], interval.name


COSTS: Final = Kind(
    name="costs",
    title="Costs and profit",
    description="Costs by category and budget beside what was earned: profit, margin and return on investment.",
    question=CostsQuestion,
    answer=CostsAnswer,
    run=costs,
    cache_class="revenue",
)
