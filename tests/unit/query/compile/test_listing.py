from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, Compare
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.listing import Place, compile_listing


def test_newest_first_from_a_place_on() -> None:
    statement = compile_listing(7, TimeRange(5, 9), ALWAYS, before=Place(8, 2, 1), limit=50)
    assert statement.sql.endswith("ORDER BY timestamp DESC, _batch DESC, _row DESC LIMIT 50")
    assert list(statement.parameters.values()) == [7, 5, 9, 8, 2, 1]


def test_search_and_condition_are_bound() -> None:
    statement = compile_listing(7, TimeRange(5, 9), Compare(resolve_field("name"), "eq", "O'Neil"), search="ÄB%")
    assert "O'Neil" in statement.parameters.values()
    assert "äb%" in statement.parameters.values()
    assert "O'Neil" not in statement.sql
    assert "mapValues(text)" in statement.sql
