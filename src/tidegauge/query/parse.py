"""A question made a plan: every name resolved, every default filled in, every limit checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeVar

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Condition, Dimension, Plan
from tidegauge.contracts.question import Question
from tidegauge.contracts.sight import current_sight
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.query.catalogue import Catalogue, suggest
from tidegauge.query.filter import parse_filters
from tidegauge.query.measurement import measurement
from tidegauge.query.metric import CacheClass
from tidegauge.query.period import parse_window, read_interval
from tidegauge.query.row_rules.condition import both, own_condition
from tidegauge.query.rules import rewrite
from tidegauge.query.segments.source import SegmentSource, find_segment, placed

T = TypeVar("T")

MAX_DIMENSIONS: Final = 5
MAX_LIMIT: Final = 10_000
DEFAULT_LIMIT: Final = 1_000
TIME_PARTS: Final = {part: part for part in ("minute", "hour", "day", "week", "month", "hour_of_day", "day_of_week")} | {"date": "day"}
_ORDERS: Final[dict[str, Literal["value", "count", "name", "timestamp"]]] = {"value": "value", "count": "count", "name": "name", "timestamp": "timestamp"}
_DIRECTIONS: Final = {"asc": False, "ascending": False, "desc": True, "descending": True}
_COMPARES: Final[dict[str, Literal["previous_period", "previous_year"]]] = {"previous_period": "previous_period", "previous_year": "previous_year"}


def parse_question(
    question: Question, project: int, timezone: str, catalogue: Catalogue, now_ms: int, segments: SegmentSource | None = None
) -> tuple[Plan, CacheClass]:
    """The plan of `question` for a project whose zone is `timezone` (the question's own zone wins), and how long its answers keep.

    The plan holds what whoever asks may see. Without `segments` the form alone is checked: whether there is such a segment is left open.
    Raises InvalidQuery with the place and a suggestion, LimitReached for more buckets than a range may have.
    """
    timezone = question.timezone or timezone
    window = parse_window(question, timezone, now_ms)
    interval = read_interval(question.interval, window, timezone, now_ms)
    measured = measurement(question, catalogue, project)
    dimensions = _dimensions(question.group_by)
    order_by, descending = _order(question, is_series=interval is not None and not dimensions)
    plan = Plan(
        project=project,
        metric=question.metric,
        measures=measured.measures,
        expression=measured.expression,
        window=window,
        condition=both(own_condition(project), _condition(question, project, segments)),
        dimensions=dimensions,
        interval=interval,
        timezone=timezone,
        order_by=order_by,
        descending=descending,
        limit=_limit(question.limit),
        other=question.other,
        exact=question.exact,
        compare=None if question.compare in (None, "", "none") else _choice(question.compare or "", _COMPARES, "compare"),
        sight=current_sight(),
    )
    return rewrite(plan), measured.cache_class


def _condition(question: Question, project: int, segments: SegmentSource | None) -> Condition:
    filters = parse_filters(question.filters)
    if segments is None:
        return filters
    found = placed(filters, segments, project)
    return found if question.segment is None else And((found, find_segment(segments, project, question.segment)))


def _dimensions(group_by: list[str] | str) -> tuple[Dimension, ...]:
    names = [group_by] if isinstance(group_by, str) and group_by else list(group_by)
    if len(names) > MAX_DIMENSIONS:
        raise _invalid("group_by", f"at most {MAX_DIMENSIONS} dimensions")
    if len(set(names)) != len(names):
        raise _invalid("group_by", "names a dimension twice")
    return tuple(_dimension(name, f"group_by.{index}") for index, name in enumerate(names))


def _dimension(name: str, place: str) -> Dimension:
    if name in TIME_PARTS:
        return Dimension(name, time_part=TIME_PARTS[name])
    field = resolve_field(name)
    if field.kind in ("time", "list"):
        reason = "a list has no single value" if field.kind == "list" else f"group by a part of the time: {', '.join(TIME_PARTS)}"
        raise _invalid(place, f"{name} cannot be grouped by: {reason}")
    return Dimension(name, field)


def _order(question: Question, *, is_series: bool) -> tuple[Literal["value", "count", "name", "timestamp"], bool]:
    default = "timestamp" if is_series else "value"
    order_by = _choice(question.order_by or default, _ORDERS, "order_by")
    if question.order is not None:
        return order_by, _choice(question.order.lower(), _DIRECTIONS, "order")
    return order_by, order_by in ("value", "count")


def _limit(limit: int | None) -> int:
    if limit is None:
        return DEFAULT_LIMIT
    if not 1 <= limit <= MAX_LIMIT:
        raise _invalid("limit", f"must be 1 to {MAX_LIMIT:,}")
    return limit


def _choice(word: str, known: Mapping[str, T], place: str) -> T:
    if word not in known:
        raise InvalidQuery(f"Unknown {place} '{word[:60]}'.{suggest(word, known)}", details=[ErrorDetail(place, f"one of {', '.join(known)}")])
    return known[word]


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
