from __future__ import annotations

from tidegauge.meta.model import Model


def test_every_constraint_has_a_name_so_that_migrations_can_change_it() -> None:
    assert [str(table) for table in Model.metadata.tables.values() for constraint in table.constraints if constraint.name is None] == []


def test_what_hangs_on_a_person_or_project_goes_with_it_or_forgets_who_it_was() -> None:
    keys = [key for table in Model.metadata.tables.values() for key in table.foreign_keys]
    assert {key.ondelete for key in keys} == {"CASCADE", "SET NULL"}
    assert {key.column.table.name for key in keys if key.ondelete == "SET NULL"} == {"person"}
    assert all(key.parent.nullable for key in keys if key.ondelete == "SET NULL")
