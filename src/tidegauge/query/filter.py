"""Filters as callers write them, checked and made into conditions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final, get_args

import re2

from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Condition, Not, Operator, Or, Scalar
from tidegauge.contracts.property_column import as_number
from tidegauge.contracts.segment import InSegment
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.timestamps import parse_timestamp_ms
from tidegauge.query.catalogue import suggest

MAX_NODES: Final = 100
MAX_DEPTH: Final = 20
MAX_LIST: Final = 1_000
MAX_SEGMENTS: Final = 5
MAX_PATTERN: Final = 1_000
MAX_TEXT: Final = 10_000
SEGMENT_FIELD: Final = "in_segment"
"""As a field: the segments that an event's person is in."""

_OPERATORS: Final[dict[str, Operator]] = {name: name for name in get_args(Operator)} | {
    "=": "eq",
    "==": "eq",
    "!=": "neq",
    "ne": "neq",
    ">": "gt",
    ">=": "gte",
    "<": "lt",
    "<=": "lte",
}
_TEXT_TESTS: Final = frozenset(("contains", "not_contains", "starts_with", "not_starts_with", "ends_with", "regex", "not_regex"))
_ORDERED: Final = frozenset(("gt", "gte", "lt", "lte", "between"))
_OPTIONS: Final = re2.Options()
_OPTIONS.log_errors = False


def parse_filters(filters: Sequence[Any]) -> Condition:
    """The condition that all filters meet. Raises InvalidQuery naming the place (`filters.0.and.1`)."""
    parts = _Reader().list(filters, "filters", 1)
    return And(parts) if parts else ALWAYS


class _Reader:
    """Counts nodes over the whole tree."""

    def __init__(self) -> None:
        self._nodes = 0

    def list(self, filters: Any, place: str, depth: int) -> tuple[Condition, ...]:
        if not isinstance(filters, list | tuple):
            raise _invalid(place, "must be a list of filters")
        return tuple(self.one(item, f"{place}.{index}", depth) for index, item in enumerate(filters))

    def one(self, item: Any, place: str, depth: int) -> Condition:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _invalid("filters", f"at most {MAX_NODES} filters, counting nested ones")
        if depth > MAX_DEPTH:
            raise _invalid("filters", f"at most {MAX_DEPTH} levels of and, or, not")
        if not isinstance(item, dict):
            raise _invalid(place, "must be an object such as {field, operator, value}")
        if len(item) == 1:
            key, inner = next(iter(item.items()))
            if key in ("and", "or"):
                parts = self.list(inner, f"{place}.{key}", depth + 1)
                return And(parts) if key == "and" else Or(parts)
            if key == "not":
                return Not(self.one(inner, f"{place}.not", depth + 1))
        return _compare(item, place)


def _compare(item: dict[str, Any], place: str) -> Condition:
    unknown = next((key for key in item if key not in ("field", "operator", "value")), None)
    if unknown is not None:
        known = ("field", "operator", "value", "and", "or", "not")
        raise _invalid(
            place, f"unknown key '{unknown[:60]}'.{suggest(unknown, known)} A filter is {{field, operator, value}}, {{and|or: [...]}} or {{not: {{...}}}}"
        )
    name, word = item.get("field"), item.get("operator", "eq")
    if not isinstance(name, str):
        raise _invalid(f"{place}.field", "must be a field's name")
    operator = _OPERATORS.get(word) if isinstance(word, str) else None
    if operator is None:
        raise InvalidQuery(
            f"Unknown operator '{str(word)[:60]}'.{suggest(str(word), _OPERATORS)}",
            details=[ErrorDetail(f"{place}.operator", f"one of {', '.join(get_args(Operator))}")],
        )
    if name == SEGMENT_FIELD:
        return _in_segment(operator, item.get("value"), f"{place}.value")
    field = resolve_field(name)
    return Compare(field, operator, _operand(field, operator, item.get("value"), f"{place}.value"))


