from __future__ import annotations

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.partial import STATE_COLUMNS
from tidegauge.contracts.plan import Compare, Dimension, Measure, MeasureRef, Plan
from tidegauge.core.time_range import Interval, TimeRange, Window
from tidegauge.query.compile.partials import compile_partials

SPAN = TimeRange(1_000, 2_000)


def _plan(*measures: Measure, window: Window = Window("rolling", "last_hour"), **parts: object) -> Plan:
    return Plan(7, "m", measures, MeasureRef(0), window, **parts)


@pytest.mark.parametrize("aggregation", STATE_COLUMNS)
def test_selects_the_state_columns_of_each_measure(aggregation: str) -> None:
    measure = Measure(aggregation, resolve_field("value"), 50.0)
    sql = compile_partials(_plan(Measure("count"), measure), SPAN, 5).sql
    assert all(f"AS `m1_{column}`" in sql for column in STATE_COLUMNS[aggregation])
    assert "count() AS `events`" in sql


def test_bounds_project_time_and_batches_by_parameters() -> None:
    statement = compile_partials(_plan(Measure("count")), SPAN, 99)
    assert {7, 1_000, 2_000, 99} <= set(statement.parameters.values())
    assert "_batch <= {" in statement.sql


def test_reads_no_more_states_than_can_be_kept() -> None:
    assert compile_partials(_plan(Measure("count")), SPAN, 1, most=101).sql.endswith(" LIMIT 101")
    assert "LIMIT" not in compile_partials(_plan(Measure("count")), SPAN, 1).sql


def test_names_and_values_travel_as_parameters() -> None:
    evil = "'; DROP TABLE events --"
    plan = _plan(
        Measure("sum", resolve_field(f"properties.{evil}"), condition=Compare(resolve_field(evil), "eq", evil)),
        condition=Compare(resolve_field("name"), "contains", evil),
        dimensions=(Dimension(evil, resolve_field(evil)),),
    )
    statement = compile_partials(plan, SPAN, 1)
    assert "DROP" not in statement.sql
    assert evil in statement.parameters.values()


def test_panes_are_even_for_moving_windows_and_the_edges_of_fixed_ones() -> None:
    assert compile_partials(_plan(Measure("count"), interval=Interval("minute", 7)), SPAN, 1).sql.startswith("SELECT intDiv(")
    fixed = compile_partials(_plan(Measure("count"), window=Window("fixed", "", 0, 3_600_000), interval=Interval("minute", 15)), SPAN, 1)
    assert fixed.sql.startswith("SELECT roundDown(")
    assert [0, 900_000, 1_800_000, 2_700_000] in fixed.parameters.values()


def test_an_aggregation_without_states_is_refused() -> None:
    with pytest.raises(KeyError):
        compile_partials(_plan(Measure("histogram", resolve_field("value"))), SPAN, 1)
    with pytest.raises(ValueError, match="needs a field"):
        compile_partials(_plan(Measure("sum")), SPAN, 1)
