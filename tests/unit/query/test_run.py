from typing import Any

import msgspec
import pytest

from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import TimeRange
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question
from tidegauge.query.run import EXACT_ROWS, TableRunner

NOW_MS = 1_763_780_123_456
Reader = Any


def _plan(**parts: Any) -> tuple[Plan, TimeRange]:
    plan = parse_question(msgspec.convert({"metric": "x", **parts}, Question), 1, "UTC", Catalogue(), NOW_MS)[0]
    return plan, plan.window.range_at(NOW_MS)


async def test_one_number_is_one_statement(reader: Reader) -> None:
    table = await TableRunner(reader, ManualClock(NOW_MS)).run(*_plan())
    assert (table.overall.values, table.overall.count, table.rows_read) == ((5,), 5, 10)
    assert len(reader.statements) == 1


async def test_groups_that_all_fit_need_no_second_scan_and_no_list_of_keys(reader: Reader) -> None:
    reader.answer = lambda statement: [(1, 1, "", 0, 5, 5), (0, 1, "TH", 0, 3, 3), (0, 1, "", 0, 2, 2)]
    table = await TableRunner(reader, ManualClock(NOW_MS)).run(*_plan(group_by="country", other=True))
    assert [cell.group for cell in table.groups] == [("TH",), ("",)]
    assert not table.is_truncated
    assert len(reader.statements) == 1


@pytest.mark.req("B5")
async def test_groups_beyond_the_limit_are_merged_by_the_engine(reader: Reader) -> None:
    def answer(statement: str) -> list[tuple[Any, ...]]:
        return [(2, 1, "", 0, 2, 2)] if "NOT IN" in statement else [(1, 1, "", 0, 5, 5), (0, 1, "TH", 0, 3, 3), (0, 1, "US", 0, 1, 1)]

    reader.answer = answer
    table = await TableRunner(reader, ManualClock(NOW_MS)).run(*_plan(group_by="country", other=True, limit=1))
    assert [(cell.group, cell.values) for cell in table.groups] == [(("TH",), (3,)), (("(other)",), (2,))]
    assert table.is_truncated
    assert ["TH"] in reader.parameters[-1].values()


@pytest.mark.req("B2")
async def test_sketches_answer_only_above_the_stated_rows_and_never_when_exact_is_asked(reader: Reader) -> None:
    reader.answer = lambda statement: [(EXACT_ROWS + 1,)] if statement.startswith("SELECT count() FROM") else [(1, 1, "", 0, 5, 5)]
    runner = TableRunner(reader, ManualClock(NOW_MS))
    sketched = await runner.run(*_plan(aggregation="unique_count"))
    assert (sketched.is_exact, sketched.error_bound) == (False, 0.01)
    assert "uniqCombined64If" in reader.statements[-1]
    exact = await runner.run(*_plan(aggregation="unique_count", exact=True))
    assert exact.is_exact
    assert "uniqExactIf" in reader.statements[-1]
    reader.answer = lambda statement: [(EXACT_ROWS,)] if statement.startswith("SELECT count() FROM") else [(1, 1, "", 0, 5, 5)]
    assert (await TableRunner(reader, ManualClock(NOW_MS)).run(*_plan(aggregation="median"))).is_exact


@pytest.mark.req("B10")
async def test_the_rollup_is_read_when_it_holds_something(reader: Reader) -> None:
    runner = TableRunner(reader, ManualClock(NOW_MS))
    assert (await runner.run(*_plan())).source == "raw"
    reader.rollup_sequence, reader.stored_sequence = 4, 5
    assert (await runner.run(*_plan())).source == "rollup"
    assert "rollup_totals" in reader.statements[-1]
    assert 4 in reader.parameters[-1].values(), "later batches are read from the rows"
    reader.stored_sequence = 4
    assert (await runner.run(*_plan())).source == "rollup"
    assert 4 not in reader.parameters[-1].values(), "nothing came later"


@pytest.mark.req("B10")
async def test_later_batches_that_did_not_touch_the_range_are_not_looked_for(reader: Reader) -> None:
    plan, span = _plan()
    asked: list[tuple[Any, ...]] = []

    def is_unchanged(*place: Any) -> bool:
        asked.append(place)
        return len(asked) == 1

    reader.rollup_sequence, reader.stored_sequence = 4, 5
    runner = TableRunner(reader, ManualClock(NOW_MS), is_unchanged=is_unchanged)
    await runner.run(plan, span)
    assert 4 not in reader.parameters[-1].values()
    await runner.run(plan, span)
    assert 4 in reader.parameters[-1].values()
    assert asked == [(1, span, 4, 5)] * 2


async def test_given_groups_come_back_in_their_order_also_when_they_are_empty(reader: Reader) -> None:
    def answer(statement: str) -> list[tuple[Any, ...]]:
        return [(0, 1, "US", 0, 1, 1)] if "GROUP BY _key" in statement else [(1, 1, "", 0, 5, 5)]

    reader.answer = answer
    plan, span = _plan(group_by="country")
    table = await TableRunner(reader, ManualClock(NOW_MS)).run(plan, span, [("TH",), ("US",)])
    assert [(cell.group, cell.values) for cell in table.groups] == [(("TH",), (0,)), (("US",), (1,))]
    assert table.overall.values == (5,)
