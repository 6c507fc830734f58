from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.alerts.test_evaluator import T, opened, rule

from tidegauge.alerts import rulebook
from tidegauge.alerts.rulebook import RuleBook, rule_view
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Conflict, InvalidInput, LimitReached, NotFound
from tidegauge.meta.model import Project


@pytest.mark.req("F1")
async def test_rules_are_kept_by_project_and_found_by_id_and_name(tmp_path: Path, monkeypatch: Any) -> None:
    clock = ManualClock(T)
    async with opened(tmp_path) as database:
        for number in (1, 2):
            await database.write(lambda session, number=number: session.add(Project(id=number, name="p", timezone="UTC", created_at_ms=T)))
        book, other = RuleBook(database, clock), RuleBook(database, clock)
        changes: list[int] = []
        other.on_change = lambda: changes.append(1)
        made = await book.put(1, None, rule(), None)
        await book.put(2, None, rule(), None)
        await book.put(1, None, rule(name="an earlier one"), None)
        assert [known.rule.name for known in book.of_project(1)] == ["an earlier one", "Errors"]
        assert book.get(1, made.id) == book.get(1, "Errors") == made
        assert rule_view(made).updated_at == "2026-11-18T11:06:40.000Z"
        await other.refresh()
        await other.refresh()
        assert (other.rules, len(changes)) == (book.rules, 1)
        with pytest.raises(Conflict, match="There is a rule 'ERRORS' already"):
            await book.put(1, None, rule(name="ERRORS"), None)
        with pytest.raises(InvalidInput, match="interval"):
            await book.put(1, None, rule(name="x", query={"metric": "errors", "interval": "hour"}), None)
        monkeypatch.setattr(rulebook, "MAX_RULES", 2)
        with pytest.raises(LimitReached):
            await book.put(1, None, rule(name="one more"), None)
        await book.put(1, made.id, rule(name="Errors", threshold=3.0), None)
        await book.remove(1, "Errors")
        for wrong in (made.id, "Errors"):
            with pytest.raises(NotFound):
                book.get(1, wrong)
