"""Variables ($name) put into filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tidegauge.dashboards.document import Variable

Values = Mapping[str, tuple[str, ...]]
"""Variable -> its chosen values; none: all."""

_NAME: Final = re.compile(r"\$([a-z_]{1,40})")
_WHOLE: Final = re.compile(r"\$([a-z_]{1,40})\Z")
_MANY: Final = {"eq": "in", "neq": "not_in", "=": "in", "==": "in", "!=": "not_in"}


def defaults(variables: Iterable[Variable]) -> dict[str, tuple[str, ...]]:
    """What each variable is before anyone chooses."""
    return {variable.name: (variable.default,) if variable.default else () for variable in variables}


def bind(filters: Iterable[Any], values: Values) -> list[Any]:
    """The filters with values in place of `$name`.

    A filter whose variable has no value is left out (all). Several values make `eq` an `in` and `neq` a `not_in`. Unknown names stay as they are.
    """
    return [bound for item in filters if (bound := _bound(item, values)) is not None]


def _bound(item: Any, values: Values) -> Any:
    if not isinstance(item, dict):
        return item
    for key in ("and", "or"):
        if isinstance(item.get(key), list):
            inner = bind(item[key], values)
            return {**item, key: inner} if inner or not item[key] else None
    if "not" in item:
        inner = _bound(item["not"], values)
        return None if inner is None else {**item, "not": inner}
    return _bound_value(item, values)


def _bound_value(item: dict[str, Any], values: Values) -> dict[str, Any] | None:
    value = item.get("value")
    if isinstance(value, list):
        parts = [part for each in value for part in _parts(each, values)]
        return {**item, "value": parts} if parts or not value else None
    if not isinstance(value, str) or (whole := _WHOLE.match(value)) is None or whole[1] not in values:
        return {**item, "value": _text(value, values)} if isinstance(value, str) else item
    chosen = values[whole[1]]
    if not chosen:
        return None
    operator = item.get("operator", "eq")
    if len(chosen) > 1 and operator in _MANY:
        return {**item, "operator": _MANY[operator], "value": list(chosen)}
    return {**item, "value": list(chosen) if operator in ("in", "not_in") else chosen[0]}


def _parts(value: Any, values: Values) -> list[Any]:
    whole = _WHOLE.match(value) if isinstance(value, str) else None
    return list(values[whole[1]]) if whole and whole[1] in values else [value]


def _text(value: str, values: Values) -> str:
    return _NAME.sub(lambda found: ", ".join(values[found[1]]) if found[1] in values else found[0], value)
