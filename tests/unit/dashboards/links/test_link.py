from __future__ import annotations

import msgspec
import pytest

from tidegauge.core.errors import InvalidInput
from tidegauge.dashboards.links.link import Link, NewLink, hash_token, link_view, new_token

LINK = Link("l", "d", "hash", 2_000, False, True, (), 1_000, None)


def test_tokens_are_long_random_and_of_plain_characters() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) == 32 and token.isascii() for token in tokens)


@pytest.mark.hostile(287)
def test_any_text_can_be_looked_up() -> None:
    assert hash_token("\ud800") == hash_token("?")
    assert len(hash_token("x")) == 32


def test_a_link_is_over_at_its_end() -> None:
    assert not LINK.is_over(1_999)
    assert LINK.is_over(2_000)
    assert not msgspec.structs.replace(LINK, expires_at_ms=None).is_over(10**15)


def test_a_view_never_shows_the_password_and_the_token_only_when_made() -> None:
    shown = msgspec.json.encode(link_view(LINK, 1_500, is_public=True))
    assert b'"has_password":true' in shown
    assert b'"is_open":true' in shown
    assert b"hash" not in shown
    assert b"token" not in shown
    made = link_view(LINK, 1_500, is_public=False, token="secret")
    assert (made.url, made.token, made.is_open) == ("/share/secret", "secret", False)


def test_an_end_is_a_time_to_come() -> None:
    assert NewLink().checked(1_000) is None
    assert NewLink(expires_at="2026-11-22T00:00:00Z").checked(1_000) == 1_795_305_600_000
    for end in ("1970-01-01", "soon", "2200-01-01"):
        with pytest.raises(InvalidInput, match="expires_at"):
            NewLink(expires_at=end).checked(1_000)
