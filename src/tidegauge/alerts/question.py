"""The questions of a term, as they are asked live and of the past."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.alerts.condition import CHANGES
from tidegauge.alerts.rule import MAX_GROUPS
from tidegauge.alerts.term import SEASON_DAYS, Term
from tidegauge.contracts.plan import MeasureRef, Plan
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import DAY_MS, MAX_BUCKETS, MINUTE_MS, ROLLING, Interval, TimeRange, Window

DEFAULT_WINDOW: Final = "last_5_minutes"
FUNNEL_WINDOW: Final = "last_24_hours"
MAX_HISTORY_CELLS: Final = 90_000
_LONGEST_MS: Final = 30 * DAY_MS


class Past(msgspec.Struct, frozen=True):
    """The past windows of a number: `span` in buckets of `interval`, of which every `stride`-th counts, from the last one on."""

    interval: Interval
    span: TimeRange
    stride: int


def live_queries(term: Term) -> list[dict[str, Any]]:
    """What is watched for a term: its query, and what that is divided by."""
    return [_live(term, query) for query in (term.query, term.over) if query is not None]


def window_ms(plan: Plan) -> int:
    """The length of a rule's window. Raises InvalidQuery for one that has no length of its own, such as today."""
    if plan.window.kind != "rolling":
        reason = f"{plan.window.name or 'a range'} is not always as long; choose one such as last_5_minutes or last_hour"
        raise InvalidQuery(f"time_window: {reason}.", details=[ErrorDetail("time_window", reason)])
    return ROLLING[plan.window.name][0]


def is_count(plan: Plan) -> bool:
    """Whether the number counts events or people."""
    expression = plan.expression
    return isinstance(expression, MeasureRef) and plan.measures[expression.index].aggregation in ("count", "unique_count")


def past_of(term: Term, plan: Plan, now_ms: int) -> Past:
    """The whole windows before the present one. Raises InvalidQuery where they are too long or too many."""
    length_ms, history = window_ms(plan), term.past
    if length_ms > _LONGEST_MS:
        raise _wrong("time_window", "an anomaly is measured over 30 days at most")
    stride = max(1, SEASON_DAYS[history.season] * DAY_MS // length_ms)
    count = history.windows * stride
    if count > MAX_BUCKETS:
        fewer = MAX_BUCKETS // stride
        raise _wrong("history.windows", f"are too many of this length: at most {fewer} with season {history.season}, or watch a longer time_window")
    interval = Interval("minute", length_ms // MINUTE_MS)
    end_ms = interval.starts(TimeRange(plan.window.range_at(now_ms).from_ms, now_ms), plan.timezone)[0]
    return Past(interval, TimeRange(end_ms - count * length_ms, end_ms), stride)


def past_plan(plan: Plan, past: Past) -> Plan:
    """The same question of the past windows, a number each."""
    buckets = (past.span.to_ms - past.span.from_ms) // (past.interval.step_ms or 1)
    return in_buckets(plan, past.span, past.interval, max(1, min(plan.limit, MAX_HISTORY_CELLS // max(1, buckets))))


def in_buckets(plan: Plan, span: TimeRange, interval: Interval, limit: int) -> Plan:
    """The same question of a span in buckets, for `limit` groups."""
    window = Window("fixed", "", span.from_ms, span.to_ms, plan.timezone)
    return msgspec.structs.replace(plan, window=window, interval=interval, limit=limit, other=False, compare=None)


def _live(term: Term, query: dict[str, Any]) -> dict[str, Any]:
    asked = dict(query)
    if not {"time_window", "from", "to"} & asked.keys():
        asked["time_window"] = FUNNEL_WINDOW if term.is_funnel else DEFAULT_WINDOW
    if asked.get("group_by"):
        asked["limit"] = min(int(asked.get("limit") or MAX_GROUPS), MAX_GROUPS)
    if term.condition in CHANGES:
        asked["compare"] = "previous_period"
    return asked


def _wrong(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
