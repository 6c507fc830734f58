from __future__ import annotations

from tidegauge.accounts.policy import OF_READ_KEY, OF_ROLE, OF_WRITE_KEY, Permission


def test_each_role_may_do_all_that_the_lower_one_may() -> None:
    assert OF_ROLE["viewer"] < OF_ROLE["editor"] < OF_ROLE["admin"]
    assert Permission.ADMIN not in OF_ROLE["admin"]


def test_a_write_key_reads_nothing_and_a_read_key_changes_nothing() -> None:
    assert {Permission.INGEST} == OF_WRITE_KEY
    assert {Permission.READ, Permission.QUERY} == OF_READ_KEY
