import pytest

from tidegauge.core.errors import InvalidQuery, PayloadTooLarge
from tidegauge.query.body import MAX_BODY_BYTES, decode_question


def test_a_question_is_decoded() -> None:
    question = decode_question(b'{"metric": "revenue", "from": 5, "to": "2026-01-01", "group_by": "country"}')
    assert (question.metric, question.from_, question.to, question.group_by) == ("revenue", 5, "2026-01-01", "country")


@pytest.mark.hostile(1, 2, 3, 4, 6, 7)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"x"',
        b"\xff\xfe{",
        b"\xef\xbb\xbf{}",
        b'{"metric": "\xed\xa0\x80"}',
        b'{"metric": "\\ud800"}',
        b'{"metric": "x"} {}',
        b'{"metric": NaN}',
        b'{"metric": 5}',
        b'{"metric": "x", "limit": "5"}',
        b'{"metric": "x", "limit": 1.5}',
        b'{"metric": "x", "filters": [5]}',
        b"[" * 100_000,
        b'{"metric": "x", "filters": [{"value": ' + b"[" * 5_000 + b"]" * 5_000 + b"}]}",
    ],
)
def test_what_is_no_question_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidQuery):
        decode_question(body)


def test_the_place_and_a_suggestion_are_named() -> None:
    with pytest.raises(InvalidQuery) as wrong_type:
        decode_question(b'{"metric": "x", "limit": "5"}')
    assert wrong_type.value.details[0].field == "limit"
    with pytest.raises(InvalidQuery, match="Did you mean 'metric'"):
        decode_question(b'{"metrics": "x", "metric": "x"}')


@pytest.mark.hostile(15)
def test_a_long_body_is_refused() -> None:
    with pytest.raises(PayloadTooLarge):
        decode_question(b" " * (MAX_BODY_BYTES + 1))
