"""The way of a request's events from raw to durable; every dialect and every face ends here."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain
from typing import Any, Protocol

import msgspec

from tidegauge.contracts.batch import EventBatch
from tidegauge.core.clock import Clock
from tidegauge.ingest.committer import Committer, Outcome
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.offload.order import Prepared
from tidegauge.ingest.parcel import BatchParcel
from tidegauge.ingest.privacy.policy import NoPolicies, Policy, PolicyFinder
from tidegauge.ingest.raw import ItemError, RawBatch, RawEvent
from tidegauge.ingest.receipt import MAX_LISTED_ERRORS, Receipt
from tidegauge.ingest.registry import SchemaRegistry
from tidegauge.ingest.reject import IngestCounters
from tidegauge.ingest.sender import NOTHING, Context
from tidegauge.ingest.shape import MIN_SHAPED_BYTES, Shapes
from tidegauge.ingest.steps import STEPS
from tidegauge.ingest.waiting_room import Seat


class ErasedPeople(Protocol):
    """Knows whose data was erased."""

    def find(self, project: int) -> Collection[int]:
        """The person keys (contracts.batch.person_key) of a project's erased people."""
        ...


class NobodyErased:
    """Before anyone asked to be erased."""

    def find(self, project: int) -> Collection[int]:
        return ()


class Intake:
    """Raw events -> checked, completed, counted and durable."""

    def __init__(
        self,
        committer: Committer,
        registry: SchemaRegistry,
        counters: IngestCounters,
        clock: Clock,
        erased: ErasedPeople | None = None,
        policies: PolicyFinder | None = None,
    ) -> None:
        self.committer = committer
        self._registry = registry
        self._counters = counters
        self._clock = clock
        self._erased = erased or NobodyErased()
        self._policies = policies or NoPolicies()
        self.shapes = Shapes()

    async def take(self, project: int, batch: RawBatch, context: Context = NOTHING) -> Receipt:
        """Run the steps and wait until the accepted events are durable. Raises Unavailable; then nothing was accepted."""
        draft, size_bytes = self._check(project, batch, context), batch.size_bytes
        del batch
        outcome = await self._commit(draft, size_bytes)
        return _receipt(draft, outcome.accepted, outcome.duplicates)

    def now_ms(self) -> int:
        """The time of receipt that events get now."""
        return self._clock.now_ms()

    def is_anyone_erased(self, project: int) -> bool:
        """Whether events of some people of the project are dropped."""
        return bool(self._erased.find(project))

    def has_privacy_rules(self, project: int) -> bool:
        """Whether events of the project are changed before they are written."""
        return self.policy(project) is not None

    def policy(self, project: int) -> Policy | None:
        """The privacy rules that change events of the project; None when there are none."""
        found = self._policies.find(project)
        return found if found is not None and found.is_active else None

    def hides_address(self, project: int) -> bool:
        """Whether a sender's address is not even looked at for the country."""
        policy = self._policies.find(project)
        return policy is not None and policy.action("ip") == "drop"

    async def take_prepared(self, project: int, prepared: Prepared, data: bytes, received_ms: int, seat: Seat, policy: Policy | None = None) -> Receipt | None:
        """As `take`, of a body whose batch was made elsewhere under these privacy rules; None when it brings more property names than the project may have, or
        what may have come meanwhile: erased people or other rules."""
        if self.is_anyone_erased(project) or self.policy(project) is not policy:
            return None
        if not self._registry.admit(project, prepared.keys, received_ms):
            return None
        if policy is not None:
            policy.tally.update(prepared.tally)
        self._registry.count(project, received_ms, prepared.names, prepared.kinds, prepared.stride)
        parcel = BatchParcel(EventBatch.from_bytes(data, 0), prepared.ids, prepared.prints)
        outcome = await self.committer.submit(project, parcel, len(data), seat)
        self._counters.accepted += outcome.accepted
        self._counters.duplicates += outcome.duplicates
        self._counters.conflicts += outcome.conflicts
        return Receipt(outcome.accepted, outcome.duplicates)

    async def take_together(self, project: int, parts: list[RawBatch], context: Context, seat: Seat) -> list[Receipt]:
        """The same for several small typed requests of one sender kind at the cost of one; a receipt for each. Raises as `take`, for all.

        `seat` is the place of all of them.
        """
        sizes = [len(part.events) for part in parts]
        events = list(chain.from_iterable(part.events for part in parts))
        is_plain, size_bytes = all(part.is_plain for part in parts), sum(part.size_bytes for part in parts)
        draft = self._check(project, RawBatch(events, list(range(len(events))), is_typed=True, is_plain=is_plain, size_bytes=size_bytes), context)
        if draft.warnings:  # they do not say whose they are
            seat.leave()
            return list(await asyncio.gather(*(self.take(project, part, context) for part in parts)))
        outcome = await self._commit(draft, size_bytes, seat)
        return split_receipts(draft, outcome, sizes)

    def _check(self, project: int, batch: RawBatch, context: Context) -> Draft:
        draft = Draft(project, batch, context, self._clock.now_ms(), self._erased.find(project), self._policies.find(project))
        for step in STEPS:
            step(draft)
        self._registry.contain(draft)
        if batch.is_typed and batch.shape is None and batch.size_bytes >= MIN_SHAPED_BYTES and not draft.nested_paths:
            self.shapes.learn(project, draft.keys)
        return draft

    async def _commit(self, draft: Draft, size_bytes: int, seat: Seat | None = None) -> Outcome:
        self._registry.observe(draft)
        outcome = await self.committer.submit(draft.project, draft.parcel(), size_bytes, seat)
        self._count(draft, outcome.accepted, outcome.duplicates, outcome.conflicts)
        return outcome

    async def submit(self, project: int, events: Sequence[dict[str, Any]]) -> Receipt:
        """Events made inside the process, as the dicts of `POST /api/events`."""
        raw = [msgspec.convert(event, RawEvent) for event in events]
        return await self.take(project, RawBatch(raw, list(range(len(raw))), size_bytes=300 * len(raw)))

    def _count(self, draft: Draft, accepted: int, duplicates: int, conflicts: int) -> None:
        counters = self._counters
        counters.accepted += accepted
        counters.duplicates += duplicates
        counters.conflicts += conflicts
        if draft.suppressed_by:
            counters.suppressed.update(draft.suppressed_by)
        if draft.errors:
            counters.reject(draft.errors)
        if draft.warnings:
            counters.warn(draft.warnings)


