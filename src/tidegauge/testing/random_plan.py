"""Generated plans over the fields of generated histories, all kinds that the stream keeps."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import And, Arithmetic, Compare, Condition, Constant, Dimension, Expression, Measure, MeasureRef, Not, Operator, Or, Plan, Scalar
from tidegauge.core.time_range import CALENDAR, DAY_MS, ROLLING, Interval, Window
from tidegauge.testing.history import NAMES, NUMBERS, TEXTS, ZONES

NUMBER_FIELDS: Final = ("value", "value", "properties.amount", "duration_ms", "status", "properties.mixed", "properties.a.b", "properties.big")
TEXT_FIELDS: Final = (
    "name",
    "type",
    "user_id",
    "country",
    "source",
    "properties.category",
    "properties.mixed",
    "properties.a.b",
    "properties.a.b.c",
    "properties.ชื่อ",
    "page",
    "path",
    "properties.flag",
    "status",
    "is_bot",
    "id",
    "properties.list",
)
_MEASURED: Final = ("count", "sum", "average", "min", "max", "unique_count", "percentile", "stddev", "rate", "first", "last", "delta")
_TEXT_TESTS: Final[tuple[Operator, ...]] = (
    "contains",
    "not_contains",
    "starts_with",
    "not_starts_with",
    "ends_with",
    "regex",
    "not_regex",
    "eq",
    "neq",
    "gte",
    "lt",
)
_NUMBER_TESTS: Final[tuple[Operator, ...]] = ("eq", "neq", "gt", "gte", "lt", "lte")
_PATTERNS: Final = ("a", "^a", "b$", "(?i)A", ".", "^$", "[0-9]+", "a.b", "ü|ส")
_EVEN: Final = ("10_seconds", "minute", "7_minutes", "15_minutes", "hour", "6_hours")
_LONG: Final = ("day", "2_days", "week", "month", "quarter")


def make_plan(seed: int, project: int, now_ms: int) -> Plan:
    """A plan for a history that ends about `now_ms`."""
    random = Random(seed)
    timezone = random.choice(ZONES)
    measures = tuple(_measure(random) for _ in range(random.choice((1, 1, 1, 2, 3))))
    expression = _expression(random, len(measures))
    measures += tuple(  # a percentile between negative and positive numbers is judged by its extremes
        Measure(extreme, measure.field, None, measure.condition) for measure in measures if measure.aggregation == "percentile" for extreme in ("min", "max")
    )
    window = make_window(random, timezone, now_ms)
    return Plan(
        project=project,
        metric="generated",
        measures=measures,
        expression=expression,
        window=window,
        condition=make_condition(random),
        dimensions=tuple(_dimension(random) for _ in range(random.choice((0, 0, 1, 1, 2)))),
        interval=_interval(random, window),
        timezone=timezone,
        order_by=random.choice(("value", "value", "count", "name")),
        descending=random.random() < 0.7,
        limit=random.choice((1, 3, 1000)),
        other=random.random() < 0.5,
    )


def _measure(random: Random) -> Measure:
    aggregation: Any = random.choice(_MEASURED)
    condition = make_condition(random) if random.random() < 0.2 else And()
    match aggregation:
        case "count" | "rate":
            field = resolve_field(random.choice(TEXT_FIELDS)) if random.random() < 0.3 else None
        case "unique_count":
            field = resolve_field(random.choice(("person", *TEXT_FIELDS)))
        case _:
            field = resolve_field(random.choice(NUMBER_FIELDS))
    percentile = random.choice((0.0, 25.0, 50.0, 95.0, 99.9, 100.0)) if aggregation == "percentile" else None
    return Measure(aggregation, field, percentile, condition)


def _expression(random: Random, measures: int) -> Expression:
    if measures == 1:
        return MeasureRef(0)
    left = Arithmetic(random.choice(("+", "-", "*", "/")), MeasureRef(0), MeasureRef(1))
    return left if measures == 2 else Arithmetic("*", left, Constant(100.0))


def make_window(random: Random, timezone: str, now_ms: int) -> Window:
    """A window of any kind that ends near an instant."""
    match random.randrange(8):
        case 0 | 1 | 2:
            return Window("rolling", random.choice(list(ROLLING)), timezone=timezone)
        case 3 | 4:
            return Window("calendar", random.choice(("today", "this_week", "this_month", "this_year")), timezone=timezone)
        case 5:
            return Window("calendar", random.choice(CALENDAR), timezone=timezone)
    from_ms = now_ms - random.randrange(6 * DAY_MS)
    return Window("fixed", "", from_ms, from_ms + 1 + random.randrange(5 * DAY_MS), timezone)


def _interval(random: Random, window: Window) -> Interval | None:
    if random.random() < 0.5:
        return None
    span = window.range_at(window.from_ms or 1_763_769_600_000)
    length_ms = span.to_ms - span.from_ms
    choices = [unit for unit in map(_parse, (*_EVEN, *_LONG)) if unit.step_ms is None or length_ms * 2 < unit.step_ms * 9_000]
    return random.choice(choices)


def _parse(name: str) -> Interval:
    count, _, unit = name.partition("_") if name[0].isdigit() else ("1", "", name)
    kind: Any = unit.removesuffix("s") if count != "1" else unit
    return Interval(kind, int(count))


def _dimension(random: Random) -> Dimension:
    if random.random() < 0.2:
        part = random.choice(("minute", "hour", "day", "week", "month", "hour_of_day", "day_of_week"))
        return Dimension(part, None, part)
    name = random.choice((*TEXT_FIELDS, "person", "tags", "value"))
    return Dimension(name, resolve_field(name))


def make_condition(random: Random, depth: int = 0) -> Condition:
    """A condition that some events meet; often none."""
    if depth == 0 and random.random() < 0.6:
        return And()
    if depth < 2 and random.random() < 0.3:
        parts = tuple(make_condition(random, depth + 1) for _ in range(random.randrange(3)))
        match random.randrange(3):
            case 0:
                return And(parts)
            case 1:
                return Or(parts)
        return Not(make_condition(random, depth + 1))
    return _compare(random)


def _compare(random: Random) -> Compare:
    if random.random() < 0.1:
        return Compare(resolve_field("tags"), *_operand(random, ("eq", "contains", "in", "not_contains", "neq"), ("a", "revenue", "ü", "")))
    if random.random() < 0.35:
        field = _number_field(random)
        match random.randrange(4):
            case 0:
                low = random.choice(NUMBERS)
                return Compare(field, "between", (low, low + 100.0))
            case 1:
                return Compare(field, random.choice(("in", "not_in")), (random.choice(NUMBERS), random.choice(NUMBERS), random.choice(TEXTS)))
        return Compare(field, random.choice(_NUMBER_TESTS), random.choice(NUMBERS))
    field = resolve_field(random.choice(TEXT_FIELDS))
    match random.randrange(4):
        case 0:
            return Compare(field, random.choice(("exists", "not_exists")))
        case 1:
            return Compare(field, random.choice(("in", "not_in")), (random.choice(TEXTS), random.choice(NAMES), "u1", "TH"))
    test = random.choice(_TEXT_TESTS)
    if test in ("regex", "not_regex"):
        return Compare(field, test, random.choice(_PATTERNS))
    return Compare(field, test, random.choice((*TEXTS, *NAMES, "u1", "TH", "true")))


def _operand(random: Random, operators: tuple[Operator, ...], values: tuple[str, ...]) -> tuple[Operator, Scalar | tuple[Scalar, ...]]:
    operator = random.choice(operators)
    value = random.choice(values)
    return operator, ((value, "B") if operator in ("in", "not_in") else value)


def _number_field(random: Random) -> Field:
    return resolve_field(random.choice(NUMBER_FIELDS))
