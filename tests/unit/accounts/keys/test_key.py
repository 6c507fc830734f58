from __future__ import annotations

import re

import pytest

from tidegauge.accounts.keys.key import generate_key, hash_key, shown_prefix


@pytest.mark.asvs("11.5.1")
def test_keys_are_random_and_say_their_kind() -> None:
    keys = {generate_key("write") for _ in range(100)}
    assert len(keys) == 100
    assert all(re.fullmatch(r"tg_write_[A-Za-z0-9_-]{32}", key) for key in keys)
    assert generate_key("read").startswith("tg_read_")


def test_the_shown_start_gives_little_away() -> None:
    assert shown_prefix("tg_write_abcdefgh") == "tg_write_abcd"
    assert shown_prefix("my-own-key-1234567") == "my-o"


def test_any_text_has_a_hash() -> None:
    assert len(hash_key("\ud800")) == 32
    assert hash_key("a") != hash_key("b")