def _receipt(draft: Draft, accepted: int, duplicates: int) -> Receipt:
    if not (draft.errors or draft.suppressed or draft.warnings):
        return Receipt(accepted, duplicates)
    listed = sorted(draft.errors, key=_index)[:MAX_LISTED_ERRORS]
    warnings = [f"{count} x {reason}" for reason, count in draft.warnings.items()]
    return Receipt(accepted, duplicates, len(draft.errors), listed, draft.suppressed, warnings, draft.refused, dict(draft.suppressed_by))


def split_receipts(draft: Draft, outcome: Outcome, sizes: Sequence[int]) -> list[Receipt]:
    """The receipts of requests of these sizes whose events went through one draft, in order."""
    if not (draft.errors or draft.suppressed or outcome.duplicates):
        return [Receipt(size) for size in sizes]
    kept = draft.indexes
    duplicates = {kept[position] for position in outcome.dropped}
    receipts, start = [], 0
    for size in sizes:
        end = start + size
        known = sum(1 for index in duplicates if start <= index < end)
        accepted = sum(1 for index in kept if start <= index < end) - known
        errors = [ItemError(error.index - start, error.field, error.reason) for error in draft.errors if start <= error.index < end]
        suppressed = Counter(reason for at, reason in draft.suppressed_at.items() if start <= at < end)
        listed, refused = sorted(errors, key=_index)[:MAX_LISTED_ERRORS], {at - start: item for at, item in draft.refused.items() if start <= at < end}
        receipts.append(Receipt(accepted, known, len(errors), listed, suppressed.total(), refused=refused, suppressed_by_reason=dict(suppressed)))
        start = end
    return receipts


def _index(error: ItemError) -> int:
    return error.index
