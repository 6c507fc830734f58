from __future__ import annotations

import pytest

from tidegauge.accounts.audit.quota import Quota

pytestmark = [pytest.mark.req("J5"), pytest.mark.hostile(70)]


@pytest.mark.asvs("16.3.3")
def test_one_address_cannot_fill_the_log_and_what_was_left_out_is_counted() -> None:
    quota = Quota()
    assert [quota.take("10.0.0.1") for _ in range(32)] == [True] * 30 + [False] * 2
    assert quota.take("10.0.0.2")
    assert quota.left_out() == 2
    assert quota.left_out() == 0


def test_many_addresses_cannot_either() -> None:
    quota = Quota()
    assert sum(quota.take(f"10.0.{n // 250}.{n % 250}") for n in range(400)) == 300
    assert quota.left_out() == 100


def test_what_pages_do_by_themselves_counts_once_in_a_while() -> None:
    quota = Quota()
    assert [quota.is_first(3_600, "key_shown", who) for who in ("ada", "ada", "bob")] == [True, False, True]
