"""Recurring revenue: what subscriptions bring each month, and what moved it."""

from __future__ import annotations

from typing import Annotated, Any, Final

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
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.statement import Binder

_MS: Final = "toUnixTimestamp64Milli(timestamp)"


class SubscriptionsQuestion(AnalysisQuestion, kw_only=True):
    """A start or change carries the new amount a month (of a year, when `billing` says so); a cancellation ends it."""

    started: EventChoice = msgspec.field(default_factory=lambda: EventChoice("subscription_started"))
    changed: EventChoice = msgspec.field(default_factory=lambda: EventChoice("subscription_changed"))
    cancelled: EventChoice = msgspec.field(default_factory=lambda: EventChoice("subscription_cancelled"))
    money: Money = msgspec.field(default_factory=Money)
    billing: Annotated[str, Meta(min_length=1, max_length=400, description="The property that says yearly, quarterly or weekly; else monthly.")] = "billing"


class SubscriptionMonth(msgspec.Struct):
    """A calendar month in the zone; amounts of monthly recurring revenue. `end` = `start` + new + expansion + reactivation - contraction - churned."""

    month: str
    start: float
    new: float
    expansion: float
    reactivation: float
    contraction: float
    churned: float
    end: float
    subscribers_start: int
    subscribers_new: int
    subscribers_reactivated: int
    subscribers_lost: int
    subscribers_end: int
    is_complete: bool

    @property
    def revenue_churn_rate(self) -> float | None:
        """What went over what was there."""
        return (self.contraction + self.churned) / self.start if self.start else None


class SubscriptionsAnswer(AnalysisAnswer, kw_only=True):
    """`mrr` at the end of the window, `arr` twelve times it. Churn rates are of the last complete month: what went over what was there at its start.

    `quick_ratio`: what came over what went, over all months. `results`: MRR at the end of each month.
    """

    currency: str
    mrr: float
    arr: float
    subscribers: int
    average_per_subscriber: float | None
    revenue_churn_rate: float | None
    subscriber_churn_rate: float | None
    net_revenue_retention: float | None
    quick_ratio: float | None
    months: list[SubscriptionMonth]


async def subscriptions(question: SubscriptionsQuestion, inquiry: Inquiry) -> SubscriptionsAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    check_rates(question.money)
    interval = parse_interval("month")
    assert interval is not None, "a known interval"
    starts = list(interval.starts(inquiry.span, inquiry.timezone))
    moved, before = await _moves(question, inquiry, starts)
    months = _months(starts, moved, before, inquiry)
    last = months[-1]
    whole = next((month for month in reversed(months) if month.is_complete), None)
    came = sum(month.new + month.expansion + month.reactivation for month in months)
    went = sum(month.contraction + month.churned for month in months)
    return SubscriptionsAnswer(
        results=[ResultRow("mrr", month.end, month.subscribers_end, {}, month.month) for month in months],
        meta=inquiry.meta(total=last.end, interval="month"),
        currency=question.money.currency,
        mrr=last.end,
        arr=12 * last.end,
        subscribers=last.subscribers_end,
        average_per_subscriber=last.end / last.subscribers_end if last.subscribers_end else None,
        revenue_churn_rate=whole.revenue_churn_rate if whole else None,
        subscriber_churn_rate=whole.subscribers_lost / whole.subscribers_start if whole and whole.subscribers_start else None,
        net_revenue_retention=(whole.start + whole.expansion - whole.contraction - whole.churned) / whole.start if whole and whole.start else None,
        quick_ratio=came / went if went else None,
        months=months,
    )


async def _moves(question: SubscriptionsQuestion, inquiry: Inquiry, starts: list[int]) -> tuple[dict[int, tuple[Any, ...]], tuple[float, int]]:
    """Start of month -> (new, expansion, reactivation, contraction, churned, people new, reactivated, lost), and (MRR, subscribers) before the first month."""
    binder = Binder()
    begun, changed, ended = (
        inquiry.condition_of(choice, place)
        for choice, place in ((question.started, "started"), (question.changed, "changed"), (question.cancelled, "cancelled"))
    )
    billing = resolve_field(question.billing)
    every = fields.text(billing, binder)
    divisor = (
        f"multiIf({every} IN ('yearly', 'annual', 'annually', 'year'), 12., {every} IN ('quarterly', 'quarter'), 3.,"
        f" {every} IN ('weekly', 'week'), 12. / 52, 1.)"
    )
    monthly = f"if({compile_condition(ended, binder)}, 0., ifNull({converted_sql(question.money, binder)} / {divisor}, 0.))"
    history = TimeRange(0, inquiry.span.to_ms)
    table = inquiry.table(begun, changed, ended, fields=(*question.money.fields, billing, resolve_field("person")))
    people = (
        f"SELECT person, arraySort(groupArray(({_MS}, _batch, _row, {monthly}))) AS states FROM {table}"
        f" WHERE {inquiry.where(binder, Or((begun, changed, ended)), history)} AND person != 0 GROUP BY person"
    )
    moves = (
        "SELECT arrayJoin(arrayMap((state, before, at) -> (state.1, before, state.4, arrayExists(earlier -> earlier.4 > 0, arraySlice(states, 1, at - 1))),"
        " states, arrayPushFront(arrayMap(state -> state.4, arrayPopBack(states)), 0.), arrayEnumerate(states))) AS move"
        f" FROM ({people})"
    )
    edges = binder.integers([0, *starts])
    change = "move.3 - move.2"
    rows = await inquiry.read(
        binder,
        f"SELECT roundDown(move.1, {edges}) AS month, sumIf({change}, move.2 = 0 AND move.3 > 0 AND NOT move.4),"
        f" sumIf({change}, move.2 > 0 AND move.3 > move.2), sumIf({change}, move.2 = 0 AND move.3 > 0 AND move.4),"
        f" -sumIf({change}, move.3 > 0 AND move.3 < move.2), -sumIf({change}, move.3 = 0 AND move.2 > 0),"
        " countIf(move.2 = 0 AND move.3 > 0 AND NOT move.4), countIf(move.2 = 0 AND move.3 > 0 AND move.4), countIf(move.3 = 0 AND move.2 > 0)"
        f" FROM ({moves}) GROUP BY month",
    )
    found = {row[0]: row[1:] for row in rows}
    new, more, again, less, gone, joined, back, left = found.pop(0, (0.0,) * 5 + (0,) * 3)
    return found, (new + more + again - less - gone, joined + back - left)


def _months(starts: list[int], moved: dict[int, tuple[Any, ...]], before: tuple[float, int], inquiry: Inquiry) -> list[SubscriptionMonth]:
    mrr, subscribers = before
    months = []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        new, more, again, less, gone, joined, back, left = moved.get(start, (0.0,) * 5 + (0,) * 3)
        after, count = mrr + new + more + again - less - gone, subscribers + joined + back - left
        is_complete = end is not None and end <= inquiry.now_ms
        months.append(SubscriptionMonth(format_timestamp(start), mrr, new, more, again, less, gone, after, subscribers, joined, back, left, count, is_complete))
        mrr, subscribers = after, count
    return months


SUBSCRIPTIONS: Final = Kind(
    name="subscriptions",
    title="Recurring revenue",
    description="Monthly and annual recurring revenue, and what moved it: new, expansion, reactivation, contraction and churn.",
    question=SubscriptionsQuestion,
    answer=SubscriptionsAnswer,
    run=subscriptions,
    looks_back=True,
    cache_class="revenue",
)
