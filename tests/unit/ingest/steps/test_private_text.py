from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.privacy.policy import Policy
from tidegauge.ingest.steps.private_text import put_private_texts
from tidegauge.ingest.steps.source import put_sources
from tidegauge.ingest.steps.tag import put_tags


@pytest.mark.req("J6")
def test_tags_and_sources_are_masked(draft_of: Callable[..., Draft], policy_of: Callable[..., Policy]) -> None:
    draft = draft_of({"source": "app of a@b.co", "tags": ["vip", "c@d.co"]}, {}, policy=policy_of(("detected", "mask", "email")))
    for step in (put_tags, put_sources, put_private_texts):
        step(draft)
    assert (draft.sources, [tuple(tags) for tags in draft.tags]) == (["app of [email]", ""], [("vip", "[email]"), ()])
