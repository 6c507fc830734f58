"""Bound parameters as the engine reads them: the text form of a value, escaped as in its tab-separated format."""

from __future__ import annotations

from typing import Any, Final

_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x00": "\\0", "\b": "\\b", "\f": "\\f"})


def encode_parameters(parameters: dict[str, Any]) -> dict[str, str]:
    """Every value as text; strings, numbers, bools, None and lists of them."""
    return {name: encode_parameter(value) for name, value in parameters.items()}


def encode_parameter(value: Any) -> str:
    """One value. Strings at the top are not quoted, inside lists they are."""
    if isinstance(value, str):
        return value.translate(_ESCAPES)
    if isinstance(value, list | tuple):
        return "[" + ",".join(_element(item) for item in value) + "]"
    return _plain(value)


def _element(value: Any) -> str:
    if isinstance(value, str):
        return "'" + value.translate(_ESCAPES).replace("'", "\\'") + "'"
    return encode_parameter(value)


def _plain(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)
