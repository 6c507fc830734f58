from __future__ import annotations

from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal


def test_a_principal_is_named_by_its_person_or_key() -> None:
    person = Principal(kind="person", person_id="p1", project_id=1, role="viewer", permissions=frozenset({Permission.READ}))
    assert (person.name, person.may(Permission.READ), person.may(Permission.EDIT)) == ("p1", True, False)
    assert Principal(kind="read_key", key_id="k1", project_id=1, role="viewer", permissions=frozenset()).name == "k1"
