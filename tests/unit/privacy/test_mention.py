from __future__ import annotations

import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.privacy.mention import NOBODY, is_theirs, mentions, without_mentions

USER, VISITOR = person_key("gone", ""), person_key("", "device")
ERASED = {USER, VISITOR, person_key("17", "")}


@pytest.mark.req("J6")
@pytest.mark.hostile(277)
@pytest.mark.parametrize("text", ["gone", "device", "user:gone", "visitor:device", str(USER), str(VISITOR), "17"])
def test_an_id_is_known_however_it_is_written(text: str) -> None:
    assert is_theirs(text, ERASED)


@pytest.mark.hostile(277)
@pytest.mark.parametrize("text", ["", "Gone", "gone ", "user:", "18", "²", "9" * 21])
def test_another_text_is_nobodys(text: str) -> None:
    assert not is_theirs(text, ERASED)


@pytest.mark.req("J6")
@pytest.mark.parametrize(
    "body",
    [
        b'{"user_id": "gone"}',
        b'{"deep": [{"er": {"anonymous_id": "device"}}]}',
        b'{"user_id": 17}',
        b'{"user_id": "gone", broken',
        b"user=gone&x=1",
    ],
)
def test_a_body_that_names_them_is_found(body: bytes) -> None:
    assert mentions(body, ERASED)


@pytest.mark.hostile(277)
@pytest.mark.parametrize("body", [b"", b"[" * 100_000, b'{"user_id": "here"}', b'{"gone": 1}', b"\xff\xfe", b"null"])
def test_a_body_of_others_is_not(body: bytes) -> None:
    assert not mentions(body, ERASED)


@pytest.mark.req("J6")
def test_rules_keep_their_shape_without_them() -> None:
    rule = {"or": [{"people": ["gone", "here", "visitor:device", "17"]}, {"property": {"field": "gone", "operator": "eq", "value": "gone"}}]}
    kept = without_mentions(rule, ERASED)
    assert kept == {"or": [{"people": [NOBODY, "here", NOBODY, "0"]}, {"property": {"field": "gone", "operator": "eq", "value": NOBODY}}]}
    assert without_mentions(kept, ERASED) == kept
    assert without_mentions(None, ERASED) is None
