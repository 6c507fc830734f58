"""A choice of events: a metric's or an event's, narrowed by filters and a time, as the explore calls write it."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec

from tidegauge.contracts.answer import AnswerMeta
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.person_use import chooses_people
from tidegauge.contracts.plan import ALWAYS, And, Compare, Condition, Measure, Or
from tidegauge.contracts.question import Question
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.event_tables import STORED, EventTables, event_tables
from tidegauge.query.execute import QueryService
from tidegauge.query.filter import parse_filters
from tidegauge.query.formula import is_formula
from tidegauge.query.measurement import measurement
from tidegauge.query.period import parse_window
from tidegauge.query.segments.source import find_segment, placed

MAX_SEARCH: Final = 1_000


class Choice(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The part that every explore call shares. `metric`: a catalogue metric or an event's name; `event`: an event's name only; neither: any event."""

    metric: str | None = None
    event: str | None = None
    filters: list[dict[str, Any]] = []
    time_window: str | None = None
    from_: str | float | None = msgspec.field(name="from", default=None)
    to: str | float | None = None
    timezone: str | None = None
    segment: str | None = None
    at: str | float | None = None


class Selection(NamedTuple):
    """A checked choice. `field` is the metric's own number, None when it has none; `tables`: where its events are read."""

    project: int
    condition: Condition
    span: TimeRange
    timezone: str
    field: Field | None = None
    tables: EventTables = STORED
    at_ms: int | None = None


def select(choice: Choice, project: int, timezone: str, service: QueryService, now_ms: int, *, is_single: bool = False) -> Selection:
    """The selection of a choice in a project whose zone is `timezone`. Raises InvalidQuery with the place; `is_single`: also for a formula, whose parts'
    events are chosen otherwise."""
    zone = choice.timezone or timezone
    window = parse_window(Question("*", time_window=choice.time_window, from_=choice.from_, to=choice.to, at=choice.at), zone, now_ms)
    at_ms = window.at_ms
    of_events, field = _events(choice, project, service.catalogue, is_single=is_single)
    span = window.range_at(now_ms)
    of_people = ALWAYS if choice.segment is None else find_segment(service.segments, project, choice.segment)
    narrowed = placed(parse_filters(choice.filters), service.segments, project)
    parts = [service.settled(part, span.to_ms, at_ms) for part in (of_events, narrowed, of_people) if part != ALWAYS]
    condition = parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else ALWAYS
    tables = service.event_tables(project, at_ms) if chooses_people(condition) else event_tables(project, is_merged=False, at_ms=at_ms)
    return Selection(project, condition, span, zone, field, tables, at_ms)


def _events(choice: Choice, project: int, catalogue: Catalogue, *, is_single: bool) -> tuple[Condition, Field | None]:
    if choice.metric is not None and choice.event is not None:
        raise invalid("event", "give either metric or event, not both")
    name = choice.metric if choice.event is None else choice.event
    if name is None or name == "*":
        return ALWAYS, None
    if not name or len(name) > MAX_SEARCH or "\x00" in name:
        raise invalid("event" if choice.metric is None else "metric", f"needs 1 to {MAX_SEARCH:,} characters and no NUL")
    metric = catalogue.find(name, project) if choice.event is None else None
    if choice.event is not None or (metric is None and not is_formula(name)):
        return Compare(resolve_field("name"), "eq", name), None
    if metric is not None and metric.formula is None and metric.source == "events":
        return metric.condition, metric.field
    if is_single:
        raise invalid("metric", f"{name} is made of several measures or whole sessions and has no single values; choose one of its parts, or an event")
    return _of_parts(measurement(Question(name), catalogue, project).measures), None


def _of_parts(measures: tuple[Measure, ...]) -> Condition:
    """The events that any part of a formula counts."""
    conditions = tuple(dict.fromkeys(measure.condition for measure in measures))
    return ALWAYS if ALWAYS in conditions else conditions[0] if len(conditions) == 1 else Or(conditions)


def meta(selection: Selection, *, elapsed_ms: float, rows_read: int, truncated: bool = False) -> AnswerMeta:
    """The `meta` of an explore answer, in the shape of every answer."""
    return AnswerMeta(
        from_=format_timestamp(selection.span.from_ms),
        to=format_timestamp(selection.span.to_ms),
        interval=None,
        timezone=selection.timezone,
        exact=True,
        error_bound=0.0,
        cached=False,
        elapsed_ms=round(elapsed_ms, 3),
        rows_read=rows_read,
        truncated=truncated,
    )


def invalid(place: str, reason: str) -> InvalidQuery:
    """The refusal of what stands at a place."""
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
