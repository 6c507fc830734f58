from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.sight import WHOLE, seeing
from tidegauge.query.compile.statement import Binder
from tidegauge.query.row_rules.rule import row_condition
from tidegauge.query.row_rules.sight import Literals, own_sql, sight_of


def _sql(field: str, operator: str, value: Any) -> str:
    return sight_of(1, [row_condition([{"field": field, "operator": operator, "value": value}])]).sql


@pytest.mark.req("J1")
def test_several_rules_show_what_all_of_them_show() -> None:
    north, south = (row_condition([{"field": "region", "value": value}]) for value in ("north", "south"))
    assert sight_of(1, []) is WHOLE
    assert sight_of(1, [north, north]) == sight_of(1, [north])
    both = sight_of(1, [north, south])
    assert " AND " in both.sql
    assert both.columns == {"text", "number"}
    assert both != sight_of(2, [north, south])


@pytest.mark.req("J1")
@pytest.mark.parametrize("text", ["o'clock", "back\\slash", "') OR 1 = 1 --", "สวัสดี", "line\nbreak\x00", "{p0:String}"])
def test_a_value_never_leaves_its_quotes(text: str) -> None:
    sql = _sql("country", "eq", text)
    inner = sql.removeprefix("(country = '").removesuffix("')")
    assert sql == f"(country = '{inner}')"
    assert "'" not in inner
    assert inner.isascii()
    assert inner.isprintable()
    assert bytes(inner, "ascii").decode("unicode_escape").encode("latin-1").decode() == text


def test_numbers_and_lists_are_written_out() -> None:
    assert "toFloat64(-1.5)" in _sql("value", "lt", -1.5)
    assert "country IN ['TH', 'DE']" in _sql("country", "in", ["TH", "DE"])
    assert _sql("country", "in", []) == "0"
    with pytest.raises(ValueError, match="UInt64"):
        Literals().unsigned(1)


def test_a_statement_that_is_made_for_somebody_asks_for_what_they_see() -> None:
    binder = Binder()
    assert own_sql(1, binder) == ""
    with seeing(sight_of(1, [row_condition([{"field": "country", "value": "TH"}])])):
        assert own_sql(1, binder) == " AND (country = {p0:String})"
    assert binder.parameters == {"p0": "TH"}
