from __future__ import annotations

import pytest

from tidegauge.alerts.notices.template import FIELDS, check_template, fill
from tidegauge.core.errors import InvalidInput


@pytest.mark.req("F4")
@pytest.mark.hostile(189)
def test_fields_are_filled_in_once() -> None:
    assert fill("${name}: $value of $threshold $$", {"name": "$value {0} %s", "value": "3", "threshold": "2"}) == "$value {0} %s: 3 of 2 $"


def test_every_field_may_be_named() -> None:
    assert check_template(" ".join(f"${{{name}}}" for name in FIELDS), "text")


@pytest.mark.parametrize("text", ["$secret", "${name.__class__}", "$", "100 $ more", "${", "$name ${0}"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="title: "):
        check_template(text, "title")