def _in_segment(operator: Operator, value: Any, place: str) -> Condition:
    """Which segments are meant is found out where the project is known."""
    if operator not in ("eq", "neq", "in", "not_in"):
        raise _invalid(place, f"{SEGMENT_FIELD} takes eq, neq, in or not_in")
    names = value if operator in ("in", "not_in") else [value]
    if not isinstance(names, list | tuple) or not 1 <= len(names) <= MAX_SEGMENTS:
        raise _invalid(place, f"{operator} needs a list of 1 to {MAX_SEGMENTS} segments")
    if not all(isinstance(named, str) and 1 <= len(named) <= 200 for named in names):
        raise _invalid(place, "must be the name or id of a segment")
    parts = tuple(InSegment(0, named) for named in dict.fromkeys(names))
    condition = parts[0] if len(parts) == 1 else Or(parts)
    return Not(condition) if operator in ("neq", "not_in") else condition


def _operand(field: Field, operator: Operator, value: Any, place: str) -> Scalar | tuple[Scalar, ...]:
    if operator in ("exists", "not_exists"):
        return None
    if field.kind == "bool" and operator not in ("eq", "neq", "in", "not_in"):
        raise _invalid(place, f"{field.name} is true or false: use eq or neq")
    if field.kind == "list" and operator in _ORDERED:
        raise _invalid(place, f"{field.name} is a list: use eq, in or contains")
    if operator in ("in", "not_in"):
        if not isinstance(value, list | tuple):
            raise _invalid(place, f"{operator} needs a list")
        if len(value) > MAX_LIST:
            raise _invalid(place, f"at most {MAX_LIST:,} values")
        return tuple(_scalar(field, item, f"{place}.{index}") for index, item in enumerate(value))
    if operator == "between":
        return _bounds(field, value, place)
    scalar = _scalar(field, value, place)
    if operator in _TEXT_TESTS:
        return _text_operand(operator, _text(scalar), place)
    return scalar


def _bounds(field: Field, value: Any, place: str) -> tuple[Scalar, ...]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise _invalid(place, "between needs a list of two values, low and high")
    low, high = (_scalar(field, item, f"{place}.{index}") for index, item in enumerate(value))
    if isinstance(low, str) != isinstance(high, str):
        raise _invalid(place, "between needs two numbers or two texts")
    return low, high


def _text_operand(operator: Operator, text: str, place: str) -> str:
    if operator not in ("regex", "not_regex"):
        return text
    if len(text) > MAX_PATTERN:
        raise _invalid(place, f"a pattern has at most {MAX_PATTERN:,} characters")
    try:
        re2.compile(text, _OPTIONS)
    except re2.error as error:
        reason = error.args[0].decode(errors="replace") if error.args and isinstance(error.args[0], bytes) else str(error)
        raise _invalid(place, f"not a regular expression (RE2 syntax): {reason[:200]}") from None
    if "\x00" in text:
        raise _invalid(place, "a pattern cannot hold NUL; write \\x00")
    return text


def _scalar(field: Field, value: Any, place: str) -> Scalar:
    """One operand, of the type that the field's kind compares."""
    if not isinstance(value, str | int | float):
        raise _invalid(place, "must be a text, a number, true or false (exists and not_exists test for absence)")
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise _invalid(place, f"a text has at most {MAX_TEXT:,} characters")
    if not isinstance(value, bool | str):
        value = _finite(value, field, place)
    match field.kind:
        case "text" | "list" | "person":
            return _text(value)
        case "number" if not isinstance(value, bool):
            number = as_number(value)
            if number is None:
                raise _invalid(place, f"{field.name} is a number")
            return number
        case "bool":
            return _truth(field, value, place)
        case "time" if not isinstance(value, bool):
            instant_ms = parse_timestamp_ms(value)
            if instant_ms is None:
                raise _invalid(place, "must be a time: ISO 8601, or epoch seconds or milliseconds")
            return float(instant_ms)
        case "number" | "time":
            raise _invalid(place, f"{field.name} is a {field.kind}")
    if field.has_number_column and isinstance(value, str) and (number := as_number(value)) is not None:
        return number
    return _text(value) if isinstance(value, bool) else value  # a property holds bools as text, and True would equal 1.0


def _finite(value: float, field: Field, place: str) -> float:
    if field.kind in ("text", "person") and isinstance(value, int):
        return value
    number = as_number(value)
    if number is None or not math.isfinite(number):
        raise _invalid(place, "must be a finite number")
    return number


def _truth(field: Field, value: Scalar, place: str) -> str:
    known = {"true": "true", "false": "false", "1": "true", "0": "false"}
    text = known.get(_text(value))
    if text is None:
        raise _invalid(place, f"{field.name} is true or false")
    return text


def _text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
