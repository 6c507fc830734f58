from tidegauge.contracts.field import HOT_TEXT
from tidegauge.store.rollup_rows import ROLLED_DIMENSIONS, rollup_statements


def test_every_dimension_is_read_from_the_events_by_hour_and_by_day() -> None:
    statements = rollup_statements("t", "d", "_batch > 5")
    assert set(HOT_TEXT) < set(ROLLED_DIMENSIONS)
    for dimension in ROLLED_DIMENSIONS:
        found = [statement for statement in statements if f"'{dimension}', name" in statement]
        assert [f" {width_s}, '{dimension}'" in statement for statement, width_s in zip(found, (3600, 86_400), strict=True)] == [True, True]
        assert ["persons" in statement for statement in found] == [False, True]
        assert all("WHERE _batch > 5 " in statement for statement in found)


def test_days_of_totals_are_made_after_the_hours_they_are_made_of() -> None:
    statements = rollup_statements("t", "d", "1")
    reading = next(i for i, statement in enumerate(statements) if "FROM t WHERE width_s = 3600" in statement)
    assert "SELECT project, 3600, name" in statements[reading - 1]
