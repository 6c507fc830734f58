from __future__ import annotations

import pytest

from tidegauge.accounts.idempotency.call import Call, read_key
from tidegauge.core.errors import InvalidInput


@pytest.mark.parametrize(("value", "key"), [("abc", "abc"), ('"abc"', "abc"), ('"a b"', "a b"), ("a b", "a b"), (" x ", "x"), ("8e03-40d5", "8e03-40d5")])
def test_a_key_may_stand_in_quotation_marks(value: str, key: str) -> None:
    assert read_key(value) == key


@pytest.mark.parametrize("value", ["", '""', '"', 'a"b"', "x" * 256, "a\x00", "a\nb", "ключ"])
def test_anything_else_is_refused(value: str) -> None:
    with pytest.raises(InvalidInput):
        read_key(value)


def test_a_call_is_known_by_who_where_and_key_and_its_content_is_apart() -> None:
    call = Call("ada", "/a", "k", b"1")
    same = Call("ada", "/a", "k", b"2")
    assert (call.id == same.id, call.print == same.print, call.attempt == same.attempt) == (True, False, False)
    assert (
        len({call.id, Call("eve", "/a", "k", b"1").id, Call("ada", "/b", "k", b"1").id, Call("ada", "/a", "l", b"1").id, Call("ada/", "a", "k", b"").id}) == 5
    )
