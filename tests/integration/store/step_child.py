"""A process that stores and rolls up two batches and kills itself at one step on the way: `step_child.py DIRECTORY before|after WORDS`.

Every step of the store's writers is a statement or a note; WORDS is how it starts. First it checks what earlier processes left.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.integration.store.conftest import House, house_in, make_batch

ROWS = 60


async def check(house: House) -> None:
    """Every batch once in every table, and the roll-ups as the raw rows up to their sequence."""
    last = house.journal.last_sequence
    for table in ("events", "person_events"):
        assert await house.rows(f"SELECT count(), uniqExact(_batch, _row) FROM {table}") == [(last * ROWS, last * ROWS)], table
    assert await house.rows("SELECT count() FROM event_ids") == [(last * 40,)]
    await check_links(house)
    rolled = house.store.statistics().rollup_sequence
    raw = await house.rows("SELECT count(), sum(value) FROM events WHERE _batch <= {rolled:UInt64}", {"rolled": rolled})
    for table, key in (("rollup_totals", "width_s"), ("rollup_dimensions", "width_s, dimension")):
        for row in await house.rows(f"SELECT sum(events), sum(value_sum) FROM {table} GROUP BY {key}"):
            assert [row] == raw, f"{table} of batches up to {rolled}"


async def check_links(house: House) -> None:
    """Every visitor is the first user that came with them, in the table and in memory."""
    said = "SELECT xxh3(concat('\\0', anonymous_id)) AS visitor, argMin(person, (_batch, _row)) FROM events WHERE user_id != '' AND anonymous_id != ''"
    wanted = await house.rows(f"{said} GROUP BY visitor ORDER BY visitor")
    assert await house.rows("SELECT person, root FROM identities FINAL ORDER BY person") == wanted
    assert [(visitor, house.store.identities.root(1, visitor)) for visitor, _ in wanted] == wanted


class Point:
    """Where to die."""

    def __init__(self, moment: str, words: str) -> None:
        self._is_before = moment == "before"
        self._words = words

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A call whose first argument is the step's text."""

        def stepped(text: str, *rest: Any) -> Any:
            is_here = text.startswith(self._words)
            if is_here and self._is_before:
                os.kill(os.getpid(), signal.SIGKILL)
            result = call(text, *rest)
            if is_here:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return stepped

    def around_note(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A note's step is "note" and its words: "note 1" for the move's end, "note 2" for its intent (two numbers)."""

        async def stepped(name: str, value: str) -> None:
            is_here = self._words == f"note {len(value.split())}"
            if is_here and self._is_before:
                os.kill(os.getpid(), signal.SIGKILL)
            await call(name, value)
            if is_here:
                os.kill(os.getpid(), signal.SIGKILL)

        return stepped


async def main(directory: Path, point: Point | None) -> None:
    async with house_in(directory) as house:
        await check(house)
        engine, journal = house.store._engine, house.journal
        if point is not None:
            for name in ("insert", "command"):
                setattr(engine, name, point.around(getattr(engine, name)))
            journal.set_note = point.around_note(journal.set_note)  # type: ignore[method-assign]
            journal.advance = point.around(lambda _, *rest: type(journal).advance(journal, "store", *rest))  # type: ignore[method-assign]
        first = journal.last_sequence
        await asyncio.gather(*(journal.append(make_batch(ROWS, first + index)) for index in range(2)))
        await house.stored()
        while await house.store.rollup.advance():
            pass
        await check(house)
        print("done", flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Point(*sys.argv[2:]) if len(sys.argv) > 2 else None))
