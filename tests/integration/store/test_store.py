"""The store from its journal to its readers."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import xxhash

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.retention import Retention
from tidegauge.core.errors import Conflict
from tidegauge.store.rollup import NOTE

TOTALS = (
    "SELECT name, sum(events), sum(value_count), sum(value_sum), min(value_min), max(value_max) FROM rollup_totals"
    " WHERE width_s = {width:UInt32} GROUP BY name ORDER BY name"
)
RAW = "SELECT name, count(), count(value), sum(value), min(value), max(value) FROM events GROUP BY name ORDER BY name"


async def assert_rolled_up(house: Any) -> None:
    """Each width of the roll-ups is the raw rows."""
    raw = await house.rows(RAW)
    for width_s in (900, 3600, 86_400):
        assert await house.rows(TOTALS, {"width": width_s}) == raw


@pytest.mark.req("A3")
async def test_every_table_holds_every_batch_once(house: Any, batch: Callable[..., Any]) -> None:
    sizes = [1, 50, 700]
    for seed, size in enumerate(sizes, 1):
        await house.journal.append(batch(size, seed))
    await house.stored()
    expected = [(sequence, size) for sequence, size in enumerate(sizes, 1)]
    for table in ("events", "person_events"):
        assert await house.rows(f"SELECT _batch, count() FROM {table} GROUP BY _batch ORDER BY _batch") == expected
    assert await house.rows("SELECT _batch, count() FROM event_ids GROUP BY _batch ORDER BY _batch") == [(2, 33), (3, 466)]
    assert await house.rows("SELECT max(_row), uniqExact(_row) FROM events WHERE _batch = 3") == [(699, 700)]
    assert house.store.statistics().lag_batches == 0


async def test_rollups_are_the_raw_rows_up_to_their_sequence(house: Any, batch: Callable[..., Any]) -> None:
    for seed in range(4):
        await house.journal.append(batch(300, seed))
    await house.stored()
    assert await house.store.rollup.advance()
    async with house.store.reader.rollup_guard() as sequence:
        assert sequence == 4
        await assert_rolled_up(house)
    await house.journal.append(batch(100, 9))
    await house.stored()
    async with house.store.reader.rollup_guard() as sequence:
        assert sequence == 4
    assert await house.store.rollup.advance()
    await assert_rolled_up(house)
    by_dimension = await house.rows("SELECT dimension, width_s, sum(events), sum(value_sum) FROM rollup_dimensions GROUP BY 1, 2 ORDER BY 1, 2")
    whole = await house.rows("SELECT count(), sum(value) FROM events")
    assert len(by_dimension) == 13 * 2
    assert {row[2:] for row in by_dimension} == {tuple(whole[0])}
    assert await house.rows(
        "SELECT dimension_value, sum(events) FROM rollup_dimensions WHERE dimension = 'status' AND width_s = 3600 GROUP BY 1 ORDER BY 1"
    ) == await house.rows("SELECT if(isNull(status), text['status'], toString(status)), count() FROM events GROUP BY 1 ORDER BY 1")
    everyone = await house.rows("SELECT uniqExact(person) FROM events WHERE person != 0")
    assert everyone[0][0] > 50
    for table, width_s in (("rollup_totals", 3600), ("rollup_totals", 86_400), ("rollup_dimensions", 86_400)):
        people = await house.rows(f"SELECT uniqCombined64Merge(14)(persons) FROM {table} WHERE width_s = {width_s}")
        assert people[0][0] == pytest.approx(everyone[0][0], abs=1)


@pytest.mark.hostile(264)
async def test_a_move_cut_short_is_rebuilt_from_raw_rows(open_house: Callable[[Path], Any], batch: Callable[..., Any], tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await house.journal.append(batch(300, 1))
        await house.stored()
        await house.store.rollup.advance()
        await house.journal.append(batch(300, 2))
        await house.stored()
        await house.journal.set_note(NOTE, "1 2")
        await house.rows("SELECT 1")
        house.store._engine.command("INSERT INTO rollup_totals SELECT * FROM rollup_totals")  # a torn move: some rows of it are there
    async with open_house(tmp_path) as house:
        assert house.store.statistics().rollup_sequence == 2
        assert house.store.statistics().rollup.rebuilt_days > 0
        await assert_rolled_up(house)


@pytest.mark.hostile(264)
async def test_rollups_of_an_unknown_journal_are_made_again(open_house: Callable[[Path], Any], batch: Callable[..., Any], tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await house.journal.append(batch(200, 1))
        await house.stored()
        await house.store.rollup.advance()
    for file in (tmp_path / "journal").iterdir():
        file.unlink()
    async with open_house(tmp_path) as house:
        assert await house.journal.append(batch(10, 2)) == 2, "a number that the store holds must not come again"
        await house.stored()
        await house.store.rollup.advance()
        await assert_rolled_up(house)


@pytest.mark.req("B10")
async def test_what_comes_in_steadily_is_rolled_up_beside_it(house: Any, batch: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was, until two million rows waited: there is no calm in a stream of a few events a second."""
    batches = 30
    await asyncio.gather(*(house.journal.append(batch(1, seed)) for seed in range(batches)))
    await house.stored()
    looks, reached, was_reached = itertools.count(1), list[int](), asyncio.Event()
    rollup, advance = house.store.rollup, house.store.rollup.advance

    async def noted() -> bool:
        done: bool = await advance()
        reached.append(house.store.statistics().rollup_sequence)
        was_reached.set()
        return done

    monkeypatch.setattr("tidegauge.store.rollup.CALM_S", 0.001)
    monkeypatch.setattr(rollup, "_stored_sequence", lambda: min(next(looks), batches))
    monkeypatch.setattr(rollup, "advance", noted)
    running = asyncio.create_task(rollup.run())
    await asyncio.wait_for(was_reached.wait(), 60)
    running.cancel()
    assert 0 < reached[0] < batches


