"""A question under way: whose events, which time and zone; its statements run here, and what they cost adds up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tidegauge.analysis.question import DEFAULT_WINDOW, AnalysisQuestion, EventChoice
from tidegauge.contracts.answer import AnswerMeta
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import ALWAYS, Compare, Condition, condition_columns
from tidegauge.contracts.ports import QueryLimits, RowReader, Rows
from tidegauge.contracts.question import Question
from tidegauge.contracts.sight import NARROW, current_sight, seeing
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import TimeRange, Window
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.filter import parse_filters
from tidegauge.query.period import parse_window
from tidegauge.query.row_rules.condition import both, own_condition

Settle = Callable[[Condition, int], Condition]
"""`(condition, as_of_ms)` -> the condition with its segments as they are defined."""


def _unchanged(condition: Condition, as_of_ms: int) -> Condition:
    return condition


class Inquiry:
    """`condition`: which events count (filters and segment). `compared`: segments to answer for side by side, by name. `span`: the window as it is now, or
    at the instant that the question asks of, which is `now_ms` then.

    `settled` makes the segments of filters definite. Limits hold for each statement.
    """

    def __init__(
        self,
        question: AnalysisQuestion,
        project: int,
        timezone: str,
        *,
        reader: RowReader,
        catalogue: Catalogue,
        clock: Clock,
        limits: QueryLimits,
        tables: EventTables = STORED,
        settled: Settle = _unchanged,
        segment: Condition = ALWAYS,
        compared: tuple[tuple[str, Condition], ...] = (),
    ) -> None:
        """Raises InvalidQuery for a time, zone or filter that is none."""
        self.project = project
        self.timezone = question.timezone or timezone
        self.window = analysis_window(question, self.timezone, clock.now_ms())
        self.now_ms = clock.now_ms() if self.window.at_ms is None else self.window.at_ms
        self.span = self.window.range_at(self.now_ms)
        self._settled = settled
        self.condition = both(both(own_condition(project), settled(parse_filters(question.filters), self.span.to_ms)), segment)
        self.compared = compared
        self.catalogue = catalogue
        self.sequence = reader.stored_sequence
        self.rows_read = 0
        self._tables = tables
        self._reader = reader
        self._clock = clock
        self._sight = current_sight()
        self.limits = limits
        self._began_s = clock.monotonic_s()

    def condition_of(self, choice: EventChoice, place: str) -> Condition:
        """The events of a choice. Raises InvalidQuery naming the place (`steps.0.filters.1`)."""
        try:
            narrowed = self._settled(parse_filters(choice.filters), self.span.to_ms)
        except InvalidQuery as error:
            details = [ErrorDetail(f"{place}.{detail.field}", detail.reason) for detail in error.details]
            raise InvalidQuery(f"{place}: {error.message}", details=details) from None
        return both(self._named(choice.event, place), narrowed)

    def table(self, *conditions: Condition, fields: Iterable[Field] = ()) -> str:
        """What to read after FROM for these conditions (with the inquiry's own) and fields: the narrow copy sorted by person when it has them all.

        A sub-query once people of the project were linked: its `person` is who they are known to be now.
        """
        needed = {field.column for field in fields}
        for condition in (self.condition, *conditions):
            needed |= condition_columns(condition)
        return self._tables.person_events if needed <= NARROW else self._tables.events

    def where(self, binder: Binder, condition: Condition = ALWAYS, span: TimeRange | None = None) -> str:
        """The rows of the project in the span (the inquiry's, unless given) that count and meet the condition."""
        return selected_where(self.project, span or self.span, both(self.condition, condition), binder)

    async def read(self, binder: Binder, sql: str, limits: QueryLimits | None = None) -> list[tuple[Any, ...]]:
        """The rows of a statement. Raises LimitReached, Unavailable."""
        with seeing(self._sight):
            found = await self._reader.read(sql, binder.parameters, limits=limits or self.limits)
        self.rows_read += found.rows_read
        return found.rows

    def admit(self, query: str, parameters: Mapping[str, Any]) -> Statement:
        """A statement that a person wrote, checked, on the events of the inquiry. Takes milliseconds. Raises InvalidQuery, Forbidden."""
        from tidegauge.query.sql.gate import admit  # the parser takes half a second to load: with the first statement, not with the server

        return admit(query, parameters, self.project, self.span, self._tables, self.condition)

    async def read_rows(self, statement: Statement, limits: QueryLimits) -> Rows:
        """What an admitted statement gives, with the names and types of its columns. Raises InvalidQuery, LimitReached, Unavailable."""
        with seeing(self._sight):
            found = await self._reader.read(statement.sql, statement.parameters, limits=limits)
        self.rows_read += found.rows_read
        return found

    def meta(
        self, *, total: float | None = None, exact: bool = True, error_bound: float = 0.0, truncated: bool = False, interval: str | None = None
    ) -> AnswerMeta:
        """The `meta` of the answer, with what the inquiry cost so far."""
        return AnswerMeta(
            from_=format_timestamp(self.span.from_ms),
            to=format_timestamp(self.span.to_ms),
            interval=interval,
            timezone=self.timezone,
            exact=exact,
            error_bound=error_bound,
            cached=False,
            elapsed_ms=round((self._clock.monotonic_s() - self._began_s) * 1000, 3),
            rows_read=self.rows_read,
            truncated=truncated,
            total=total,
        )

    def _named(self, name: str, place: str) -> Condition:
        if name == "*":
            return ALWAYS
        if "\x00" in name:
            raise invalid(f"{place}.event", "cannot hold NUL")
        metric = self.catalogue.find(name, self.project)
        if metric is None:
            return Compare(resolve_field("name"), "eq", name)
        if metric.formula is not None or metric.source != "events":
            raise invalid(f"{place}.event", f"{name} is made of several measures or whole sessions; choose one of its parts, or an event")
        return metric.condition


def invalid(place: str, reason: str) -> InvalidQuery:
    """The refusal of what stands at a place."""
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])


def analysis_window(question: AnalysisQuestion, timezone: str, now_ms: int) -> Window:
    """The window of a question. Raises InvalidQuery."""
    named = question.time_window or (DEFAULT_WINDOW if question.from_ is None and question.to is None else None)
    return parse_window(Question("*", time_window=named, from_=question.from_, to=question.to, at=question.at), timezone, now_ms)
