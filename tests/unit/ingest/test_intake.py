from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.core.clock import ManualClock
from tidegauge.ingest.committer import Committer
from tidegauge.ingest.decode import decode_body
from tidegauge.ingest.dedup import DuplicateGuard
from tidegauge.ingest.intake import Intake
from tidegauge.ingest.offload.order import Order
from tidegauge.ingest.offload.worker import Preparer
from tidegauge.ingest.privacy.policy import Policy
from tidegauge.ingest.raw import ItemError
from tidegauge.ingest.receipt import Receipt
from tidegauge.ingest.registry import SchemaRegistry
from tidegauge.ingest.reject import IngestCounters
from tidegauge.ingest.sender import NOTHING
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


class Policies:
    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    def find(self, project: int) -> Policy:
        return self.policy


@pytest.mark.req("J6")
async def test_a_batch_made_under_other_rules_is_not_taken(journal: MemoryJournal, clock: ManualClock, policy_of: Callable[..., Policy]) -> None:
    committer = Committer(journal, DuplicateGuard(MemoryDuplicates()), max_waiting_events=1000, max_waiting_bytes=10**6)
    rules = policy_of(("person_id", "hash"))
    policies = Policies(rules)
    intake = Intake(committer, SchemaRegistry(), IngestCounters(), clock, policies=policies)
    done = Preparer().prepare(Order(1, "", clock.now_ms(), NOTHING, rules.data), b'[{"name":"a","user_id":"u"}]')
    assert done is not None

    async def take(made_under: Policy | None) -> Receipt | None:
        return await intake.take_prepared(1, *done, clock.now_ms(), committer.room.hold(1), made_under)

    assert await take(rules) == Receipt(1)
    assert rules.tally == {"0": 1}
    assert journal.rows()[0]["user_id"] == rules.pseudonym("u")
    policies.policy = policy_of(("person_id", "drop"))
    assert [await take(rules), await take(None)] == [None, None]
    policies.policy = policy_of()
    assert await take(rules) is None
    assert len(journal.rows()) == 1
