from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.consent import drop_suppressed
from tidegauge.ingest.steps.identity import put_ids
from tidegauge.ingest.steps.property import put_properties

Make = Callable[..., Draft]


def _run(draft: Draft) -> Draft:
    put_properties(draft)
    put_ids(draft)
    drop_suppressed(draft)
    return draft


@pytest.mark.req("J6")
def test_no_is_not_stored_and_counted(draft_of: Make) -> None:
    draft = _run(draft_of({"id": "a", "consent": False}, {"id": "b", "properties": {"consent": False}}, {"id": "c", "consent": True}, {"id": "d"}))
    assert (draft.ids, draft.suppressed, draft.errors) == (["c", "d"], 2, [])


def test_erased_people_stay_erased(draft_of: Make) -> None:
    erased = [person_key("gone", ""), person_key("", "anon")]
    draft = _run(draft_of({"user_id": "gone"}, {"anonymous_id": "anon"}, {"user_id": "here", "anonymous_id": "anon"}, erased=erased))
    assert (draft.user_ids, draft.anonymous_ids, draft.suppressed) == (["here"], [""], 2)


def test_consent_is_true_or_false(draft_of: Make) -> None:
    draft = _run(draft_of({"consent": "no"}, {}))
    assert [(e.index, e.field) for e in draft.errors] == [(0, "consent")]
