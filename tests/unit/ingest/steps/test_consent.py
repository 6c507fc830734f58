from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.consent import REFUSED, drop_suppressed
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


@pytest.mark.req("J6")
@pytest.mark.hostile(32)
@pytest.mark.parametrize(
    ("properties", "is_no"),
    [
        ({"consent": "denied"}, True),
        ({"consent": "No "}, True),
        ({"consent": 0}, True),
        ({"consent": {"categoryPreferences": {"Analytics": False, "Functional": True}}}, True),
        ({"consent": {"categories": {"ads": False, "functional": False}}}, True),
        ({"consent": {"analytics_storage": "denied", "ad_storage": "granted"}}, True),
        ({"$consent": False}, True),
        ({"context": {"consent": {"categoryPreferences": {"Analytics": False}}}}, True),
        ({"context": {"consentManagement": {"deniedConsentIds": ["ads", "Analytics"], "allowedConsentIds": ["functional"]}}}, True),
        ({"context": {"consentManagement": {"deniedConsentIds": ["C0001", "C0002"], "allowedConsentIds": []}}}, True),
        ({"analytics_storage": "denied"}, True),
        ({"opt_out": True}, True),
        ({"$opt_out": "true"}, True),
        ({"consent": True}, False),
        ({"consent": "granted"}, False),
        ({"consent": None}, False),
        ({"consent": {}}, False),
        ({"context": {"consent": {"categoryPreferences": {"Analytics": True}}, "ip": "0"}}, False),
        ({"context": {"consentManagement": {"deniedConsentIds": ["ads"], "allowedConsentIds": ["analytics"]}}}, False),
        ({"context": {"consentManagement": {"deniedConsentIds": []}}}, False),
        ({"context": {"consentManagement": {"deniedConsentIds": "analytics"}}}, False),
        ({"context": "denied"}, False),
        ({"consent": {"categoryPreferences": {"Advertising": False, "Analytics": True}}}, False),
        ({"consent": {"categoryPreferences": {"Advertising": False, "Functional": True}}}, False),
        ({"analytics_storage": "granted"}, False),
        ({"opt_out": False}, False),
        ({"opt_out": 1}, False),
    ],
)
def test_every_way_of_saying_no_is_heard(draft_of: Make, properties: dict[str, object], is_no: bool) -> None:
    draft = _run(draft_of({"properties": properties}, {"properties": {"plan": "pro"}}))
    assert draft.suppressed == int(is_no)
    assert draft.suppressed_by == ({REFUSED: 1} if is_no else {})


def test_consent_is_true_or_false(draft_of: Make) -> None:
    draft = _run(draft_of({"consent": "no"}, {}))
    assert [(e.index, e.field) for e in draft.errors] == [(0, "consent")]
