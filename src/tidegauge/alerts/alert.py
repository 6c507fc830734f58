"""Alerts and their changes, as they are kept and as callers see them."""

from __future__ import annotations

import hashlib
from typing import Final, Literal, NamedTuple

import msgspec

from tidegauge.alerts.rule import Rule, Severity
from tidegauge.alerts.state import AlertState, Phase
from tidegauge.core.timestamps import format_timestamp

Shown = Literal["ok", "pending", "firing", "no_data", "acknowledged", "snoozed", "resolved"]
_WORDS: Final = {"gt": ">", "gte": "≥", "lt": "<", "lte": "≤", "eq": "=", "neq": "≠"}


class AlertKey(NamedTuple):
    """An alert of a rule: that of one of its groups; `group` is empty for a rule without."""

    rule_id: str
    group: tuple[str, ...]

    @property
    def hash(self) -> str:
        """A short name for the group, for an index: values may be long."""
        return hashlib.blake2b(msgspec.json.encode(self.group), digest_size=16).hexdigest()


class KeptAlert(msgspec.Struct, frozen=True):
    """An alert as it is kept. `changes` is the number of its last change, 0 before the first."""

    id: str
    state: AlertState
    changes: int = 0
    acknowledged_at_ms: int | None = None
    snoozed_until_ms: int | None = None


class Change(msgspec.Struct, frozen=True):
    """A change of phase that was written: this evaluator's to tell, and nobody else's."""

    project_id: int
    rule_id: str
    rule: Rule
    alert_id: str
    group: tuple[str, ...]
    before: Phase
    state: AlertState
    number: int


class AlertView(msgspec.Struct, frozen=True):
    """An alert as callers see it. `state`: firing ones may be acknowledged or snoozed; one that was firing last is resolved."""

    id: str
    rule_id: str
    name: str
    state: Shown
    severity: Severity
    since: str
    message: str
    group: dict[str, str]
    value: float | None
    threshold: float
    snoozed_until: str | None = None


class ChangeView(msgspec.Struct, frozen=True):
    """One change of an alert, as callers see it."""

    at: str
    phase: Phase
    value: float | None


def shown_state(kept: KeptAlert, now_ms: int) -> Shown:
    """What people are told of an alert."""
    if kept.state.phase == "firing":
        if kept.snoozed_until_ms is not None and now_ms < kept.snoozed_until_ms:
            return "snoozed"
        return "firing" if kept.acknowledged_at_ms is None else "acknowledged"
    return "resolved" if kept.state.phase == "ok" and kept.state.resolved_ms is not None else kept.state.phase


def message_of(rule: Rule, group: tuple[str, ...], state: AlertState) -> str:
    """What is the matter, in a line."""
    where = f" ({', '.join(value or '(none)' for value in group)})" if group else ""
    if state.phase == "no_data":
        return f"{rule.name}{where}: no data"
    if rule.condition == "absent":
        return f"{rule.name}{where}: {'no events' if state.phase in ('firing', 'pending') else 'events come again'}"
    number = "no number" if state.number is None else _written(state.number)
    if rule.condition in ("change_above", "change_below"):
        return f"{rule.name}{where}: changed by {number} %, limit {_written(rule.threshold)} %"
    return f"{rule.name}{where}: {number} {_WORDS[rule.condition] if state.phase in ('firing', 'pending') else 'against'} {_written(rule.threshold)}"


def view_of(rule_id: str, rule: Rule, kept: KeptAlert, group: tuple[str, ...], now_ms: int) -> AlertView:
    """An alert for callers."""
    names = [str(name) for name in rule.query.get("group_by") or []]
    snoozed_ms = kept.snoozed_until_ms if kept.snoozed_until_ms is not None and kept.snoozed_until_ms > now_ms else None
    return AlertView(
        id=kept.id,
        rule_id=rule_id,
        name=rule.name,
        state=shown_state(kept, now_ms),
        severity=rule.severity,
        since=format_timestamp(kept.state.since_ms),
        message=message_of(rule, group, kept.state),
        group=dict(zip(names, group, strict=False)),
        value=kept.state.number,
        threshold=rule.threshold,
        snoozed_until=None if snoozed_ms is None else format_timestamp(snoozed_ms),
    )


def _written(number: float) -> str:
    return f"{number:,.4g}" if abs(number) < 1_000 else f"{number:,.0f}"
