"""People leave every table: rows, roll-ups, links and files; what is left equals a store that never knew them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from tests.integration.store.conftest import NOW_MS, House, house_in

from tidegauge.contracts.batch import build_batch, person_key
from tidegauge.contracts.event import Event
from tidegauge.core.errors import Unavailable

CANARY = "CANARY7f3a"
THEIRS = np.array(sorted([person_key(f"{CANARY}-user", ""), person_key("", f"{CANARY}-visitor")]), np.uint64)
_TOTALS = (
    "SELECT project, width_s, name, type, toString(bucket), sum(events), sum(value_count), sum(value_sum), min(value_min), max(value_max),"
    " uniqCombined64Merge(14)(persons) FROM rollup_totals GROUP BY ALL ORDER BY ALL"
)
_DIMENSIONS = (
    "SELECT project, width_s, dimension, name, toString(bucket), dimension_value, sum(events), sum(value_count), sum(value_sum), min(value_min),"
    " max(value_max), uniqCombined64Merge(14)(persons) FROM rollup_dimensions GROUP BY ALL ORDER BY ALL"
)
_ROWS = "SELECT project, name, toString(timestamp), id, user_id, anonymous_id, person, value FROM events ORDER BY ALL"
_NARROW = "SELECT project, person, toString(timestamp), name, value FROM person_events ORDER BY ALL"
_LINKS = "SELECT DISTINCT project, person, root FROM identities ORDER BY ALL"


def recognise(keys: np.ndarray) -> np.ndarray:
    return keys[np.isin(keys, THEIRS)]


def their_events(events: list[Event], days: int = 3) -> list[Event]:
    return [
        msgspec.structs.replace(
            event,
            id=f"{CANARY}-{row}",
            user_id=f"{CANARY}-user" if row % 3 else "",
            anonymous_id=f"{CANARY}-visitor",
            timestamp_ms=event.timestamp_ms - row % days * 86_400_000,
            properties={**(event.properties or {}), "page": f"/{CANARY}", f"{CANARY}_key": CANARY},
            country=CANARY,
        )
        for row, event in enumerate(events)
    ]


async def tables(house: House) -> dict[str, list[tuple[Any, ...]]]:
    while await house.store.rollup.advance():
        pass
    return {name: await house.rows(statement) for name, statement in (("t", _TOTALS), ("d", _DIMENSIONS), ("e", _ROWS), ("p", _NARROW), ("l", _LINKS))}


def holds(directory: Path) -> list[str]:
    return [str(path) for path in directory.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


async def fill(house: House, batches: list[list[Event]]) -> None:
    for events in batches:
        if events:
            await house.journal.append(build_batch(events))
    await house.stored()


@pytest.mark.req("J6")
@pytest.mark.hostile(137)
async def test_the_store_is_as_if_they_had_never_been(events: Callable[..., list[Event]], tmp_path: Path) -> None:
    others = [events(400, 1, 1), events(400, 2, 2), [msgspec.structs.replace(event, timestamp_ms=NOW_MS - 86_400_000) for event in events(200, 3, 1)]]
    files = tmp_path / "with" / "store"
    async with house_in(tmp_path / "with") as house:
        await fill(house, [*others, their_events(events(60, 9))])
        await house.store.rollup.advance()
        await fill(house, [events(100, 4, 1), their_events(events(20, 10))])  # not rolled up yet when they go
        assert holds(files)
        found = await house.store.find_people(1, recognise)
        assert found.tolist() == THEIRS.tolist()
        removed = await house.store.erase_people(1, found)
        assert removed == {"events": 80, "person_events": 80, "event_ids": 80, "identities": 1}
        assert not len(await house.store.find_people(1, recognise))
        assert holds(files) == []
        left = await tables(house)
        assert (await house.store.erase_people(1, found))["events"] == 0
    async with house_in(tmp_path / "without") as without:
        await fill(without, [*others, events(100, 4, 1)])
        assert left == await tables(without)


@pytest.mark.req("J6")
@pytest.mark.hostile(278)
async def test_their_visitor_id_goes_from_other_peoples_events(house: House, events: Callable[..., list[Event]], tmp_path: Path) -> None:
    shared = [msgspec.structs.replace(event, user_id="somebody", anonymous_id=f"{CANARY}-visitor") for event in events(10)]
    await fill(house, [their_events(events(12, 5)), shared])
    await house.store.erase_people(1, await house.store.find_people(1, recognise))
    assert await house.rows("SELECT user_id, anonymous_id, count() FROM events GROUP BY ALL") == [("somebody", "", 10)]
    assert holds(tmp_path / "store") == []


@pytest.mark.req("J6")
@pytest.mark.hostile(137)
@pytest.mark.parametrize(
    "step",
    [
        "DELETE WHERE project = {project:UInt32} AND key",
        "ALTER TABLE events DELETE",
        "ALTER TABLE rollup_dimensions DELETE",
        "INSERT INTO rollup_totals SELECT",
    ],
)
async def test_cut_short_at_any_step_it_is_finished(events: Callable[..., list[Event]], tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with house_in(tmp_path / "cut") as house:
        await fill(house, [events(300, 1), their_events(events(40, 9))])
        await house.store.rollup.advance()
        real = house.store.engine.command

        def failing(statement: str, parameters: dict[str, Any] | None = None) -> None:
            if step in statement:
                raise Unavailable("cut", retry_after_s=1)
            real(statement, parameters)

        monkeypatch.setattr(house.store.engine, "command", failing)
        with pytest.raises(Unavailable):
            await house.store.erase_people(1, THEIRS)
    async with house_in(tmp_path / "cut") as again:  # as after kill -9: the roll-ups are mended at the start
        raw = await again.rows("SELECT count() FROM events")
        assert await again.rows("SELECT sum(events) FROM rollup_totals WHERE width_s = 86400") == raw
        await again.store.erase_people(1, await again.store.find_people(1, recognise))
        left = await tables(again)
    assert holds(tmp_path / "cut" / "store") == []
    async with house_in(tmp_path / "other") as without:
        await fill(without, [events(300, 1)])
        assert left == await tables(without)
