from typing import Any

import msgspec
import pytest

from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import HOUR_MS, TimeRange
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question
from tidegauge.query.shape import comparison_range, finish

START = 1_763_769_600_000  # 2025-11-22T00:00Z
SPAN = TimeRange(START, START + 3 * HOUR_MS)


def _plan(**parts: Any) -> Plan:
    given = {"metric": "x", "from": SPAN.from_ms, "to": SPAN.to_ms, **parts}
    return parse_question(msgspec.convert(given, Question), 1, "UTC", Catalogue(), SPAN.to_ms)[0]


def _cell(value: float | None, count: int = 1, group: tuple[str, ...] = (), hour: int | None = None) -> Cell:
    return Cell(group, (value,), count, None if hour is None else START + hour * HOUR_MS)


def test_no_dimension_and_no_interval_give_one_row() -> None:
    answer = finish(_plan(), CellTable(_cell(5.0, 5), rows_read=9), SPAN)
    assert [(row.name, row.value, row.count, row.dimensions) for row in answer.results] == [("x", 5, 5, {})]
    assert type(answer.results[0].value) is int
    assert (answer.meta.from_, answer.meta.to, answer.meta.rows_read) == ("2025-11-22T00:00:00.000Z", "2025-11-22T03:00:00.000Z", 9)
    assert "previous" not in msgspec.json.decode(msgspec.json.encode(answer))["results"][0]


@pytest.mark.req("B1")
@pytest.mark.parametrize(
    ("aggregation", "gap"), [("count", 0), ("sum", 0), ("rate", 0), ("unique_count", 0), ("average", None), ("min", None), ("p95", None), ("last", None)]
)
def test_empty_buckets_are_rows(aggregation: str, gap: float | None) -> None:
    table = CellTable(_cell(4.0), cells=[_cell(4.0, hour=1)])
    answer = finish(_plan(aggregation=aggregation, interval="hour"), table, SPAN)
    assert [row.value for row in answer.results] == [gap, 4.0, gap]
    assert [row.timestamp for row in answer.results] == [f"2025-11-22T0{hour}:00:00.000Z" for hour in range(3)]


def test_groups_keep_their_rank_and_every_bucket() -> None:
    groups = [_cell(3, group=("b",)), _cell(2, group=("a",)), _cell(9, group=("(other)",))]
    table = CellTable(_cell(14), groups, [_cell(3, group=("b",), hour=2)], is_truncated=True)
    answer = finish(_plan(interval="hour", group_by="country", other=True), table, SPAN)
    assert [row.dimensions["country"] for row in answer.results] == ["b"] * 3 + ["a"] * 3 + ["(other)"] * 3
    assert [row.value for row in answer.results][:3] == [0, 0, 3]
    assert answer.meta.truncated
    by_time = finish(_plan(interval="hour", group_by="country", order_by="timestamp"), table, SPAN)
    assert [row.dimensions["country"] for row in by_time.results[:3]] == ["b", "a", "(other)"]


def test_a_series_ordered_by_value_has_nulls_last() -> None:
    table = CellTable(_cell(1.0), cells=[_cell(4.0, hour=1), _cell(2.0, hour=0)])
    answer = finish(_plan(aggregation="average", interval="hour", order_by="value", order="asc"), table, SPAN)
    assert [row.value for row in answer.results] == [2.0, 4.0, None]


@pytest.mark.req("B1")
def test_previous_values_stand_beside_their_group_and_bucket() -> None:
    plan = _plan(interval="hour", compare="previous_period")
    earlier = comparison_range(plan, SPAN)
    assert earlier == TimeRange(START - 3 * HOUR_MS, START)
    before = CellTable(_cell(7), cells=[_cell(7, hour=-2)])
    answer = finish(plan, CellTable(_cell(5), cells=[_cell(5, hour=0)]), SPAN, before)
    assert [(row.value, row.previous) for row in answer.results] == [(5, 0), (0, 7), (0, 0)]
    assert (answer.meta.total, answer.meta.previous_total) == (5, 7)
    grouped = finish(_plan(group_by="country", compare="previous_year"), CellTable(_cell(1), [_cell(1, group=("a",))]), SPAN, CellTable(_cell(0)))
    assert grouped.results[0].previous == 0


def test_inexact_tables_are_labelled() -> None:
    answer = finish(_plan(), CellTable(_cell(5), is_exact=False, error_bound=0.01, source="rollup"), SPAN)
    assert (answer.meta.exact, answer.meta.error_bound, answer.meta.source) == (False, 0.01, "rollup")


@pytest.mark.hostile(45)
def test_too_many_rows_are_refused() -> None:
    groups = [_cell(1, group=(str(i),)) for i in range(1_000)]
    with pytest.raises(LimitReached, match="rows"):
        finish(_plan(interval="minute", group_by="country"), CellTable(_cell(1), groups), SPAN)


def test_a_formula_over_empty_cells() -> None:
    table = CellTable(Cell((), (5, 0), 5))
    assert finish(_plan(metric="a / b"), table, SPAN).results[0].value is None
    assert finish(_plan(metric="a / b"), CellTable(Cell((), (0, 5), 5)), SPAN).results[0].value == 0
