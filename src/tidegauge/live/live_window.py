"""Which times can be followed."""

from __future__ import annotations

from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import Window


def check_live_window(window: Window) -> None:
    """Raises InvalidQuery for a question of an earlier instant: its answer does not change, so there is nothing to follow."""
    if window.at_ms is not None:
        reason = "a live answer is of now; ask POST /api/metrics or /api/analysis for an earlier instant"
        raise InvalidQuery(f"at: {reason}.", details=[ErrorDetail("at", reason)])
