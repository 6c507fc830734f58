from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.source import put_sources

Make = Callable[..., Draft]


@pytest.mark.req("A2")
def test_a_text_without_control_characters(draft_of: Make) -> None:
    draft = draft_of({"source": "web_app"}, {}, {"source": "a\x1b\r\nb"})
    put_sources(draft)
    assert draft.sources == ["web_app", "", "ab"]


@pytest.mark.parametrize("wrong", [1, ["web"], "x" * 201])
def test_anything_else_is_rejected_alone(draft_of: Make, wrong: object) -> None:
    draft = draft_of({"source": wrong}, {})
    put_sources(draft)
    assert ([(e.index, e.field) for e in draft.errors], draft.sources) == ([(0, "source")], [""])
