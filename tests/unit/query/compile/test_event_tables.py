from tidegauge.query.compile.event_tables import STORED, merged_tables


def test_stored_events_are_the_tables_themselves() -> None:
    assert (STORED.events, STORED.person_events) == ("events", "person_events")


def test_merged_events_are_one_projects() -> None:
    tables = merged_tables(7)
    for name, table in (("events", tables.events), ("person_events", tables.person_events)):
        assert table.startswith("(SELECT * REPLACE (transform(person, ")
        assert table.endswith(f" FROM {name} WHERE project = 7)")
        assert table.count("FROM identities FINAL WHERE project = 7") == 2
