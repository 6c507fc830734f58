from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.unit.aggregation.test_rule import rule
from tests.unit.alerts.test_evaluator import opened

from tidegauge.aggregation import book as module
from tidegauge.aggregation.book import AggregationBook
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Conflict, InvalidInput, InvalidQuery, LimitReached, NotFound
from tidegauge.meta.database import Database
from tidegauge.meta.model import Project
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question

T = 1_795_000_200_000


class Planner:
    """The catalogue of the built-in metrics."""

    def plan(self, question: Question, project: int, timezone: str) -> Plan:
        return parse_question(question, project, timezone, Catalogue(), T)[0]

    def is_metric(self, name: str, project: int) -> bool:
        return Catalogue().find(name, project) is not None


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with opened(tmp_path) as database:
        for number in (1, 2):
            await database.write(lambda session, number=number: session.merge(Project(id=number, name="p", timezone="UTC", created_at_ms=T)))
        yield database


@pytest.mark.req("E8")
async def test_rules_are_kept_by_project_found_by_id_and_name_and_know_how_far_they_came(database: Database) -> None:
    clock = ManualClock(T + 10)
    book, other = (AggregationBook(database, Planner(), clock) for _ in range(2))
    made = await book.put(1, "UTC", None, rule(), None)
    await book.put(2, "UTC", None, rule(), None)
    assert (made.done_until_ms, made.points) == (T, 0)
    assert book.get(1, made.id) == book.get(1, "r") == made
    await book.advance({made.id: (T + 300_000, 3)})
    await book.advance({made.id: (T, 9)})
    await other.refresh()
    assert other.rules == book.rules
    assert book.view(book.get(1, "r")).points == 3
    changed = await book.put(1, "UTC", made.id, rule(window_seconds=60), None)
    assert (changed.id, changed.done_until_ms, changed.rule.window_seconds) == (made.id, T + 300_000, 60)
    await book.remove(1, "r")
    with pytest.raises(NotFound):
        book.get(1, made.id)
    assert [known.project_id for known in book.rules.values()] == [2]


@pytest.mark.req("E8")
@pytest.mark.hostile(166)
async def test_a_rule_that_would_hide_or_feed_itself_or_another_is_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    book = AggregationBook(database, Planner(), ManualClock(T))
    await book.put(1, "UTC", None, rule(name="b from a", source_metric="a", output_metric="b"), None)
    await book.put(1, "UTC", None, rule(name="c from b", source_metric="b", output_metric="c"), None)
    with pytest.raises(InvalidInput, match="feed itself"):
        await book.put(1, "UTC", None, rule(name="a from c", source_metric="c", output_metric="a"), None)
    with pytest.raises(InvalidInput, match="feed itself"):
        await book.put(1, "UTC", None, rule(name="x", source_metric="`x` / `y`", aggregation=None, output_metric="x"), None)
    with pytest.raises(InvalidInput, match="the catalogue"):
        await book.put(1, "UTC", None, rule(name="x", output_metric="revenue"), None)
    with pytest.raises(Conflict, match="makes 'b' already"):
        await book.put(1, "UTC", None, rule(name="x", output_metric="b"), None)
    with pytest.raises(Conflict, match="rule 'B FROM A' already"):
        await book.put(1, "UTC", None, rule(name="B FROM A", output_metric="z"), None)
    with pytest.raises(InvalidQuery, match="Did you mean 'average'"):
        await book.put(1, "UTC", None, rule(name="x", aggregation="averag"), None)
    monkeypatch.setattr(module, "MAX_RULES", 2)
    with pytest.raises(LimitReached):
        await book.put(1, "UTC", None, rule(name="x"), None)


@pytest.mark.req("E8")
async def test_a_rule_waits_for_the_points_of_the_rule_before_it(database: Database) -> None:
    book = AggregationBook(database, Planner(), ManualClock(T))
    first = await book.put(1, "UTC", None, rule(name="1", source_metric="a", output_metric="b", allowed_lateness_seconds=10), None)
    second = await book.put(1, "UTC", None, rule(name="2", source_metric="b", output_metric="c", allowed_lateness_seconds=2), None)
    assert (book.lateness_ms(first), book.fed_until_ms(first, T + 9)) == (10_000, T + 9)
    assert (book.lateness_ms(second), book.fed_until_ms(second, T + 9)) == (12_000, T)
    await book.advance({first.id: (T + 300_000, 1)})
    assert book.fed_until_ms(second, T + 900_000) == T + 300_000
    by_sessions = rule(name="1", source_metric="a", output_metric="b", window="session", window_seconds=60)
    await book.put(1, "UTC", first.id, by_sessions, None)
    assert book.fed_until_ms(second, T + 900_000) == T + 240_000
    await book.put(1, "UTC", first.id, rule(name="1", source_metric="a", output_metric="b", is_enabled=False), None)
    assert book.fed_until_ms(second, T + 900_000) == T + 900_000
