from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.privacy.policy import Policy
from tidegauge.ingest.steps import STEPS
from tidegauge.ingest.steps.private_property import put_private_properties
from tidegauge.ingest.steps.property import put_properties

Make = Callable[..., Draft]
MakePolicy = Callable[..., Policy]


@pytest.mark.req("J6")
def test_names_that_are_dropped_are_not_registered_either(draft_of: Make, policy_of: MakePolicy) -> None:
    draft = draft_of({"properties": {"email": "x", "user": {"email": "y", "plan": "pro", "deep": {"er": 1}}}}, policy=policy_of(("property", "drop", "email")))
    put_properties(draft)
    put_private_properties(draft)
    assert draft.keys == {"user"}
    assert draft.nested_paths == {"user": {f"user{PATH_SEPARATOR}plan", f"user{PATH_SEPARATOR}deep{PATH_SEPARATOR}er"}}
    assert draft.properties == [{"user": {"plan": "pro", "deep": {"er": 1}}}]


@pytest.mark.req("J6")
def test_columns_of_the_server_and_names_know_only_what_is_left(draft_of: Make, policy_of: MakePolicy) -> None:
    policy = policy_of(("property", "drop", "country"), ("property", "hash", "event_name"))
    draft = draft_of({"properties": {"country": "TH", "event_name": "ann"}}, policy=policy)
    for step in STEPS:
        step(draft)
    event = draft.finish()[0]
    assert (event.country, event.name) == ("", policy.pseudonym("ann"))


@pytest.mark.req("J6")
def test_an_event_sent_again_is_the_same_though_encryption_never_is(draft_of: Make, policy_of: MakePolicy) -> None:
    prints = set()
    for _ in range(2):
        draft = draft_of({"id": "1", "properties": {"phone": "1", "plan": "pro"}}, policy=policy_of(("property", "encrypt", "phone")))
        for step in STEPS:
            step(draft)
        parcel = draft.parcel()
        prints.add(tuple(parcel.prints()))
    assert len(prints) == 1


def test_events_as_columns_have_the_same_print(draft_of: Make, policy_of: MakePolicy) -> None:
    prints = set()
    for is_large in (False, True):
        draft = draft_of({"id": "1", "properties": {"phone": "1", "plan": "pro"}}, policy=policy_of(("property", "encrypt", "phone")))
        for step in STEPS:
            step(draft)
        prints.add(tuple((draft.columns_parcel() if is_large else draft.parcel()).prints()))
    assert len(prints) == 1


def test_projects_without_such_rules_keep_their_columns(draft_of: Make, policy_of: MakePolicy) -> None:
    draft = draft_of({"properties": {"a": 1}}, policy=policy_of(("person_id", "hash")))
    put_properties(draft)
    before = draft.columns
    put_private_properties(draft)
    assert draft.columns is before
