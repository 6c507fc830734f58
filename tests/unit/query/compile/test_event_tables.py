import pytest

from tidegauge.query.compile.event_tables import STORED, event_tables, merged_tables


def test_stored_events_are_the_tables_themselves() -> None:
    assert (STORED.events, STORED.person_events) == ("events", "person_events")


def test_merged_events_are_one_projects() -> None:
    tables = merged_tables(7)
    for name, table in (("events", tables.events), ("person_events", tables.person_events)):
        assert table.startswith("(SELECT * REPLACE (transform(person, ")
        assert table.endswith(f" FROM {name} WHERE project = 7)")
        assert table.count("FROM identities FINAL WHERE project = 7") == 2


@pytest.mark.req("E5")
def test_an_instant_knows_what_had_been_received_by_then() -> None:
    now, then = event_tables(7, is_merged=False), event_tables(7, is_merged=False, at_ms=1_000)
    assert now == STORED
    assert then.events == "(SELECT * FROM events WHERE project = 7 AND received <= fromUnixTimestamp64Milli(1000, 'UTC'))"
    assert then.person_events == then.events, "the narrow copy has no time of receipt"


@pytest.mark.req("E5", "D1")
def test_linked_people_are_one_at_an_instant_too() -> None:
    assert event_tables(7, is_merged=True) == merged_tables(7)
    then = event_tables(7, is_merged=True, at_ms=1_000).events
    assert then.startswith("(SELECT * REPLACE (transform(person, ")
    assert then.endswith(" FROM events WHERE project = 7 AND received <= fromUnixTimestamp64Milli(1000, 'UTC'))")
