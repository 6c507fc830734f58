import msgspec
import pytest

from tidegauge.contracts.question import Question


def test_from_is_a_word_of_the_language_and_a_field_of_the_question() -> None:
    assert msgspec.json.decode(b'{"metric": "x", "from": 5}', type=Question).from_ == 5


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.json.decode(b'{"metric": "x", "windw": 5}', type=Question)


def test_questions_do_not_share_their_lists() -> None:
    first, second = Question("x"), Question("x")
    first.filters.append({})
    assert second.filters == []
