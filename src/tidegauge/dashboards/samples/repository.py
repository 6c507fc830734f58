"""Projects of sample events in the relational store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.accounts.projects.repository import add_member, add_project
from tidegauge.core.ids import new_id
from tidegauge.dashboards.samples.day import Note
from tidegauge.meta.lock import SETUP, hold_lock
from tidegauge.meta.model import Annotation, Membership, Project, SampleProject


class SampleRow(NamedTuple):
    """A sample project; `filled_until_ms` is 0 when it is new."""

    project_id: int
    name: str
    template: str
    filled_until_ms: int


def ensure_sample(session: Session, *, template: str, name: str, timezone: str, person_id: str, now_ms: int) -> SampleRow:
    """The project of a template's samples, with the person as an administrator of it; made when there is none."""
    hold_lock(session, SETUP)
    query = select(SampleProject, Project).join(Project, Project.id == SampleProject.project_id).where(SampleProject.template == template)
    found = session.execute(query).first()
    if found is not None and found[1].deleted_at_ms is None:
        sample, project = found
        if session.get(Membership, (person_id, project.id)) is None:
            add_member(session, project.id, person_id, "admin")
        return SampleRow(project.id, project.name, template, sample.filled_until_ms)
    if found is not None:  # its project is being erased
        session.execute(delete(SampleProject).where(SampleProject.template == template))
    project_id = add_project(session, name=name, timezone=timezone, is_demo=True, now_ms=now_ms)
    add_member(session, project_id, person_id, "admin")
    session.add(SampleProject(project_id=project_id, template=template, filled_until_ms=0))
    return SampleRow(project_id, name, template, 0)


def samples_of(session: Session, person_id: str) -> list[SampleRow]:
    """The sample projects that a person is in."""
    query = (
        select(Project.id, Project.name, SampleProject.template, SampleProject.filled_until_ms)
        .join(SampleProject, SampleProject.project_id == Project.id)
        .join(Membership, Membership.project_id == Project.id)
        .where(Membership.person_id == person_id, Project.deleted_at_ms.is_(None))
        .order_by(Project.id)
    )
    return [SampleRow(*line) for line in session.execute(query)]


def all_samples(session: Session) -> list[SampleRow]:
    """Every sample project that is not about to go."""
    query = select(Project.id, Project.name, SampleProject.template, SampleProject.filled_until_ms)
    found = query.join(SampleProject, SampleProject.project_id == Project.id).where(Project.deleted_at_ms.is_(None)).order_by(Project.id)
    return [SampleRow(*line) for line in session.execute(found)]


def find_sample(session: Session, project_id: int) -> SampleRow | None:
    """The sample project, None when it is gone or about to go."""
    query = select(Project.id, Project.name, SampleProject.template, SampleProject.filled_until_ms)
    line = session.execute(
        query.join(SampleProject, SampleProject.project_id == Project.id).where(Project.id == project_id, Project.deleted_at_ms.is_(None))
    ).first()
    return SampleRow(*line) if line else None


def set_filled(session: Session, project_id: int, until_ms: int) -> None:
    """Remember that the samples reach up to there."""
    sample = session.get(SampleProject, project_id)
    if sample is not None:
        sample.filled_until_ms = until_ms


def put_notes(session: Session, project_id: int, notes: Sequence[Note], now_ms: int) -> None:
    """What happened in the samples as annotations of the project; those that are there already stay as they are."""
    first_ms, last_ms = min(note.from_ms for note in notes), max(note.from_ms for note in notes)
    query = select(Annotation.from_ms, Annotation.title).where(Annotation.project_id == project_id, Annotation.from_ms.between(first_ms, last_ms))
    known = {tuple(line) for line in session.execute(query)}
    for note in notes:
        if (note.from_ms, note.title) not in known:
            times = {"from_ms": note.from_ms, "to_ms": note.to_ms, "created_at_ms": now_ms}
            session.add(Annotation(id=new_id(), project_id=project_id, kind=note.kind, title=note.title, text="", tags="[]", **times))
