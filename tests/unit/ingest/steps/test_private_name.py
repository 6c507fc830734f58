from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.privacy.policy import NOT_KEPT, Policy
from tidegauge.ingest.steps.name import put_names
from tidegauge.ingest.steps.private_name import drop_unkept
from tidegauge.ingest.steps.property import put_properties
from tidegauge.ingest.steps.type import put_types

Make = Callable[..., Draft]


def _run(draft: Draft) -> Draft:
    for step in (put_properties, put_types, put_names, drop_unkept):
        step(draft)
    return draft


@pytest.mark.req("J6")
def test_events_that_are_not_kept_are_suppressed_with_a_reason_not_refused(draft_of: Make, policy_of: Callable[..., Policy]) -> None:
    policy = policy_of(("event", "keep", "visit*"), ("event", "drop", "visit_debug"))
    draft = _run(draft_of({"name": "visit"}, {"name": "visit_debug"}, {"name": "click"}, {"name": "Visit 2"}, policy=policy))
    assert draft.names == ["visit", "Visit 2"]
    assert (draft.errors, draft.refused) == ([], {})
    assert draft.suppressed_by == {NOT_KEPT: 2}
    assert draft.suppressed_at == {1: NOT_KEPT, 2: NOT_KEPT}


@pytest.mark.req("J6")
def test_names_are_masked(draft_of: Make, policy_of: Callable[..., Policy]) -> None:
    assert _run(draft_of({"name": "mail to a@b.co"}, policy=policy_of(("detected", "mask", "email")))).names == ["mail to [email]"]


def test_without_rules_about_names_all_are_kept(draft_of: Make) -> None:
    assert _run(draft_of({"name": "a@b.co"})).names == ["a@b.co"]
