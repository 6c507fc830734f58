"""Values for a statement's places, checked against their types: the engine itself would wrap 300 in a UInt8 to 44 and say nothing."""

from __future__ import annotations

import math
import re
from typing import Any, Final

from tidegauge.core.errors import ErrorDetail, InvalidQuery

MAX_ITEMS: Final = 1_000
MAX_TEXT: Final = 10_000
_INTEGER: Final = re.compile(r"(U?)Int(8|16|32|64)")
_WRAPPED: Final = re.compile(r"(Nullable|Array)\((.*)\)")


def checked(name: str, kind: str, value: Any) -> Any:
    """The value as it is bound to a place of type `kind` (nodes.PARAMETER_TYPE). Raises InvalidQuery naming the parameter."""
    wrapped = _WRAPPED.fullmatch(kind)
    if wrapped is not None and wrapped[1] == "Nullable":
        return None if value is None else checked(name, wrapped[2], value)
    if wrapped is not None:
        if not isinstance(value, list) or len(value) > MAX_ITEMS:
            raise _invalid(name, f"needs a list of at most {MAX_ITEMS:,} values")
        return [checked(f"{name}.{index}", wrapped[2], item) for index, item in enumerate(value)]
    if value is None or isinstance(value, list):
        raise _invalid(name, f"needs one value of type {kind}")
    integer = _INTEGER.fullmatch(kind)
    if integer is not None:
        return _whole(name, kind, value, is_signed=not integer[1], bits=int(integer[2]))
    if kind.startswith("Float"):
        if isinstance(value, str | bool) or not math.isfinite(value):
            raise _invalid(name, "needs a finite number")
        return float(value)
    if kind == "Bool":
        if not isinstance(value, bool):
            raise _invalid(name, "needs true or false")
        return value
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise _invalid(name, f"needs a text of at most {MAX_TEXT:,} characters ({kind})")
    return value


def _whole(name: str, kind: str, value: Any, *, is_signed: bool, bits: int) -> int:
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if is_signed else (0, 2**bits - 1)
    if isinstance(value, str | bool) or (isinstance(value, float) and not value.is_integer()) or not low <= value <= high:
        raise _invalid(name, f"needs a whole number from {low} to {high} ({kind})")
    return int(value)


def _invalid(name: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"parameters.{name[:60]}: {reason}.", details=[ErrorDetail(f"parameters.{name[:60]}", reason)])
