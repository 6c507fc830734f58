"""Killed with a gigabyte in the journal that the store has nothing of: ready soon, and whole."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from tests.integration.server import served

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.clock import SystemClock
from tidegauge.journal.journal import Journal

JOURNAL_BYTES = 1 << 30
BATCH_EVENTS = 20_000
READY_S = 15.0


def load(now_ms: int) -> EventBatch:
    """Events of about 250 bytes, as they came."""
    return build_batch(
        [
            Event(
                1,
                ("page_view", "click", "purchase")[row % 3],
                "custom",
                now_ms - row * 100,
                now_ms,
                user_id=f"user-{row % 5_000}",
                session_id=f"session-{row % 8_000}",
                value=row % 97 / 4,
                country=("TH", "US", "")[row % 3],
                properties={
                    "page": f"/products/{row % 300}",
                    "plan": "abc"[row % 3],
                    "amount": row / 7,
                    "title": "A page of the catalogue with a longer title",
                },
            )
            for row in range(BATCH_EVENTS)
        ]
    )


async def fill(directory: Path) -> int:
    """Put a gigabyte into the journal of a server that is gone. Gives the events."""
    batch, events = load(SystemClock().now_ms()), 0
    journal = await Journal.open(directory, max_bytes=4 * JOURNAL_BYTES, clock=SystemClock())
    while journal.statistics.bytes_held < JOURNAL_BYTES:
        await journal.append(batch)
        events += BATCH_EVENTS
    await journal.close()
    return events


@pytest.mark.soak
@pytest.mark.req("A3")
@pytest.mark.hostile(106)
@pytest.mark.timeout(900)
def test_a_gigabyte_of_journal_is_taken_over_within_fifteen_seconds(tmp_path: Path) -> None:
    with served(tmp_path) as product:
        product.process.kill()
        product.process.wait()
    events = asyncio.run(fill(tmp_path / "data"))
    began_s = time.monotonic()
    with served(tmp_path) as product:
        ready_s = time.monotonic() - began_s
        stored = product.ask(metric="events", aggregation="count", time_window="last_24_hours")["results"][0]["value"]
    print(f"{JOURNAL_BYTES >> 20} MB of journal, {events:,} events: ready after {ready_s:.1f} s, {stored:,} stored")
    assert stored == events
    assert ready_s <= READY_S
