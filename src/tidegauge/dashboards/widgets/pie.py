"""Shares of a whole."""

from __future__ import annotations

from tidegauge.dashboards.widgets.option import SliceOptions


class PieOptions(SliceOptions, frozen=True, kw_only=True):
    """Shares of a whole."""
