from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tidegauge.accounts.keys.key import generate_key, hash_key
from tidegauge.accounts.keys.key_ring import KeyRing
from tidegauge.accounts.keys.repository import add_key, list_keys, revoke_key
from tidegauge.accounts.projects.repository import add_project
from tidegauge.core.clock import ManualClock
from tidegauge.meta.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'meta.db'}")
    made.upgrade()
    yield made
    made.close()


def put_key(session: Session, text: str) -> str:
    project_id = add_project(session, name="p", timezone="Asia/Bangkok", is_demo=False, now_ms=1)
    return add_key(session, project_id, kind="write", name="k", prefix="tg", hash=hash_key(text), sealed=None, now_ms=1)


async def test_a_ring_knows_what_the_store_has_and_writes_back_when_keys_were_used(database: Database) -> None:
    clock, text = ManualClock(), generate_key("write")
    ring = KeyRing(database, clock)
    assert ring.find(text) is None
    key_id = await database.write(put_key, text)
    await ring.refresh()
    found = ring.find(text)
    assert found is not None
    assert (found.project, found.kind, found.id, ring.timezone(1), ring.is_valid(key_id)) == (1, "write", key_id, "Asia/Bangkok", True)
    assert ring.find(text + "x") is None
    await ring.refresh()
    assert (await database.read(list_keys, 1))[0].last_used_at_ms == clock.now_ms()
    await database.write(revoke_key, 1, key_id, 5)
    await ring.refresh()
    assert ring.find(text) is None
    assert not ring.is_valid(key_id)
