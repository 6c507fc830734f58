from __future__ import annotations

import pytest

from tidegauge.accounts.policy import ALWAYS, MEANING, OF_READ_KEY, OF_ROLE, OF_WRITE_KEY, OTHER_NAMES, RANK, Permission


def test_each_role_may_do_all_that_the_lower_one_may() -> None:
    assert OF_ROLE["viewer"] < OF_ROLE["editor"] < OF_ROLE["admin"]
    assert tuple(OF_ROLE) == RANK
    assert Permission.ADMIN not in OF_ROLE["admin"]
    assert OF_ROLE["viewer"] > ALWAYS


@pytest.mark.req("J1")
def test_the_permissions_have_the_names_that_other_products_use_and_each_is_explained() -> None:
    assert {"read", "write", "dashboard_create"} <= {str(permission) for permission in OF_ROLE[OTHER_NAMES["analyst"]]}
    assert set(MEANING) == set(Permission)


def test_a_write_key_reads_nothing_and_a_read_key_changes_nothing() -> None:
    assert {Permission.INGEST} == OF_WRITE_KEY
    assert {Permission.READ, Permission.QUERY, Permission.SQL} == OF_READ_KEY
