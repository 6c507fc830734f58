"""A small picture of a number over time with its threshold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

WIDTH: Final = 560
HEIGHT: Final = 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 548, 12, 152
_FONTS: Final = "Inter, DejaVu Sans, Noto Sans, Liberation Sans, Roboto, Arial, Helvetica, Segoe UI, sans-serif"


class Series(msgspec.Struct, frozen=True):
    """`points`: (milliseconds, number), None where there is none; `threshold` None draws no line."""

    points: Sequence[tuple[int, float | None]]
    threshold: float | None
    timezone: str = "UTC"


def chart_svg(series: Series) -> str:
    """The picture as SVG, WIDTH by HEIGHT; gaps where there is no number."""
    numbers = [value for _, value in series.points if value is not None and math.isfinite(value)]
    low, high = _bounds([*numbers, *([] if series.threshold is None else [series.threshold])])
    from_ms, to_ms = series.points[0][0], max(series.points[-1][0], series.points[0][0] + 1)

    def place(at_ms: int, value: float) -> str:
        x = _LEFT + (_RIGHT - _LEFT) * (at_ms - from_ms) / (to_ms - from_ms)
        return f"{x:.1f},{_y(value, low, high):.1f}"

    lines = "".join(_run([place(*point) for point in run]) for run in _runs(series.points))
    limit = ""
    if series.threshold is not None:
        y = _y(series.threshold, low, high)
        limit = f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d92d20" stroke-width="1.5" stroke-dasharray="5 4"/>'
        limit += _label(_RIGHT, y - 4, "end", f"{series.threshold:,.4g}")
    labels = "".join(_label(_LEFT - 6, _y(value, low, high) + 4, "end", f"{value:,.4g}") for value in (low, high))
    labels += _label(_LEFT, HEIGHT - 8, "start", _time(from_ms, series.timezone)) + _label(_RIGHT, HEIGHT - 8, "end", _time(to_ms, series.timezone))
    grid = "".join(f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{y}" y2="{y}" stroke="#e4e7ec"/>' for y in (_TOP, _BOTTOM))
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{_FONTS}">{grid}{lines}{limit}{labels}</svg>'


def chart_png(series: Series) -> bytes:
    """The picture as PNG, twice as large for sharp screens. Labels are left out where the machine has no fonts."""
    from resvg_py import svg_to_bytes  # loaded by the first picture

    return bytes(svg_to_bytes(svg_string=chart_svg(series), background="#ffffff", zoom=2))


def _bounds(numbers: list[float]) -> tuple[float, float]:
    """The axis: from 0 where that is near, with some air."""
    low, high = min(numbers, default=0.0), max(numbers, default=1.0)
    air = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
    return (0.0 if 0 <= low <= (high - low) * 2 else low - air), high + air


def _y(value: float, low: float, high: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * (value - low) / (high - low)


def _runs(points: Sequence[tuple[int, float | None]]) -> list[list[tuple[int, float]]]:
    runs: list[list[tuple[int, float]]] = [[]]
    for at_ms, value in points:
        if value is None or not math.isfinite(value):
            runs.append([])
        else:
            runs[-1].append((at_ms, value))
    return [run for run in runs if run]


def _run(places: list[str]) -> str:
    if len(places) == 1:
        x, y = places[0].split(",")
        return f'<circle cx="{x}" cy="{y}" r="2.5" fill="#175cd3"/>'
    return f'<polyline points="{" ".join(places)}" fill="none" stroke="#175cd3" stroke-width="2" stroke-linejoin="round"/>'


def _label(x: float, y: float, anchor: str, text: str) -> str:
    return f'<text x="{x}" y="{y:.1f}" text-anchor="{anchor}" font-size="11" fill="#475467">{escape(text)}</text>'


def _time(at_ms: int, timezone: str) -> str:
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(ZoneInfo(timezone)):%m-%d %H:%M}"
