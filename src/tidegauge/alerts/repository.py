"""Rules, alerts and their changes in the relational store."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, cast

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tidegauge.alerts.alert import AlertKey, KeptAlert
from tidegauge.alerts.contributing import Contribution
from tidegauge.alerts.state import AlertState, Phase
from tidegauge.core.errors import Conflict, ErrorDetail
from tidegauge.core.ids import new_id
from tidegauge.meta.model import Alert, AlertChange, AlertRule, Project

MAX_HISTORY = 500

_encode = msgspec.json.Encoder().encode
_decode_state = msgspec.json.Decoder(AlertState).decode
_decode_contributing = msgspec.json.Decoder(list[Contribution]).decode
_decode_group = msgspec.json.Decoder(tuple[str, ...]).decode


Also = Callable[[Session, str], None]


def _nothing(session: Session, alert_id: str) -> None:
    return


class StoredRule(NamedTuple):
    """A rule as it is kept."""

    id: str
    project_id: int
    document: str
    owner_id: str | None
    updated_at_ms: int


class FoundRule(NamedTuple):
    """A rule with the zone of its project; `owner_id`: who saved it last."""

    id: str
    project_id: int
    document: str
    updated_at_ms: int
    timezone: str
    owner_id: str | None


def all_rules(session: Session) -> list[FoundRule]:
    """The rules of every project that is not being deleted, by name."""
    columns = (AlertRule.id, AlertRule.project_id, AlertRule.document, AlertRule.updated_at_ms, Project.timezone, AlertRule.owner_id)
    query = select(*columns).join(Project, Project.id == AlertRule.project_id).where(Project.deleted_at_ms.is_(None))
    return [FoundRule(*row) for row in session.execute(query.order_by(AlertRule.project_id, AlertRule.name_key))]


def put_rule(session: Session, rule: StoredRule, name: str) -> None:
    """Insert or replace a rule. Raises Conflict when another of the project has the name."""
    session.merge(AlertRule(name_key=name.strip().lower(), **rule._asdict()))
    try:
        session.flush()
    except IntegrityError:
        raise Conflict(f"There is a rule '{name}' already.", details=[ErrorDetail("name", "taken")]) from None


def remove_rule(session: Session, project_id: int, rule_id: str) -> None:
    """Drop a rule with its alerts and their history."""
    session.execute(delete(AlertRule).where(AlertRule.project_id == project_id, AlertRule.id == rule_id))


def all_alerts(session: Session) -> dict[AlertKey, KeptAlert]:
    """Every alert that there ever was, by its place."""
    return {AlertKey(row.rule_id, _decode_group(row.group_key)): _kept(row) for row in session.scalars(select(Alert))}


def find_alert(session: Session, key: AlertKey) -> KeptAlert | None:
    """One alert as it is kept now."""
    row = session.scalars(select(Alert).where(Alert.rule_id == key.rule_id, Alert.group_hash == key.hash)).first()
    return None if row is None else _kept(row)


def forget_alert(session: Session, key: AlertKey) -> None:
    """Drop an alert with its history and what was to be told of it."""
    session.execute(delete(Alert).where(Alert.rule_id == key.rule_id, Alert.group_hash == key.hash))


def record_change(session: Session, key: AlertKey, before: KeptAlert | None, state: AlertState, also: Also = _nothing) -> KeptAlert | None:
    """Write a change of phase after the last one known; None when somebody else wrote one since, or the rule is gone.

    `also` is called with the alert's id once the change is written, in the same transaction. Raises Conflict for one at this very moment.
    """
    if session.get(AlertRule, key.rule_id) is None:
        return None
    number = 1 if before is None else before.changes + 1
    row = session.scalars(select(Alert).where(Alert.rule_id == key.rule_id, Alert.group_hash == key.hash).with_for_update()).first()
    if (0 if row is None else row.changes) != number - 1:
        return None
    if row is None:
        row = Alert(id=new_id(), rule_id=key.rule_id, group_key=_encode(key.group).decode(), group_hash=key.hash)
        session.add(row)
    row.state, row.changes = _encode(state).decode(), number
    if state.phase != "firing":
        row.acknowledged_at_ms = row.acknowledged_by_id = row.snoozed_until_ms = None
    try:
        session.flush()
        session.add(AlertChange(alert_id=row.id, number=number, phase=state.phase, at_ms=state.since_ms, value=state.number))
        session.flush()
    except IntegrityError:
        raise Conflict("Another evaluator wrote this change.") from None
    also(session, row.id)
    return _kept(row)


def acknowledge(session: Session, alert_id: str, person_id: str | None, at_ms: int | None) -> KeptAlert | None:
    """Somebody has seen a firing alert; `at_ms` None takes that back. None when it is not firing."""
    return _mark(session, alert_id, acknowledged_at_ms=at_ms, acknowledged_by_id=person_id if at_ms is not None else None)


def snooze(session: Session, alert_id: str, until_ms: int | None) -> KeptAlert | None:
    """Keep quiet about a firing alert until then; None: not any more. None when it is not firing."""
    return _mark(session, alert_id, snoozed_until_ms=until_ms)


def history(session: Session, alert_id: str) -> list[tuple[int, Phase, float | None]]:
    """(time, phase, number) of an alert's changes, newest first, MAX_HISTORY at most."""
    query = select(AlertChange).where(AlertChange.alert_id == alert_id).order_by(AlertChange.number.desc()).limit(MAX_HISTORY)
    return [(row.at_ms, cast(Phase, row.phase), row.value) for row in session.scalars(query)]


def put_contributing(session: Session, alert_id: str, number: int, found: list[Contribution]) -> None:
    """Keep what explains a change with it."""
    session.execute(update(AlertChange).where(AlertChange.alert_id == alert_id, AlertChange.number == number).values(contributing=_encode(found).decode()))


def contributing_of(session: Session, alert_id: str) -> tuple[int, list[Contribution]] | None:
    """(time, what explains it) of the last change of an alert that was explained."""
    query = select(AlertChange).where(AlertChange.alert_id == alert_id, AlertChange.contributing.is_not(None)).order_by(AlertChange.number.desc()).limit(1)
    row = session.scalars(query).first()
    return None if row is None else (row.at_ms, _decode_contributing(row.contributing or "[]"))


def forget_changes(session: Session, before_ms: int) -> None:
    """Drop history that is older."""
    session.execute(delete(AlertChange).where(AlertChange.at_ms < before_ms))


def _mark(session: Session, alert_id: str, **values: int | str | None) -> KeptAlert | None:
    row = session.get(Alert, alert_id)
    if row is None or _decode_state(row.state).phase != "firing":
        return None
    session.execute(update(Alert).where(Alert.id == alert_id).values(**values))
    session.refresh(row)
    return _kept(row)


def _kept(row: Alert) -> KeptAlert:
    return KeptAlert(row.id, _decode_state(row.state), row.changes, row.acknowledged_at_ms, row.snoozed_until_ms)
