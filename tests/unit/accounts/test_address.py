from __future__ import annotations

import pytest

from tidegauge.accounts.address import kept_address, plain_address
from tidegauge.core.errors import InvalidInput


@pytest.mark.hostile(187)
def test_an_address_is_written_in_one_way() -> None:
    assert kept_address(" ZOE\u0308@Example.com ") == plain_address("Zo\u00eb@example.com") == "zo\u00eb@example.com"
    assert plain_address("\u212aate@example.com") == "kate@example.com"
    assert len(plain_address("\u0130" * 300)) <= 254


@pytest.mark.parametrize("text", ["a\u200b@example.com", "a\u202e@example.com", "a b@example.com", "\u0130" * 200 + "@example.com"])
def test_what_nobody_sees_or_no_column_holds_is_no_address(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        kept_address(text)
    assert caught.value.details[0].field == "email"
