from __future__ import annotations

import re

import pytest

from tidegauge.accounts.second_factor.recovery import new_recovery_codes, plain_recovery_code, recovery_hash


@pytest.mark.asvs("6.5.3", "6.5.4")
def test_ten_different_codes_in_groups() -> None:
    codes = new_recovery_codes()
    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"[a-z2-7]{4}(-[a-z2-7]{4}){3}", code) for code in codes)


def test_typing_may_change_case_spaces_and_hyphens() -> None:
    assert plain_recovery_code(" ABCD efgh-ijkl 2345\n") == "abcdefghijkl2345"


@pytest.mark.parametrize("text", ["", "123456", "abcdefghijkl234", "abcdefghijkl23456", "abcdefghijkl2341", "ａbcdefghijkl2345", "abcdefghijkl234\x00"])
def test_anything_else_is_none(text: str) -> None:
    assert plain_recovery_code(text) is None


@pytest.mark.asvs("6.5.2")
def test_a_hash_holds_for_one_person_and_one_installation() -> None:
    hashes = {recovery_hash(key, person, "abcdefghijkl2345") for key in (b"a" * 32, b"b" * 32) for person in ("p1", "p2")}
    assert len(hashes) == 4
