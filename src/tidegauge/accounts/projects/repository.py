"""Projects in the relational store."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.meta.model import Membership, Project, SampleProject


def add_project(session: Session, *, name: str, timezone: str, is_demo: bool, now_ms: int, is_system: bool = False) -> int:
    """Insert a project and give its id, which was never given before."""
    project = Project(name=name, timezone=timezone, is_demo=is_demo, is_system=is_system, created_at_ms=now_ms)
    session.add(project)
    session.flush()
    return project.id


def add_member(session: Session, project_id: int, person_id: str, role: str) -> None:
    """Let a person into a project."""
    session.add(Membership(project_id=project_id, person_id=person_id, role=role))


def first_project(session: Session, *, is_demo: bool) -> int | None:
    """The oldest project of the kind; those that hold a template's samples are no demo that goes on by itself, and
    the product's own is neither."""
    is_sample = select(SampleProject.project_id).where(SampleProject.project_id == Project.id).exists()
    query = select(Project.id).where(Project.is_demo == is_demo, ~Project.is_system, Project.deleted_at_ms.is_(None), ~is_sample)
    return session.scalar(query.order_by(Project.id).limit(1))


def mark_deleted(session: Session, project_id: int, now_ms: int) -> None:
    """Hide a project from everyone while its events are erased."""
    project = session.get_one(Project, project_id)
    project.deleted_at_ms = project.deleted_at_ms or now_ms


def change_project(session: Session, project_id: int, *, name: str, timezone: str) -> None:
    """Give a project another name and zone."""
    project = session.get_one(Project, project_id)
    project.name, project.timezone = name, timezone


def remove_project(session: Session, project_id: int) -> None:
    """Drop a project with its keys, memberships and schema."""
    session.execute(delete(Project).where(Project.id == project_id))


def deleted_projects(session: Session) -> list[int]:
    """Projects whose erasure was begun and not finished."""
    return list(session.scalars(select(Project.id).where(Project.deleted_at_ms.is_not(None)).order_by(Project.id)))


def project_ids(session: Session) -> list[int]:
    """Every project's id."""
    return list(session.scalars(select(Project.id).order_by(Project.id)))


def project_timezone(session: Session, project_id: int) -> str | None:
    """The project's zone, None when there is no such project."""
    return session.scalar(select(Project.timezone).where(Project.id == project_id, Project.deleted_at_ms.is_(None)))


def create_project(session: Session, *, name: str, timezone: str, is_demo: bool, admin_id: str, now_ms: int) -> int:
    """Insert a project with its first admin and give its id."""
    project_id = add_project(session, name=name, timezone=timezone, is_demo=is_demo, now_ms=now_ms)
    add_member(session, project_id, admin_id, "admin")
    return project_id
