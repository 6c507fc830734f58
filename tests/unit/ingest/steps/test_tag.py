from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.tag import put_tags

Make = Callable[..., Draft]


@pytest.mark.req("A2")
def test_texts_are_kept_without_control_characters(draft_of: Make) -> None:
    draft = draft_of({"tags": ["web", "home\x00page"]}, {}, {"tags": []}, {"tags": ["t"] * 50})
    put_tags(draft)
    assert [list(tags) for tags in draft.tags] == [["web", "homepage"], [], [], ["t"] * 50]


@pytest.mark.parametrize("wrong", ["web", [1], ["a", None], ["t"] * 51, ["x" * 201], {"a": "b"}])
def test_anything_else_is_rejected_alone(draft_of: Make, wrong: object) -> None:
    draft = draft_of({"tags": wrong}, {"tags": ["good"]})
    put_tags(draft)
    assert ([(e.index, e.field) for e in draft.errors], draft.tags) == ([(0, "tags")], [["good"]])
