from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tidegauge.cli.diagnosis.erasures import check_erasures
from tidegauge.core.settings import Settings
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.migration import upgrade
from tidegauge.meta.model import Erasure, Project

pytestmark = pytest.mark.req("K7")


def test_what_should_be_gone_for_an_hour_is_named(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/meta.db"
    settings = Settings(meta_url=url)
    assert check_erasures(settings) == []
    upgrade(url)
    now_ms = time.time_ns() // 1_000_000
    engine = open_engine(url)
    with Session(engine.execution_options(**WRITE)) as session, session.begin():
        old, new, living = (
            Project(name=name, timezone="UTC", created_at_ms=0, deleted_at_ms=deleted_at_ms)
            for name, deleted_at_ms in (("old", 1), ("new", now_ms), ("living", None))
        )
        session.add_all([old, new, living])
        session.flush()
        for id_, project, asked_at_ms, state in (
            ("e1", living, 1, "pending"),
            ("e2", living, now_ms, "pending"),
            ("e3", living, 1, "done"),
            ("e4", old, 1, "pending"),
        ):
            session.add(Erasure(id=id_, project_id=project.id, asked_at_ms=asked_at_ms, state=state, events=1))
    engine.dispose()
    projects, erasures = check_erasures(settings)
    assert projects.what == "1 deleted projects whose events are not gone after an hour: 1"
    assert erasures.what == "1 erasures of people that are not gone after an hour: e1"
    assert "erasure_postponed" in projects.fix
