"""The text of a number, the same as ClickHouse's `toString(Float64)`: a property that is a number groups and counts by it."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import numpy.typing as npt

_PLAIN_BELOW = 1e15
"""Whole numbers below are written by int(), the common case."""


def number_text(number: float) -> str:
    """Shortest digits that read back as `number`; plain from 1e-6 up to 1e21, else with an exponent (`1e21`, `1.5e-10`)."""
    if number != number:
        return "nan"
    if number == int(number) if abs(number) < _PLAIN_BELOW else False:
        return str(int(number)) if number or np.copysign(1.0, number) > 0 else "-0"
    text = repr(number)
    if "e" not in text:
        return text.removesuffix(".0")
    if 1e-6 <= abs(number) < 1e21:
        return format(Decimal(text), "f")
    mantissa, _, exponent = text.partition("e")
    return f"{mantissa.removesuffix('.0')}e{int(exponent)}"


def number_texts(numbers: npt.NDArray[np.float64]) -> list[str]:
    """`number_text` of each."""
    return [number_text(number) for number in numbers.tolist()]
