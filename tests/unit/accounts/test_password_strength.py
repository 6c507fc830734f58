from __future__ import annotations

import pytest

from tidegauge.accounts.password_strength import PLACE_WORDS, require_unguessable
from tidegauge.core.errors import InvalidInput

pytestmark = pytest.mark.req("J2")


@pytest.mark.asvs("6.2.4", "6.2.12")
@pytest.mark.parametrize("common", ["1234567890", "qwertyuiop", "password1234", "iloveyou123", "1q2w3e4r5t", "aaaaaaaaaaaa", "11111111111", "administrator"])
def test_common_and_leaked_passwords_are_refused_with_what_is_wrong(common: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        require_unguessable(common)
    assert caught.value.code == "weak_password"
    assert caught.value.details[0].field == "password"
    assert common not in caught.value.message


@pytest.mark.asvs("6.1.2", "6.2.11")
@pytest.mark.parametrize("word", [*PLACE_WORDS, "lovelace", "wonderco"])
def test_words_of_the_place_and_of_the_person_make_no_password(word: str) -> None:
    with pytest.raises(InvalidInput):
        require_unguessable(f"{word}2026", "Ada Lovelace", "ada@wonderco.example")


@pytest.mark.asvs("6.2.5")
@pytest.mark.parametrize("good", ["a long enough password", "only lower case words", "7391 0482 6650 1937", "ถูกต้องสำหรับวันนี้", "x" * 40 + "wall lamp river"])
def test_any_kind_of_text_that_is_not_soon_guessed_will_do(good: str) -> None:
    require_unguessable(good, "Ada Lovelace", "ada@wonderco.example")
