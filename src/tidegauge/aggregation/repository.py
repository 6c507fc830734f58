"""Aggregation rules and how far each has come, in the relational store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tidegauge.core.errors import Conflict, ErrorDetail
from tidegauge.meta.model import AggregationRule, Project


class StoredRule(NamedTuple):
    """A rule as it is kept."""

    id: str
    project_id: int
    document: str
    owner_id: str | None
    updated_at_ms: int


class FoundRule(NamedTuple):
    """A rule with how far it has come, and the zone of its project."""

    id: str
    project_id: int
    document: str
    updated_at_ms: int
    done_until_ms: int
    points: int
    timezone: str
    owner_id: str | None


def all_rules(session: Session) -> list[FoundRule]:
    """The rules of every project that is not being deleted, by name."""
    row = AggregationRule
    columns = (row.id, row.project_id, row.document, row.updated_at_ms, row.done_until_ms, row.points, Project.timezone, row.owner_id)
    query = select(*columns).join(Project, Project.id == row.project_id).where(Project.deleted_at_ms.is_(None))
    return [FoundRule(*found) for found in session.execute(query.order_by(row.project_id, row.name_key))]


def put_rule(session: Session, rule: StoredRule, name: str, output_metric: str, begin_ms: int) -> None:
    """Insert a rule whose first window ends after `begin_ms`, or replace one. Raises Conflict when another has the name or makes the metric."""
    row = AggregationRule
    others = select(row.id, row.name_key).where(row.project_id == rule.project_id, row.id != rule.id)
    if session.execute(others.where(row.output_metric == output_metric)).first() is not None:
        raise Conflict(f"Another rule makes '{output_metric}' already.", details=[ErrorDetail("output_metric", "taken")])
    known = session.get(row, rule.id)
    if known is None:
        known = AggregationRule(id=rule.id, project_id=rule.project_id, owner_id=rule.owner_id, done_until_ms=begin_ms, points=0)
        session.add(known)
    known.name_key, known.output_metric = name.lower(), output_metric
    known.document, known.owner_id, known.updated_at_ms = rule.document, rule.owner_id, rule.updated_at_ms
    try:
        session.flush()
    except IntegrityError:
        raise Conflict(f"There is an aggregation rule '{name}' already.", details=[ErrorDetail("name", "taken")]) from None


def remove_rule(session: Session, project_id: int, rule_id: str) -> None:
    """Drop a rule. The points that it made stay."""
    session.execute(delete(AggregationRule).where(AggregationRule.project_id == project_id, AggregationRule.id == rule_id))


def put_progress(session: Session, progress: Mapping[str, tuple[int, int]]) -> None:
    """Rule id -> (done until, points more): what ended until then is told. Never goes back."""
    row = AggregationRule
    for id_, (until_ms, points) in progress.items():
        session.execute(update(row).where(row.id == id_, row.done_until_ms < until_ms).values(done_until_ms=until_ms, points=row.points + points))
