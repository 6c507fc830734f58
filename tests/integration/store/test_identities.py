"""Links between people in the store: kept with their batches, known again after a start, made of what older versions stored, gone with their project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tidegauge.contracts.batch import EventBatch, build_batch, person_key
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import SystemClock
from tidegauge.journal.journal import Journal
from tidegauge.store.block import TARGETS, build_block
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.migration import migrate
from tidegauge.store.sql import migration_scripts

A, B, U, V = person_key("", "a"), person_key("", "b"), person_key("u", ""), person_key("v", "")


def said(*pairs: tuple[str, str], name: str = "login", project: int = 1, sequence: int = 0, **properties: Any) -> EventBatch:
    events = [Event(project, name, "custom", 1_000, 1_000, user_id=user, anonymous_id=visitor, properties=properties or None) for user, visitor in pairs]
    batch = build_batch(events)
    batch.sequence = sequence
    return batch


@pytest.mark.req("C8", "A3")
async def test_links_are_known_again_after_a_start(open_house: Callable[[Path], Any], tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        for batch in (said(("", "a"), ("u", "a"), ("v", "a")), said(("v", "b")), said(("v", ""), name="$alias", previous_id="u")):
            await house.journal.append(batch)
        await house.stored()
        kept = await house.rows("SELECT person, root FROM identities FINAL ORDER BY person")
        assert kept == sorted((key, V) for key in (A, B, U, person_key("", "u")))
        before = {key: house.store.identities.root(1, key) for key in (A, B, U, V)}
    async with open_house(tmp_path) as house:
        assert {key: house.store.identities.root(1, key) for key in (A, B, U, V)} == before == dict.fromkeys((A, B, U, V), V)
        await house.journal.append(said(("u", "c")))
        await house.stored()
        assert house.store.identities.root(1, person_key("", "c")) == V


@pytest.mark.req("C8", "A3")
async def test_links_of_batches_that_were_only_journaled_are_made_at_the_start(open_house: Callable[[Path], Any], tmp_path: Path) -> None:
    journal = await Journal.open(tmp_path / "journal", max_bytes=1 << 30, clock=SystemClock())
    journal.position("store")
    for batch in (said(("u", "a")), said(("v", "a"), ("v", "b"))):
        await journal.append(batch)
    await journal.close()
    async with open_house(tmp_path) as house:
        assert [house.store.identities.root(1, key) for key in (A, B)] == [U, V]
        assert sorted(await house.rows("SELECT person, root FROM identities FINAL")) == sorted([(A, U), (B, V)])


@pytest.mark.req("C8", "J6")
async def test_an_erased_project_leaves_no_links(open_house: Callable[[Path], Any], tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await house.journal.append(said(("u", "a")))
        await house.journal.append(said(("u", "a"), project=2))
        await house.stored()
        await house.store.erase_project(1)
        assert await house.rows("SELECT project FROM identities") == [(2,)]
        assert house.store.identities.find(1) is None
        assert house.store.identities.root(2, A) == U


@pytest.mark.req("C8")
def test_what_an_older_version_stored_gets_the_new_keys_and_links(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    try:
        for name, statements in migration_scripts():
            if name < "0004":
                for statement in statements:
                    engine.command(statement)
        block = build_block([said(("", "a"), ("u", "a"), ("v", "a"), ("", "null"), ("u", "null"), ("", ""), sequence=4)])
        old = block.set_column(block.column_names.index("person"), "person", pa.array([11, U, V, 12, U, 0], pa.uint64()))
        for target in TARGETS[:2]:
            engine.insert(target.insert, old)
        migrate(engine)
        rows = engine.query("SELECT anonymous_id, person FROM events WHERE user_id = '' ORDER BY anonymous_id", {}, QueryLimits(), "t").rows
        assert rows == [("", 0), ("a", A), ("null", person_key("", "null"))]
        assert engine.query("SELECT groupArray(person) FROM (SELECT person FROM person_events ORDER BY _row)", {}, QueryLimits(), "t").rows == [
            ([A, U, V, person_key("", "null"), U, 0],)
        ]
        assert engine.query("SELECT project, person, root, _batch FROM identities", {}, QueryLimits(), "t").rows == [(1, A, U, 4)]
    finally:
        engine.close()
