"""Rows of what projects used of the model."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tidegauge.meta.model import ModelUse


class DayUse(NamedTuple):
    """A day (UTC, ISO 8601) of a project."""

    day: str
    calls: int
    tokens_in: int
    tokens_out: int


def hold(session: Session, project: int, day: str, tokens: int, limit: int) -> bool:
    """Hold tokens of the day's allowance; False when they do not fit."""
    row = _row(session, project, day)
    if row.tokens_in + row.tokens_out + row.held + tokens > limit:
        return False
    row.held += tokens
    return True


def settle(session: Session, project: int, day: str, held: int, tokens_in: int, tokens_out: int) -> None:
    """What was held has become this."""
    row = _row(session, project, day)
    row.held = max(row.held - held, 0)
    row.calls += 1
    row.tokens_in += tokens_in
    row.tokens_out += tokens_out


def days(session: Session, project: int, first: str) -> list[DayUse]:
    """What was used since a day, the newest first."""
    rows = session.scalars(select(ModelUse).where(ModelUse.project_id == project, ModelUse.day >= first).order_by(ModelUse.day.desc()))
    return [DayUse(row.day, row.calls, row.tokens_in, row.tokens_out) for row in rows]


def _row(session: Session, project: int, day: str) -> ModelUse:
    """The day's row, locked; two that make it at once have one."""
    with suppress(IntegrityError):
        row = session.get(ModelUse, (project, day), with_for_update=True)
        if row is not None:
            return row
        with session.begin_nested():
            row = ModelUse(project_id=project, day=day, calls=0, tokens_in=0, tokens_out=0, held=0)
            session.add(row)
        return row
    return session.get_one(ModelUse, (project, day), with_for_update=True)
