from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.allowed_name import REASON, drop_not_allowed
from tidegauge.ingest.steps.name import put_names
from tidegauge.ingest.steps.property import put_properties
from tidegauge.ingest.steps.type import put_types


def _run(draft: Draft, allowed: frozenset[str] | None) -> Draft:
    draft.allowed = allowed
    for step in (put_properties, put_types, put_names, drop_not_allowed):
        step(draft)
    return draft


@pytest.mark.req("J3")
def test_events_that_the_key_is_not_for_are_refused_with_a_reason(draft_of: Callable[..., Draft]) -> None:
    draft = _run(draft_of({"name": "visit"}, {"name": "pay"}, {"name": "vi\x00sit"}, {}), frozenset({"visit"}))
    assert draft.names == ["visit", "visit"]
    assert [(error.index, error.field, error.reason) for error in draft.errors] == [(1, "name", REASON), (3, "name", REASON)]


@pytest.mark.req("J3")
def test_most_keys_are_for_all(draft_of: Callable[..., Draft]) -> None:
    assert _run(draft_of({"name": "visit"}, {"name": "pay"}), None).names == ["visit", "pay"]
