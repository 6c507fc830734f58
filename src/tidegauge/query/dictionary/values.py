"""A property's commonest values, for pickers: by the one question model, so roll-ups and the cache answer where they can."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.contracts.question import Question
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.query.execute import QueryService

MAX_VALUES: Final = 1_000
WINDOW: Final = "last_30_days"


class ValueCount(msgspec.Struct):
    """A value and how many events have it."""

    value: str
    count: int


class Values(msgspec.Struct):
    """The commonest values since `from`; `truncated` when there are more."""

    values: list[ValueCount]
    truncated: bool
    from_: str = msgspec.field(name="from")


async def top_values(service: QueryService, project: int, timezone: str, name: str, *, search: str, limit: int, event: str | None) -> Values:
    """The values of a field in the last 30 days that contain `search`, without case. Raises InvalidQuery, LimitReached, Unavailable."""
    if not 1 <= limit <= MAX_VALUES:
        raise InvalidQuery(f"limit: must be 1 to {MAX_VALUES:,}.", details=[ErrorDetail("limit", f"1 to {MAX_VALUES:,}")])
    filters: list[dict[str, Any]] = [{"field": name, "operator": "exists"}]
    if search:
        filters.append({"field": name, "operator": "contains", "value": search})
    question = Question("*", aggregation="count", time_window=WINDOW, filters=filters, group_by=[name], limit=limit)
    if event is not None:
        question.filters.append({"field": "name", "operator": "eq", "value": event})
    answer = await service.execute(question, project, timezone)
    return Values([ValueCount(row.dimensions[name], row.count) for row in answer.results], answer.meta.truncated, answer.meta.from_)
