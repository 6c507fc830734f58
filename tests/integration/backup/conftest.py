"""An installation of real stores with rows in them, and backups of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from tests.integration.store.conftest import NOW_MS, make_batch

from tidegauge.backup.maker import Pace, Progress, Source, make_backup
from tidegauge.backup.place import Place, new_name
from tidegauge.contracts.batch import EventBatch
from tidegauge.core.settings import Settings, load_settings
from tidegauge.identity.identities import Identities
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.migration import upgrade
from tidegauge.meta.model import Dashboard, DashboardComment, Key, LoginSession, Membership, Person, Project
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.engines.port import Engine
from tidegauge.store.kept_links import keep_links
from tidegauge.store.migration import migrate
from tidegauge.store.reconcile import make_whole


def settings_in(data: Path, meta_url: str = "") -> Settings:
    return load_settings(None, {}, {"data_dir": data, **({"meta_url": meta_url} if meta_url else {})})


def fill_metadata(url: str) -> None:
    """People, projects of which the newest is gone, a board with answers to comments, and what may be forgotten."""
    upgrade(url)
    engine = open_engine(url)
    with engine.execution_options(**WRITE).begin() as connection:
        for number in (1, 2, 3):
            connection.execute(insert(Project).values(name=f"Café {number} ชา", timezone="Asia/Bangkok", is_demo=number == 2, created_at_ms=NOW_MS))
        connection.execute(text("DELETE FROM project WHERE id = 3"))
        connection.execute(
            insert(Person).values(id="a" * 24, email="a@example.com", name="A", role="admin", password_hash="x", is_active=True, created_at_ms=1)
        )
        connection.execute(insert(Membership).values(person_id="a" * 24, project_id=1, role="admin"))
        connection.execute(
            insert(Key).values(id="b" * 24, project_id=1, kind="write", name="k", prefix="tg", hash=bytes(range(32)), sealed=b"\x00\xff", created_at_ms=1)
        )
        connection.execute(
            insert(Dashboard).values(
                id="d" * 24, project_id=1, owner_id="a" * 24, version=1, document="{}", outline="{}", visibility="private", created_at_ms=1, updated_at_ms=1
            )
        )
        for one, parent in (("f", None), ("e", "f"), ("c", "e")):  # answers sort before what they answer
            connection.execute(
                insert(DashboardComment).values(id=one * 24, dashboard_id="d" * 24, parent_id=parent and parent * 24, text=f"said {one}", created_at_ms=1)
            )
        connection.execute(insert(LoginSession).values(id="5" * 24, person_id="a" * 24, created_at_ms=1, expires_at_ms=2))
    engine.dispose()


def fill_store(engine: Engine, batches: list[EventBatch]) -> None:
    identities = Identities()
    identities.accept(batches)
    make_whole(engine, batches)
    keep_links(engine, identities.unsaved(batches[-1].sequence))


class House:
    """An installation in `data`: its stores are filled, and open for backups until `close`: a process has one embedded store at a time."""

    def __init__(self, directory: Path) -> None:
        self.data = directory / "data"
        self.settings = settings_in(self.data)
        fill_metadata(self.settings.meta_url)
        self.engine = EmbeddedEngine(self.data / "store")
        migrate(self.engine)
        self.batches = [make_batch(400, seed=number, project=1 + number % 2, sequence=number) for number in range(1, 11)]
        fill_store(self.engine, self.batches)
        self._is_open = True

    def close(self) -> None:
        if self._is_open:
            self.engine.close()
        self._is_open = False

    def back_up(self, upto: int = 10, directory: Path | None = None) -> Path:
        source = Source(self.engine, self.settings.meta_url, "0" * 16, lambda: upto)
        return make_backup(source, Place(directory or self.data / "backups"), Progress(new_name(NOW_MS), NOW_MS), Pace(0.0))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    built = House(tmp_path)
    yield built
    built.close()
