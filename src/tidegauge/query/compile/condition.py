"""Conditions as SQL: every expression is 0 or 1, never NULL, so that `not` means not."""

from __future__ import annotations

from typing import Final, TypeGuard

from tidegauge.contracts.plan import And, Compare, Condition, Not, Or, Scalar
from tidegauge.contracts.segment import InSegment
from tidegauge.query.compile import fields
from tidegauge.query.compile.segment import segment_sql
from tidegauge.query.compile.statement import Binder

_NEGATED: Final = {
    "neq": "eq",
    "not_in": "in",
    "not_contains": "contains",
    "not_starts_with": "starts_with",
    "not_regex": "regex",
    "not_exists": "exists",
}
_ORDER: Final = {"eq": "=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


def compile_condition(condition: Condition, binder: Binder) -> str:
    """The condition as a UInt8 expression over the events table."""
    if isinstance(condition, And):
        return _join(condition.parts, " AND ", "1", binder)
    if isinstance(condition, Or):
        return _join(condition.parts, " OR ", "0", binder)
    if isinstance(condition, InSegment):
        return segment_sql(condition, binder, compile_condition)
    if isinstance(condition, Not):
        return f"NOT {compile_condition(condition.part, binder)}"
    positive = _NEGATED.get(condition.operator)
    if positive is not None:
        return f"NOT {_test(condition, positive, binder)}"
    return _test(condition, condition.operator, binder)


def _join(parts: tuple[Condition, ...], word: str, empty: str, binder: Binder) -> str:
    if not parts:
        return empty
    return f"({word.join(compile_condition(part, binder) for part in parts)})"


def _test(compare: Compare, operator: str, binder: Binder) -> str:
    """One comparison that is false where the field is absent."""
    field, operand = compare.field, compare.operand
    if operator == "exists":
        return fields.exists(field, binder)
    if field.kind == "list":
        return _test_list(field.column, operator, operand, binder)
    if operator == "between":
        low, high = operand if isinstance(operand, tuple) else (operand, operand)
        return f"({_ordered(compare, '>=', low, binder)} AND {_ordered(compare, '<=', high, binder)})"
    if operator == "in":
        return _is_in(compare, operand if isinstance(operand, tuple) else (operand,), binder)
    if operator in _ORDER and not isinstance(operand, tuple):
        return _ordered(compare, _ORDER[operator], operand, binder)
    return f"({fields.exists(field, binder)} AND {text_test(fields.text(field, binder), operator, str(operand), binder)})"


def _ordered(compare: Compare, sign: str, operand: Scalar, binder: Binder) -> str:
    if is_number(operand):
        return f"ifNull({fields.number(compare.field, binder)} {sign} {binder.number(operand)}, 0)"
    plain = f"({fields.text(compare.field, binder)} {sign} {binder.text(scalar_text(operand))})"
    if sign == "=" and operand != "":  # an absent text is "", so it cannot equal the operand
        return plain
    return f"({fields.exists(compare.field, binder)} AND {plain})"


def _is_in(compare: Compare, operands: tuple[Scalar, ...], binder: Binder) -> str:
    numbers = [operand for operand in operands if is_number(operand)]
    texts = [scalar_text(operand) for operand in operands if not is_number(operand)]
    parts: list[str] = []
    if texts:
        tested = f"({fields.text(compare.field, binder)} IN {binder.texts(texts)})"  # IN, not has(): the primary key understands it
        parts.append(f"({fields.exists(compare.field, binder)} AND {tested})" if "" in texts else tested)
    if numbers:
        parts.append(f"ifNull(has({binder.numbers(numbers)}, {fields.number(compare.field, binder)}), 0)")
    return f"({' OR '.join(parts)})" if parts else "0"


def _test_list(column: str, operator: str, operand: Scalar | tuple[Scalar, ...], binder: Binder) -> str:
    """A test of the list's members: `eq` and `contains` mean membership."""
    if operator == "in":
        members = operand if isinstance(operand, tuple) else (operand,)
        return f"hasAny({column}, {binder.texts([scalar_text(member) for member in members])})"
    if operator in ("eq", "contains"):
        return f"has({column}, {binder.text(str(operand))})"
    return f"arrayExists(member -> {text_test('member', operator, str(operand), binder)}, {column})"


def text_test(expression: str, operator: str, operand: str, binder: Binder) -> str:
    """A test of a text expression. `contains` compares lower-cased forms (ICU's agree with Python's `str.lower`, also for final sigma and dotted I)."""
    match operator:
        case "contains":
            return f"(position(lowerUTF8({expression}), {binder.text(operand.lower())}) > 0)"
        case "starts_with":
            return f"startsWith({expression}, {binder.text(operand)})"
        case "ends_with":
            return f"endsWith({expression}, {binder.text(operand)})"
        case "regex":  # the engine lets a dot match a line end; RE2 alone, and the stream, do not
            return f"match({expression}, {binder.text(f'(?-s){operand}')})"
        case "eq":
            return f"({expression} = {binder.text(operand)})"
    raise ValueError(f"no text test '{operator}'")


def is_number(operand: Scalar) -> TypeGuard[float]:
    """Whether the operand makes the comparison one of numbers."""
    return isinstance(operand, int | float) and not isinstance(operand, bool)


def scalar_text(operand: Scalar) -> str:
    """An operand's text: bools as JSON writes them."""
    if isinstance(operand, bool):
        return "true" if operand else "false"
    return str(operand)
