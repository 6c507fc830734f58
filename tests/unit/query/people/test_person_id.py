from __future__ import annotations

import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.core.errors import InvalidQuery
from tidegauge.query.people.person_id import read_person_id


@pytest.mark.parametrize(
    ("text", "key"),
    [("7", 7), (str(2**64 - 1), 2**64 - 1), ("user:ü 1", person_key("ü 1", "")), ("visitor:a:b", person_key("", "a:b")), ("user:7", person_key("7", ""))],
)
def test_a_person_is_named_by_key_or_id(text: str, key: int) -> None:
    assert read_person_id(text) == key


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", str(2**64), "ada", "user:", "visitor:", "user:a\x00b", "user:" + "x" * 300, "٣", "1" * 30])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidQuery):
        read_person_id(text)
