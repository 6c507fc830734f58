from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.identity import put_ids

Make = Callable[..., Draft]


@pytest.mark.req("A2")
def test_texts_and_integers_become_texts_and_absent_is_empty(draft_of: Make) -> None:
    draft = draft_of({"id": 7, "user_id": "u1", "anonymous_id": None, "session_id": -(2**63)}, {"id": ""})
    put_ids(draft)
    assert (draft.ids, draft.user_ids, draft.anonymous_ids, draft.session_ids) == (["7", ""], ["u1", ""], ["", ""], [str(-(2**63)), ""])


@pytest.mark.parametrize("wrong", [True, 1.5, ["a"], {"a": 1}, "x" * 201, 2**64])
@pytest.mark.parametrize("field", ["id", "user_id", "anonymous_id", "session_id"])
def test_anything_else_is_rejected_alone(draft_of: Make, field: str, wrong: object) -> None:
    draft = draft_of({field: "good"}, {field: wrong})
    put_ids(draft)
    assert [(e.index, e.field) for e in draft.errors] == [(1, field)]
    assert len(draft.events) == len(draft.ids) == 1


def test_control_characters_are_stripped(draft_of: Make) -> None:
    draft = draft_of({"user_id": " u\x00\n1\x9b\x7f ", "session_id": "ผู้ใช้"})
    put_ids(draft)
    assert (draft.user_ids, draft.session_ids) == (["u1"], ["ผู้ใช้"])