async def test_a_resent_id_is_known_after_a_restart(open_house: Callable[[Path], Any], batch: Callable[..., Any], tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await house.journal.append(batch(30, 7))
        await house.stored()
    async with open_house(tmp_path) as house:
        await house.store.duplicates.rebuild()
        known, new = (np.array([xxhash.xxh3_64_intdigest(text)], np.uint64) for text in (b"1:7-1", b"1:7-x"))
        assert house.store.duplicates.maybe_seen(known)[0]
        assert not house.store.duplicates.maybe_seen(new)[0]
        assert await house.store.duplicates.confirm(1, ["7-1", "7-x", "7-2"]) == {"7-1", "7-2"}
        assert await house.store.duplicates.confirm(2, ["7-1"]) == set()
        house.clock.advance(8 * 86_400_000)
        assert await house.store.duplicates.confirm(1, ["7-1"]) == set()


async def test_a_batch_that_memory_did_not_hold_is_read_from_the_journal(house: Any, batch: Callable[..., Any]) -> None:
    house.store.writer.backlog._max_bytes = 1
    for seed in range(20):
        await house.journal.append(batch(100, seed))
    await house.stored()
    assert await house.rows("SELECT count(), uniqExact(_batch, _row) FROM events") == [(2000, 2000)]


@pytest.mark.hostile(42)
async def test_events_of_two_hundred_months_go_in_together(house: Any, events: Callable[..., Any]) -> None:
    spread = [msgspec.structs.replace(event, timestamp_ms=row * 2_678_400_000) for row, event in enumerate(events(200))]
    await house.journal.append(build_batch(spread))
    await house.stored()
    assert await house.rows("SELECT count(), uniqExact(toYYYYMM(timestamp)) FROM events") == [(200, 200)]


@pytest.mark.req("J8")
async def test_old_rows_and_erased_projects_go_from_every_table(house: Any, events: Callable[..., Any]) -> None:
    for project in (1, 2):  # two hours around a UTC midnight
        around = [msgspec.structs.replace(event, timestamp_ms=event.timestamp_ms - 3 * 3_600_000) for event in events(200, project, project)]
        await house.journal.append(build_batch(around))
    await house.stored()
    await house.store.rollup.advance()
    house.clock.advance(86_400_000)
    kept = Retention(1, {"purchase": None})
    foreseen = await house.store.count_expired(1, kept)
    assert await house.store.count_events(1) == (200, min(part.oldest_ms for part in foreseen))
    removed = await house.store.remove_expired(1, kept)
    assert {part.name for part in foreseen} == {"page_view", "click"}
    assert sum(part.events for part in foreseen) == removed.rows["events"]
    assert await house.store.count_expired(1, kept) == []
    assert removed.rows["events"] == removed.rows["person_events"]
    assert 0 < removed.rows["events"] < 200
    await assert_rolled_up(house)
    purchases = await house.rows("SELECT count() FROM events WHERE project = 1 AND name = 'purchase'")
    assert (await house.store.remove_expired(1, Retention(None, {"purchase": 1}))).rows["events"] > 0
    assert await house.rows("SELECT count() FROM events WHERE project = 1 AND name = 'purchase'") < purchases
    await assert_rolled_up(house)
    assert (await house.store.remove_expired(1, Retention())).rows == {}
    assert await house.rows("SELECT count() FROM events WHERE project = 2") == [(200,)]
    assert (await house.store.erase_project(2)).rows["events"] == 200
    for table in ("events", "person_events", "event_ids", "rollup_totals", "rollup_dimensions"):
        assert await house.rows(f"SELECT count() FROM {table} WHERE project = 2") == [(0,)]
    house.clock.advance(9 * 86_400_000)
    assert len(await house.store.forget_ids()) == 1
    assert await house.rows("SELECT count() FROM event_ids") == [(0,)]


@pytest.mark.hostile(119)
async def test_a_second_process_is_told_who_has_the_directory(house: Any, tmp_path: Path) -> None:
    from tidegauge.store.engines.embedded import EmbeddedEngine

    with pytest.raises(Conflict, match=r"in use by process \d+"):
        EmbeddedEngine(tmp_path / "store")
