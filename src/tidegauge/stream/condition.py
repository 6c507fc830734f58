"""Conditions on the columns of a batch: a mask of the rows that meet them, the same rows as the store's SQL finds."""

from __future__ import annotations

import operator as order
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import numpy as np
import re2

from tidegauge.contracts.plan import And, Compare, Condition, Not, Or, Scalar
from tidegauge.contracts.segment import InSegment
from tidegauge.stream.columns import BatchColumns, Mask, TextColumn

_NEGATED: Final = {
    "neq": "eq",
    "not_in": "in",
    "not_contains": "contains",
    "not_starts_with": "starts_with",
    "not_regex": "regex",
    "not_exists": "exists",
}
_ORDER: Final[dict[str, Callable[..., Mask]]] = {"eq": order.eq, "gt": order.gt, "gte": order.ge, "lt": order.lt, "lte": order.le}


def condition_mask(columns: BatchColumns, condition: Condition) -> Mask:
    """Rows that meet the condition, computed once per batch. The array is shared: do not write to it."""
    found: Mask | None = columns.shared.get(condition)
    if found is None:
        found = columns.shared[condition] = _evaluate(columns, condition)
    return found


def _evaluate(columns: BatchColumns, condition: Condition) -> Mask:
    if isinstance(condition, Compare):  # first: nearly all are, and it takes ten times as long to see that one is none of the others
        positive = _NEGATED.get(condition.operator)
        return _test(columns, condition, condition.operator) if positive is None else ~_test(columns, condition, positive)
    if isinstance(condition, And | Or):
        masks = [condition_mask(columns, part) for part in condition.parts]
        if not masks:
            return np.full(columns.size, isinstance(condition, And))
        return masks[0] if len(masks) == 1 else (np.logical_and if isinstance(condition, And) else np.logical_or).reduce(masks)
    if isinstance(condition, Not):
        return ~condition_mask(columns, condition.part)
    raise TypeError("events cannot be tested for a segment")


def _test(columns: BatchColumns, compare: Compare, operator: str) -> Mask:
    """One comparison, False where the field is absent."""
    field, operand = compare.field, compare.operand
    if operator == "exists":
        return columns.has(field)
    if field.kind == "list":
        return _test_list(columns, operator, operand)
    if operator == "between":
        low, high = operand if isinstance(operand, tuple) else (operand, operand)
        return _ordered(columns, compare, "gte", low) & _ordered(columns, compare, "lte", high)
    if operator == "in":
        return _is_in(columns, compare, operand if isinstance(operand, tuple) else (operand,))
    if operator in _ORDER and not isinstance(operand, tuple):
        return _ordered(columns, compare, operator, operand)
    return columns.text(field).where(text_test(operator, str(operand)))


def _ordered(columns: BatchColumns, compare: Compare, operator: str, operand: Scalar) -> Mask:
    if isinstance(operand, int | float) and not isinstance(operand, bool):
        numbers = columns.number(compare.field)
        return _ORDER[operator](numbers.values, operand) & numbers.valid
    text = columns.text(compare.field)
    if operator == "eq":
        return _equal(text, scalar_text(operand))
    bound = scalar_text(operand)
    return text.where(lambda value: bool(_ORDER[operator](value, bound)))


def _equal(text: TextColumn, operand: str) -> Mask:
    code = text.index.get(operand)
    return np.zeros(len(text.codes), np.bool_) if code is None else text.codes == code


def _is_in(columns: BatchColumns, compare: Compare, operands: tuple[Scalar, ...]) -> Mask:
    numbers = [operand for operand in operands if isinstance(operand, int | float) and not isinstance(operand, bool)]
    texts = {scalar_text(operand) for operand in operands if isinstance(operand, bool | str) or operand is None}
    found = np.zeros(columns.size, np.bool_)
    if texts:
        found = columns.text(compare.field).where(texts.__contains__)
    if numbers:
        column = columns.number(compare.field)
        found = found | (np.isin(column.values, numbers) & column.valid)
    return found


def _test_list(columns: BatchColumns, operator: str, operand: Scalar | tuple[Scalar, ...]) -> Mask:
    """Rows of which a tag meets the test; `eq` and `contains` mean that the tag is there."""
    rows, tags = columns.tags
    if operator == "in":
        members = operand if isinstance(operand, tuple) else (operand,)
        hits = tags.where({scalar_text(member) for member in members}.__contains__)
    elif operator in ("eq", "contains"):
        hits = _equal(tags, str(operand))
    else:
        hits = tags.where(text_test(operator, str(operand)))
    found = np.zeros(columns.size, np.bool_)
    found[rows[hits]] = True
    return found


def text_test(operator: str, operand: str) -> Callable[[str], bool]:
    """A test of one text. `contains` compares lower-cased forms; a regex is RE2's and may match anywhere."""
    match operator:
        case "contains":
            lowered = operand.lower()
            return lambda value: lowered in value.lower()
        case "starts_with":
            return lambda value: value.startswith(operand)
        case "ends_with":
            return lambda value: value.endswith(operand)
        case "regex":
            search = _pattern(operand).search
            return lambda value: search(value) is not None
        case "eq":
            return lambda value: value == operand
    raise ValueError(f"no text test '{operator}'")


def untestable(condition: Condition) -> str | None:
    """Why rows cannot be tested by the condition (a pattern that RE2 refuses, an order asked of a list), None when they can."""
    if isinstance(condition, And | Or):
        return next((reason for part in condition.parts if (reason := untestable(part))), None)
    if isinstance(condition, Not):
        return untestable(condition.part)
    if isinstance(condition, InSegment):
        return "who is in a segment is asked of the store"
    if condition.operator in ("regex", "not_regex"):
        try:
            _pattern(str(condition.operand))
        except re2.error:
            return "the pattern is not RE2's"
    if condition.field.kind == "list" and condition.operator in ("gt", "gte", "lt", "lte", "between"):
        return "a list has no order"
    return None


@lru_cache(maxsize=1024)
def _pattern(pattern: str) -> re2._Regexp[str]:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)


def scalar_text(operand: Scalar) -> str:
    """An operand's text: bools as JSON writes them."""
    if isinstance(operand, bool):
        return "true" if operand else "false"
    return str(operand)
