"""Alerts and their changes, as they are kept and as callers see them."""

from __future__ import annotations

import hashlib
from typing import Final, Literal, NamedTuple

import msgspec

from tidegauge.alerts.condition import ANOMALIES, CHANGES
from tidegauge.alerts.rule import Rule, Severity
from tidegauge.alerts.state import AlertState, Phase
from tidegauge.alerts.term import Term
from tidegauge.contracts.sight import WHOLE, Sight
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
    """A change of phase that was written: this evaluator's to tell, and nobody else's. `timezone`: the project's."""

    project_id: int
    rule_id: str
    rule: Rule
    alert_id: str
    group: tuple[str, ...]
    before: Phase
    state: AlertState
    number: int
    timezone: str = "UTC"
    sight: Sight | None = WHOLE
    """What the numbers were made of: what the rule's owner may see."""


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
    where = f" ({', '.join(value or 'none' for value in group)})" if group else ""
    if state.phase == "no_data":
        return f"{rule.name}{where}: no data"
    is_on = state.phase in ("firing", "pending")
    if not rule.terms:
        measured = "" if state.value is None else f"{_written(state.value)}, "
        return f"{rule.name}{where}: {measured}{term_text(rule, state.number, is_on=is_on)}"
    numbers = state.numbers or (None,) * len(rule.terms)
    texts = [f"{_subject(term)} {term_text(term, number, is_on=is_on)}" for term, number in zip(rule.terms, numbers, strict=True)]
    return f"{rule.name}{where}: {f' {rule.join} '.join(texts)}"


def term_text(term: Term, number: float | None, *, is_on: bool) -> str:
    """A number against the threshold of its term."""
    if term.condition == "absent":
        return "no events" if is_on else "events come again"
    written = "no number" if number is None else _written(number)
    limit = _written(term.threshold)
    if term.condition in CHANGES:
        return f"changed by {written} %, limit {limit} %"
    if term.condition in ANOMALIES:
        return f"{written} deviations from the usual, limit {limit}"
    unit = " %" if term.is_percent or term.is_funnel else ""
    return f"{written}{unit} {_WORDS[term.condition] if is_on else 'against'} {limit}{unit}"


def view_of(rule_id: str, rule: Rule, kept: KeptAlert, group: tuple[str, ...], now_ms: int) -> AlertView:
    """An alert for callers."""
    names = rule.group_names
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
        threshold=rule.parts[0].threshold,
        snoozed_until=None if snoozed_ms is None else format_timestamp(snoozed_ms),
    )


def _written(number: float) -> str:
    return f"{number:,.4g}" if abs(number) < 1_000 else f"{number:,.0f}"


def _subject(term: Term) -> str:
    if term.is_funnel:
        return "conversion"
    name = str(term.query.get("metric", ""))
    return name if term.over is None else f"{name} / {term.over.get('metric', '')}"
