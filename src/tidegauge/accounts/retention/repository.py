"""Rules of retention, and what came of them, in the relational store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.contracts.retention import Retention
from tidegauge.meta.model import Dashboard, Project, RetentionHold, RetentionRule, RetentionRun

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


def find_hold(session: Session, project_id: int) -> tuple[str, int] | None:
    """Why nothing of the project goes for its age, and since when (epoch ms); None when it does."""
    found = session.get(RetentionHold, project_id)
    return None if found is None else (found.reason, found.since_ms)


def set_hold(session: Session, project_id: int, reason: str, *, held_by: str | None, at_ms: int) -> None:
    """Hold everything of a project; a second time changes the reason."""
    found = session.get(RetentionHold, project_id)
    if found is None:
        session.add(RetentionHold(project_id=project_id, reason=reason, since_ms=at_ms, held_by=held_by))
    else:
        found.reason = reason


def release_hold(session: Session, project_id: int) -> bool:
    """Let events go at their age again; False when nothing was held."""
    found = session.get(RetentionHold, project_id)
    if found is not None:
        session.delete(found)
    return found is not None


def board_documents(session: Session, project_id: int) -> list[tuple[str, str, str]]:
    """(id, name, document) of the project's dashboards."""
    rows = session.execute(select(Dashboard.id, Dashboard.document).where(Dashboard.project_id == project_id, Dashboard.deleted_at_ms.is_(None)))
    return [(board, str(msgspec.json.decode(document).get("name", "")), document) for board, document in rows]


def add_run(session: Session, project_id: int, *, at_ms: int, by_event: Mapping[str, int], events: int) -> None:
    """Note that a clean-up removed events; the newest notes are kept."""
    session.merge(RetentionRun(project_id=project_id, at_ms=at_ms, events=events, by_event=msgspec.json.encode(by_event).decode()))
    session.flush()
    kept = select(RetentionRun.at_ms).where(RetentionRun.project_id == project_id).order_by(RetentionRun.at_ms.desc()).limit(_RUNS_KEPT)
    oldest = min(session.scalars(kept), default=at_ms)
    session.execute(delete(RetentionRun).where(RetentionRun.project_id == project_id, RetentionRun.at_ms < oldest))


def list_runs(session: Session, project_id: int) -> list[tuple[int, int, dict[str, int]]]:
    """The clean-ups that removed something, newest first: (epoch ms, events, events by name)."""
    rows = session.execute(
        select(RetentionRun.at_ms, RetentionRun.events, RetentionRun.by_event).where(RetentionRun.project_id == project_id).order_by(RetentionRun.at_ms.desc())
    )
    return [(at_ms, events, msgspec.json.decode(by_event, type=dict[str, int]) if by_event else {}) for at_ms, events, by_event in rows]
