from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from tidegauge.meta.change import watch
from tidegauge.meta.database import Database
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.model import Project

pytestmark = pytest.mark.req("J5")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    url = f"sqlite:///{tmp_path / 'meta.db'}"
    database = Database(url)
    database.upgrade()
    database.close()
    engine = open_engine(url).execution_options(**WRITE)
    with Session(engine, expire_on_commit=False) as session, session.begin():
        session.add(Project(name="Old", timezone="UTC", created_at_ms=1))
        session.flush()
        yield session
    engine.dispose()


def test_rows_that_are_added_changed_and_removed_are_seen_with_what_differs(session: Session) -> None:
    changes = watch(session)
    made = Project(name="New", timezone="UTC", created_at_ms=2)
    session.add(made)
    session.flush()
    old = session.scalars(select(Project).where(Project.name == "Old")).one()
    old.name = "Older"
    session.flush()
    session.delete(made)
    session.flush()
    added, changed, removed = changes
    assert (added.table, added.before, added.row["name"]) == ("project", None, "New")
    assert (changed.before, changed.after, changed.row["timezone"]) == ({"name": "Old"}, {"name": "Older"}, "UTC")
    assert (removed.after, removed.before and removed.before["name"]) == (None, "New")


def test_statements_that_load_no_rows_are_seen_with_how_many_they_change(session: Session) -> None:
    changes = watch(session)
    session.execute(insert(Project).values(name="New", timezone="UTC", created_at_ms=2, is_demo=False, is_system=False))
    session.execute(update(Project).values(timezone="Asia/Bangkok"))
    session.execute(update(Project).where(Project.id == 99).values(timezone="UTC"))
    session.execute(delete(Project))
    assert [(change.table, change.rows) for change in changes] == [("project", 1), ("project", 2), ("project", 2)]


def test_reading_and_setting_what_is_there_already_is_no_change(session: Session) -> None:
    changes = watch(session)
    old = session.scalars(select(Project)).one()
    old.name = "Old"
    session.flush()
    assert changes == []


def test_other_sessions_are_not_watched(session: Session) -> None:
    changes = watch(session)
    with Session(session.get_bind()) as other:
        other.add(Project(name="Other", timezone="UTC", created_at_ms=2))
        other.expunge_all()
    assert changes == []


def test_statements_that_give_rows_back_are_counted_and_give_them_all_the_same(session: Session) -> None:
    changes = watch(session)
    assert session.scalars(update(Project).values(name="Older").returning(Project.name)).all() == ["Older"]
    assert session.scalars(update(Project).where(Project.name == "None").values(name="x").returning(Project.name)).all() == []
    assert [(change.table, type(change.table), change.rows) for change in changes] == [("project", str, 1)]
