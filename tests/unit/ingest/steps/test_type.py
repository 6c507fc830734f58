from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.contracts.event import EVENT_TYPES
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.type import put_types

Make = Callable[..., Draft]


@pytest.mark.req("A2")
def test_names_and_their_integers_are_the_same(draft_of: Make) -> None:
    draft = draft_of(*({"type": name} for name in EVENT_TYPES), *({"type": number} for number in range(8)), {}, {"type": ""})
    put_types(draft)
    assert draft.types == [*EVENT_TYPES, *EVENT_TYPES, "custom", "custom"]


@pytest.mark.parametrize("wrong", ["pageview", 8, -1, True, 1.0, ["page_view"], 2**70])
def test_an_unknown_type_is_rejected_alone(draft_of: Make, wrong: object) -> None:
    draft = draft_of({"type": wrong}, {"type": "error"})
    put_types(draft)
    assert [(e.index, e.field) for e in draft.errors] == [(0, "type")]
    assert draft.types == ["error"]
