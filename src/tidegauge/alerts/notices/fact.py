"""What was the matter with an alert when there was something to tell of it."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.alerts.alert import message_of
from tidegauge.alerts.notices.policy import Event
from tidegauge.alerts.rule import Rule, Severity
from tidegauge.alerts.state import AlertState

EVENT_WORDS: Final[dict[Event, str]] = {
    "firing": "Firing",
    "still_firing": "Still firing",
    "no_data": "No data",
    "resolved": "Resolved",
    "flapping": "Flapping",
}


class Fact(msgspec.Struct, frozen=True):
    """One notice's contents, kept as they were: a rule that is changed later changes nothing in them. Times are milliseconds."""

    event: Event
    rule_id: str
    alert_id: str
    name: str
    line: str
    severity: Severity
    group: dict[str, str]
    value: float | None
    threshold: float
    condition: str
    since_ms: int
    at_ms: int
    description: str = ""


def fact_of(event: Event, rule_id: str, rule: Rule, alert_id: str, group: tuple[str, ...], state: AlertState, at_ms: int) -> Fact:
    """The facts of an alert now."""
    return Fact(
        event=event,
        rule_id=rule_id,
        alert_id=alert_id,
        name=rule.name,
        line=message_of(rule, group, state),
        severity=rule.severity,
        group=dict(zip(rule.group_names, group, strict=False)),
        value=state.number,
        threshold=rule.threshold,
        condition=rule.condition,
        since_ms=state.since_ms,
        at_ms=at_ms,
        description=rule.description,
    )
