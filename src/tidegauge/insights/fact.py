"""What an answer holds that is worth saying: each fact is arithmetic on its rows."""

from __future__ import annotations

import math
from typing import Final, Literal

import msgspec

from tidegauge.contracts.answer import Answer, ResultRow

Kind = Literal["nothing", "total", "change", "highest", "lowest", "group"]
Number = int | float

MAX_GROUPS: Final = 3
MAX_LABEL: Final = 80
"""Characters of a value of a dimension."""

_CLOSE: Final = 1e-9


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """`label`: the group, `at`: the bucket's beginning (ISO 8601). `percent`: of a change how much of the number before, of a group its share of the total."""

    kind: Kind
    value: Number | None = None
    previous: Number | None = None
    percent: float | None = None
    label: str = ""
    at: str = ""


def facts_of(answer: Answer) -> list[Fact]:
    """The facts, the most general first; a single `nothing` where there is nothing to measure."""
    total, before = _number(answer.meta.total), _number(answer.meta.previous_total)
    rows = [row for row in answer.results if _number(row.value) is not None]
    if not rows or (total in (None, 0) and all(row.value == 0 for row in rows)):
        return [Fact(kind="nothing")]
    facts = [] if total is None else [Fact(kind="total", value=total)]
    if total is not None and before is not None:
        facts.append(Fact(kind="change", value=total, previous=before, percent=(total - before) / abs(before) * 100 if before else None))
    return [*facts, *(_groups(rows, total) if answer.meta.interval is None else _ends(rows))]


def _ends(rows: list[ResultRow]) -> list[Fact]:
    """The highest and the lowest bucket of a line, the first of equals."""
    if any(row.dimensions for row in rows):
        return []
    high, low = max(rows, key=_value), min(rows, key=_value)
    if high.value == low.value:
        return []
    return [Fact(kind="highest", value=_value(high), at=high.timestamp or ""), Fact(kind="lowest", value=_value(low), at=low.timestamp or "")]


def _groups(rows: list[ResultRow], total: Number | None) -> list[Fact]:
    """The largest groups; their shares only where all groups add up to the total, which a mean or a count of people does not."""
    rows = [row for row in rows if row.dimensions]
    adds_up = total is not None and total > 0 and math.isclose(sum(map(_value, rows)), total, rel_tol=_CLOSE) and all(_value(row) >= 0 for row in rows)
    largest = sorted(rows, key=_value, reverse=True)[:MAX_GROUPS]
    return [Fact(kind="group", value=_value(row), label=_label(row), percent=_value(row) / total * 100 if adds_up and total else None) for row in largest]


def _label(row: ResultRow) -> str:
    text = " · ".join(row.dimensions.values())
    return text if len(text) <= MAX_LABEL else f"{text[: MAX_LABEL - 1]}…"


def _value(row: ResultRow) -> Number:
    value = _number(row.value)
    return 0 if value is None else value


def _number(value: object) -> Number | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) else None
