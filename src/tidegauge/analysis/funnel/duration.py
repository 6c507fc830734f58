"""Durations in natural classes: seconds, minutes, hours, days."""

from __future__ import annotations

from typing import Final

_EDGES_S: Final = (
    *(0, 1, 5, 10, 30),
    *(60, 120, 300, 600, 1_800),
    *(3_600, 7_200, 14_400, 28_800),
    *(86_400, 172_800, 259_200, 604_800, 1_209_600, 2_592_000, 7_776_000),
)
_UNITS: Final = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))


def edges_s(window_s: int) -> list[int]:
    """Edges of the classes of durations from 0 to the window, in seconds. A class has its lower edge; the last one has its upper edge too."""
    return [*(edge for edge in _EDGES_S if edge < window_s), window_s]


def class_name(low_s: int, high_s: int) -> str:
    """`5–10 min`, `30 s–1 min`."""
    low, low_unit = _written(low_s)
    high, high_unit = _written(high_s)
    return f"{low}–{high} {high_unit}" if low_unit == high_unit or low_s == 0 else f"{low} {low_unit}–{high} {high_unit}"


def _written(seconds: int) -> tuple[int, str]:
    size, unit = next(((size, unit) for size, unit in _UNITS if seconds and seconds % size == 0), (1, "s"))
    return seconds // size, unit
