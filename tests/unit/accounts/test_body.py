from __future__ import annotations

import msgspec
import pytest

from tidegauge.accounts.body import MAX_BODY_BYTES, decode_body
from tidegauge.accounts.members.member import MemberRole
from tidegauge.core.errors import InvalidInput, PayloadTooLarge, UnsupportedMedia


class Thing(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    size: int = 0


def test_a_body_becomes_its_struct() -> None:
    assert decode_body(b'{"name": "a", "size": 2}', "application/json; charset=utf-8", Thing) == Thing("a", 2)


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        (b'{"nam": "a"}', "nam", "Did you mean 'name'"),
        (b'{"name": 1}', "name", "Expected 'str'"),
        (b"{}", "body", "name"),
        (b"", "body", "not JSON"),
        (b"\xff", "body", "not JSON"),
        (b"[" * 60_000, "body", "body"),
        (b'{"name": "\\ud800"}', "body", "not JSON"),
    ],
)
@pytest.mark.asvs("2.2.1", "15.3.5")
def test_mistakes_name_the_field(body: bytes, field: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says) as caught:
        decode_body(body, "application/json", Thing)
    assert caught.value.details[0].field == field


@pytest.mark.hostile(67)
@pytest.mark.parametrize("content_type", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
@pytest.mark.asvs("3.5.2")
def test_types_that_a_foreign_form_can_send_are_refused(content_type: str) -> None:
    with pytest.raises(UnsupportedMedia):
        decode_body(b'{"name": "a"}', content_type, Thing)


@pytest.mark.asvs("5.2.1")
def test_a_body_over_its_limit_is_refused() -> None:
    with pytest.raises(PayloadTooLarge):
        decode_body(b" " * (MAX_BODY_BYTES + 1), "application/json", Thing)


def test_a_value_that_is_none_of_a_list_is_told_the_list() -> None:
    with pytest.raises(InvalidInput, match="role: Invalid enum value 'king', it is one of admin, analyst, editor, viewer"):
        decode_body(b'{"role": "king"}', "application/json", MemberRole)
