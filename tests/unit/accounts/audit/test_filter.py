from __future__ import annotations

import pytest

from tidegauge.accounts.audit.filter import known_actions
from tidegauge.core.errors import InvalidInput

pytestmark = pytest.mark.req("J5")


def test_actions_are_named_with_commas_between() -> None:
    assert known_actions(" login, key_made,") == ("login", "key_made")
    assert known_actions("") == ()


def test_an_unknown_one_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(InvalidInput, match="Did you mean 'key_made'"):
        known_actions("key_mad")
