"""From the conditions of row rules to what a caller sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tidegauge.contracts.plan import ALWAYS, And, Condition, condition_columns
from tidegauge.contracts.sight import WHOLE, Sight
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.statement import Binder
from tidegauge.query.row_rules.condition import own_condition
from tidegauge.query.rules.trim_condition import trim


def sight_of(project: int, conditions: Iterable[Condition]) -> Sight:
    """What somebody sees for whom rules with these conditions hold: the rows that meet all of them; everything without any."""
    parts = tuple(dict.fromkeys(conditions))
    if not parts:
        return WHOLE
    condition = trim(And(parts))
    return Sight(project, condition, compile_condition(condition, Literals()), frozenset(condition_columns(condition)))


def own_sql(project: int, binder: Binder) -> str:
    """` AND …`: what an event of the project must meet to be seen; "" when everything is."""
    own = own_condition(project)
    return "" if own == ALWAYS else f" AND {compile_condition(own, binder)}"


class Literals(Binder):
    """Writes values into the text: the engine takes no parameters in a condition that it adds to tables by itself."""

    def _bind(self, value: Any, kind: str) -> str:
        if kind == "String":
            return _text(value)
        if kind == "Array(String)":
            return f"[{', '.join(map(_text, value))}]" if value else "CAST([], 'Array(String)')"
        if kind == "Array(Float64)":
            return f"[{', '.join(map(_number, value))}]" if value else "CAST([], 'Array(Float64)')"
        if kind == "Float64":
            return _number(value)
        raise ValueError(f"a row rule cannot hold a value of {kind}")


def _text(value: str) -> str:
    """A text as the engine's dialect writes it: what is not plain, by its bytes."""
    return "'" + "".join(chr(byte) if 32 <= byte < 127 and byte not in b"\\'" else f"\\x{byte:02x}" for byte in value.encode()) + "'"


def _number(value: float) -> str:
    return f"toFloat64({float(value)!r})"
