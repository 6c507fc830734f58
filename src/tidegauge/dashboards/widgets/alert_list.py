"""Alerts and their states."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions

State = Literal["firing", "pending", "acknowledged", "snoozed", "resolved"]
Severity = Literal["info", "warning", "error", "critical"]


class AlertListOptions(DisplayOptions, frozen=True, kw_only=True):
    """Alerts and their states."""

    states: Annotated[tuple[State, ...], Meta(title="States", max_length=5)] = ("firing", "pending")
    severities: Annotated[tuple[Severity, ...], Meta(title="Severities", description="Empty: all.", max_length=4)] = ()
    limit: Annotated[int, Meta(title="Alerts at most", ge=1, le=200)] = 20
    sort: Annotated[Literal["newest", "severity"], Meta(title="Sort by")] = "severity"
