from __future__ import annotations

import pytest

from tidegauge.accounts.audit.action import Action
from tidegauge.accounts.audit.rule import Rule

pytestmark = pytest.mark.req("J5")


def test_an_action_is_about_the_first_of_its_tables_when_nothing_else_is_said() -> None:
    assert Rule(Action.KEY_MADE, ("key", "project")).target_kind == "key"
    assert Rule(Action.KEY_MADE, ("key",), kind="person").target_kind == "person"
    assert Rule(Action.SQL_RUN).target_kind == ""
