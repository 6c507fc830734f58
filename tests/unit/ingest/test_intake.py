from __future__ import annotations

import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.core.clock import ManualClock
from tidegauge.ingest.committer import Committer
from tidegauge.ingest.decode import decode_body
from tidegauge.ingest.dedup import DuplicateGuard
from tidegauge.ingest.intake import Intake
from tidegauge.ingest.raw import ItemError
from tidegauge.ingest.registry import SchemaRegistry
from tidegauge.ingest.reject import IngestCounters
from tidegauge.testing.memory_journal import MemoryDuplicates, MemoryJournal


class Erased:
    def find(self, project: int) -> frozenset[int]:
        return frozenset([person_key("gone", "")])


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def counters() -> IngestCounters:
    return IngestCounters()


@pytest.fixture
def intake(journal: MemoryJournal, counters: IngestCounters, clock: ManualClock) -> Intake:
    committer = Committer(journal, DuplicateGuard(MemoryDuplicates()), max_waiting_events=1000, max_waiting_bytes=10**6)
    return Intake(committer, SchemaRegistry(), counters, clock, Erased())


@pytest.mark.req("A1")
async def test_every_item_is_accounted_for(intake: Intake, journal: MemoryJournal, counters: IngestCounters) -> None:
    body = b'[{"id":"a"},{"id":"a"},{"id":"a","name":"x"},{"value":"x"},7,{"user_id":"gone"},{"name":"b"}]'
    receipt = await intake.take(3, decode_body(body))
    assert (receipt.accepted, receipt.duplicates, receipt.rejected, receipt.suppressed) == (2, 2, 2, 1)
    assert receipt.errors == [ItemError(3, "value", "not a finite number"), ItemError(4, "", "Expected `object`, got `int`")]
    assert [(row["project"], row["id"], row["name"]) for row in journal.rows()] == [(3, "a", "custom"), (3, "", "b")]
    statistics = counters.statistics()
    assert [statistics[name] for name in ("accepted", "duplicates", "conflicts", "suppressed", "rejected")] == [2, 2, 1, 1, 2]


async def test_at_most_a_hundred_errors_are_listed(intake: Intake) -> None:
    receipt = await intake.take(1, decode_body(b"[" + b"7," * 499 + b"7]"))
    assert (receipt.rejected, [e.index for e in receipt.errors]) == (500, list(range(100)))


async def test_warnings_are_told(intake: Intake) -> None:
    receipt = await intake.take(1, decode_body(b'{"properties":{"a":"' + b"x" * 10_000 + b'"}}'))
    assert receipt.warnings == ["1 x text of a property cut at 8192 characters"]


async def test_events_of_the_process_itself_come_in_the_same_way(intake: Intake, journal: MemoryJournal) -> None:
    receipt = await intake.submit(1, [{"name": "a", "user_id": 7, "properties": {"b": 1}}, {"name": 5}])
    assert (receipt.accepted, receipt.rejected) == (1, 1)
    assert journal.rows()[0]["user_id"] == "7"
