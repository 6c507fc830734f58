"""Cohorts kept by the stream are those of the store: for every history, from wherever they were opened, whoever people turn out to be."""

from __future__ import annotations

import asyncio
from random import Random
from typing import Any

import pytest
from tests.parity.test_people_after_merge import with_links

from tidegauge.analysis.cohort.cohort import cohort
from tidegauge.analysis.cohort.live import follow_cohorts
from tidegauge.analysis.cohort.question import CohortQuestion
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.question import AnalysisAnswer, EventChoice
from tidegauge.contracts.answer import AnswerMeta
from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.core.clock import ManualClock
from tidegauge.identity.identities import Identities
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.event_tables import EventTables, merged_tables
from tidegauge.stream.engine import StreamEngine
from tidegauge.testing.history import NAMES, History, make_history

SIZE, CHUNKS = 60, 2
FIRST = AnalysisAnswer(results=[], meta=AnswerMeta("", "", None, "UTC", True, 0.0, False, 0.0, 0, False))


def make_question(random: Random) -> CohortQuestion:
    """Cohorts of the named events or any, of one of the periods."""

    def choice() -> EventChoice | None:
        name = random.choice(NAMES[:4])
        return EventChoice(event=name) if random.random() < 0.6 else None

    start = choice()
    return CohortQuestion(
        period=random.choice(("daily", "daily", "weekly", "monthly")),
        time_window=random.choice(("last_7_days", "last_30_days", "this_month", "last_24_hours", "this_week")),
        timezone=random.choice(("UTC", "Asia/Bangkok", "Europe/Berlin", "America/New_York")),
        start_event=start,
        return_event=start if random.random() < 0.3 else choice(),
        filters=[{"field": "name", "operator": "neq", "value": random.choice(NAMES[:4])}] if random.random() < 0.2 else [],
        periods=random.choice((None, None, 2)),
    )


class Upto:
    """The store as it was after a batch."""

    def __init__(self, store: Any, sequence: int) -> None:
        self._store, self.stored_sequence = store, sequence

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        rows: Rows = self._store.rows(statement, parameters or {})
        return rows


class Sides:
    """One question on one history, in the stream and in the store."""

    def __init__(self, store: Any, question: CohortQuestion, history: History, who: Identities) -> None:
        self.store, self.question, self.history = store, question, history
        events = "events" if who.find(history.project) is None else merged_tables(history.project).events
        self._tables = EventTables(events, events)

    def inquiry(self, now_ms: int, sequence: int) -> Inquiry:
        return Inquiry(
            self.question,
            self.history.project,
            "UTC",
            reader=Upto(self.store, sequence),  # type: ignore[arg-type]
            catalogue=Catalogue(),
            clock=ManualClock(now_ms),
            limits=QueryLimits(),
            tables=self._tables,
        )

    def wanted(self) -> Any:
        return asyncio.run(cohort(self.question, self.inquiry(self.history.end_ms, 0))).cohorts

    async def found(self, random: Random, opened_after: int, stored: int) -> tuple[Any, int]:
        """The cohorts of a live table opened on the way, read at random and opened anew when it says so; and how often it was."""
        history, who = self.history, Identities()
        clock = ManualClock(history.arrivals_ms[0])
        first = history.batches[0].sequence - 1
        engine = StreamEngine(clock, start_sequence=first, identities=who)
        live, opened, kept = None, 0, []

        async def open_() -> Any:
            nonlocal opened
            opened += 1
            sequence = first + stored
            found = await follow_cohorts(
                self.question, "retention_rate", lambda: self.inquiry(clock.now_ms(), sequence), engine, FIRST, lambda found, meta: kept.append(found) or FIRST
            )
            assert found is not None
            return found

        for place, (batch, arrival_ms) in enumerate(zip(history.batches, history.arrivals_ms, strict=True), 1):
            clock.advance(arrival_ms - clock.now_ms())
            who.accept([batch])
            engine.fold(batch)
            if place == opened_after or (live is not None and live.is_outdated):
                live = await open_()
            elif live is not None and random.random() < 0.5:
                live.answer(clock.now_ms())
        clock.advance(history.end_ms - clock.now_ms())
        if live is not None:
            live.answer(clock.now_ms())
        if live is None or live.is_outdated:
            live = await open_()
            live.answer(clock.now_ms())
        return kept[-1].cohorts, opened


@pytest.mark.req("E5", "C2")
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_live_cohorts_are_the_stores(store: Any, chunk: int) -> None:
    histories: dict[int, History] = {}
    sequence = 1
    for seed in range(chunk * SIZE, (chunk + 1) * SIZE):
        history = make_history(seed, seed + 1, sequence, max_events=80)
        histories[seed] = with_links(history, Random(seed)) if seed % 3 else history
        sequence += len(history.batches)
    batches: list[EventBatch] = [batch for history in histories.values() for batch in history.batches]
    who = Identities()
    who.accept(batches)
    store.put(batches)
    store.put_links(who.unsaved(sequence))
    differences: list[str] = []
    filled = anew = 0
    for seed, history in histories.items():
        random = Random(seed)
        question = make_question(random)
        if not history.batches:
            continue
        sides = Sides(store, question, history, who)
        opened_after = random.randrange(1, len(history.batches) + 1)
        wanted = sides.wanted()
        found, opened = asyncio.run(sides.found(random, opened_after, random.randrange(opened_after + 1)))
        filled += bool(wanted)
        anew += opened > 1
        if found != wanted:
            differences.append(f"seed {seed}: {found} instead of {wanted}: {question}")
    assert differences == []
    assert filled > SIZE // 2
    assert anew > 0
