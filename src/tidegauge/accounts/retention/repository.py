"""Rules of retention, and what came of them, in the relational store."""

from __future__ import annotations

from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.contracts.retention import Retention
from tidegauge.meta.model import Project, RetentionRule, RetentionRun

ALL: Final = ""
"""The event of the rule for all events that have none of their own; no event has an empty name."""

_RUNS_KEPT: Final = 30


def find_retention(session: Session, project_id: int) -> Retention:
    """A project's rules; without any, events are kept for ever."""
    rows = session.execute(select(RetentionRule.event, RetentionRule.days).where(RetentionRule.project_id == project_id).order_by(RetentionRule.event))
    rules: dict[str, int | None] = {rule[0]: rule[1] for rule in rows}
    return Retention(rules.pop(ALL, None), rules)


def set_retention(session: Session, project_id: int, retention: Retention) -> None:
    """Replace a project's rules."""
    session.execute(delete(RetentionRule).where(RetentionRule.project_id == project_id))
    rules = {ALL: retention.days, **retention.events} if retention.days is not None else retention.events
    session.add_all(RetentionRule(project_id=project_id, event=event, days=days) for event, days in rules.items())


def living_projects(session: Session) -> list[int]:
    """The projects that are not being erased."""
    return list(session.scalars(select(Project.id).where(Project.deleted_at_ms.is_(None)).order_by(Project.id)))


def add_run(session: Session, project_id: int, *, at_ms: int, events: int) -> None:
    """Note that a clean-up removed events; the newest notes are kept."""
    session.merge(RetentionRun(project_id=project_id, at_ms=at_ms, events=events))
    session.flush()
    kept = select(RetentionRun.at_ms).where(RetentionRun.project_id == project_id).order_by(RetentionRun.at_ms.desc()).limit(_RUNS_KEPT)
    oldest = min(session.scalars(kept), default=at_ms)
    session.execute(delete(RetentionRun).where(RetentionRun.project_id == project_id, RetentionRun.at_ms < oldest))


def list_runs(session: Session, project_id: int) -> list[tuple[int, int]]:
    """The clean-ups that removed something, newest first: (epoch ms, events)."""
    rows = session.execute(select(RetentionRun.at_ms, RetentionRun.events).where(RetentionRun.project_id == project_id).order_by(RetentionRun.at_ms.desc()))
    return [(at_ms, events) for at_ms, events in rows]
