"""A plan's partial states as one statement: what a live query starts from (contracts.partial)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from tidegauge.contracts.field import Field
from tidegauge.contracts.partial import SKETCH_GAMMA, STATE_COLUMNS
from tidegauge.contracts.person_use import names_people
from tidegauge.contracts.plan import Aggregation, And, Measure, Plan
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.row_rules.condition import beside_own
from tidegauge.stream.aggregators.percentile import BUCKET_OFFSET
from tidegauge.stream.window import pane_grid

_PLACE: Final = f"({fields.TIME_MS}, _batch, _row)"
_LOG_GAMMA: Final = repr(math.log(SKETCH_GAMMA))


def compile_partials(plan: Plan, span: TimeRange, max_sequence: int, most: int | None = None, tables: EventTables = STORED) -> Statement:
    """Rows of `pane_ms`, the group's texts `d0`…, `events` (that meet the plan's condition) and each measure's STATE_COLUMNS as `m<i>_<column>`.

    Reads the events of `span` (for a live query: `StreamEngine.history_span`) of batches up to `max_sequence`. At most `most` rows, in no order: who can keep
    only so many learns from one more that there are too many. Persons are counted by their stored keys, which a live query merges as it loads them; `tables`
    is read when the plan tells people apart.

    Raises KeyError for an aggregation without states.
    """
    binder = Binder()
    keys = {"pane_ms": _pane(plan, binder)}
    keys |= {f"d{i}": fields.dimension(dimension, plan.timezone, binder) for i, dimension in enumerate(plan.dimensions)}
    states = {"events": "count()"}
    for i, measure in enumerate(plan.measures):
        states |= {f"m{i}_{name}": sql for name, sql in _states(measure, binder).items()}
    selected = ", ".join(f"{sql} AS `{name}`" for name, sql in (keys | states).items())
    conditions = (
        f"project = {binder.project(plan.project)}",
        f"timestamp >= fromUnixTimestamp64Milli({binder.integer(span.from_ms)}, 'UTC')",
        f"timestamp < fromUnixTimestamp64Milli({binder.integer(span.to_ms)}, 'UTC')",
        f"_batch <= {binder.integer(max_sequence)}",
        compile_condition(beside_own(plan.condition, plan.project, binder), binder),
    )
    grouped = ", ".join(f"`{name}`" for name in keys)
    limit = "" if most is None else f" LIMIT {most:d}"
    source = tables.events if names_people(plan) else STORED.events
    return binder.statement(f"SELECT {selected} FROM {source} WHERE {' AND '.join(conditions)} GROUP BY {grouped}{limit}")


def _pane(plan: Plan, binder: Binder) -> str:
    grid = pane_grid(plan)
    if not grid.edges:
        unit = binder.integer(grid.unit_ms)
        return f"intDiv({fields.TIME_MS}, {unit}) * {unit}"
    return f"roundDown({fields.TIME_MS}, {binder.integers(list(grid.edges[:-1]))})"


def _states(measure: Measure, binder: Binder) -> dict[str, str]:
    """State column -> expression."""
    condition = "1" if measure.condition == And() else compile_condition(measure.condition, binder)
    write = _WRITERS[measure.aggregation]
    expressions = write(measure.field, condition, binder)
    return dict(zip(STATE_COLUMNS[measure.aggregation], expressions, strict=True))


def _number(field: Field | None, condition: str, binder: Binder) -> tuple[str, str]:
    """The number without NULL, and the condition under which it is one."""
    if field is None:
        raise ValueError("the aggregation needs a field")
    number = fields.number(field, binder)
    return f"ifNull({number}, 0)", f"({condition} AND isNotNull({number}))"


def _count(field: Field | None, condition: str, binder: Binder) -> tuple[str, ...]:
    return (f"countIf({condition})" if field is None else f"countIf({condition} AND {fields.exists(field, binder)})",)


def _with_count(function: str) -> Callable[[Field | None, str, Binder], tuple[str, ...]]:
    def write(field: Field | None, condition: str, binder: Binder) -> tuple[str, ...]:
        number, known = _number(field, condition, binder)
        return f"{function}If({number}, {known})", f"countIf({known})"

    return write


def _moments(field: Field | None, condition: str, binder: Binder) -> tuple[str, ...]:
    number, known = _number(field, condition, binder)
    count = f"countIf({known})"
    return count, f"ifNotFinite(avgIf({number}, {known}), 0)", f"ifNotFinite(varPopStableIf({number}, {known}), 0) * {count}"


def _hashes(field: Field | None, condition: str, binder: Binder) -> tuple[str, ...]:
    if field is None:
        raise ValueError("unique_count needs a field")
    value = "person" if field.kind == "person" else f"xxh3({fields.text(field, binder)})"
    return (f"groupUniqArrayIf({value}, {condition} AND {fields.exists(field, binder)})",)


def _buckets(field: Field | None, condition: str, binder: Binder) -> tuple[str, ...]:
    number, known = _number(field, condition, binder)
    key = f"toInt32(if({number} = 0, 0, sign({number}) * (ceil(log(abs({number})) / {_LOG_GAMMA}) + {BUCKET_OFFSET})))"
    return (f"sumMapIf(map({key}, toUInt64(1)), {known})",)


def _placed(function: str) -> Callable[[Field | None, str, Binder], tuple[str, ...]]:
    def write(field: Field | None, condition: str, binder: Binder) -> tuple[str, ...]:
        number, known = _number(field, condition, binder)
        return f"{function[-3:].lower()}If({_PLACE}, {known})", f"if(countIf({known}) = 0, NULL, {function}If({number}, {_PLACE}, {known}))"

    return write


def _both(field: Field | None, condition: str, binder: Binder) -> tuple[str, ...]:
    return (*_placed("argMin")(field, condition, binder), *_placed("argMax")(field, condition, binder))


_WRITERS: Final[dict[Aggregation, Callable[[Field | None, str, Binder], tuple[str, ...]]]] = {
    "count": _count,
    "rate": _count,
    "sum": _with_count("sum"),
    "average": _with_count("sum"),
    "min": _with_count("min"),
    "max": _with_count("max"),
    "stddev": _moments,
    "unique_count": _hashes,
    "percentile": _buckets,
    "first": _placed("argMin"),
    "last": _placed("argMax"),
    "delta": _both,
}
