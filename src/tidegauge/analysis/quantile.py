"""Quantiles of many values: exact while they are few enough, sketched with a stated error beyond."""

from __future__ import annotations

import math
from typing import Final

from tidegauge.query.run import EXACT_ROWS

SKETCH_ERROR: Final = 0.01
"""Rank error of the t-digest at the quantiles asked for here."""


def is_exact(rows: int) -> bool:
    """Whether so many rows are few enough."""
    return rows <= EXACT_ROWS


def quantiles_sql(levels: tuple[float, ...], value: str, *, exact: bool) -> str:
    """An array of the quantiles of a nullable number; NaN where there is none. Exact ones interpolate linearly between ranks."""
    function = "quantilesExactInclusive" if exact else "quantilesTDigest"
    return f"{function}If({', '.join(map(str, levels))})(ifNull({value}, 0), isNotNull({value}))"


def known(value: float | None) -> float | None:
    """A figure of the engine, None where it is NaN: of nothing."""
    return None if value is None or math.isnan(value) else float(value)
