from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.privacy.policy import Policy
from tidegauge.ingest.steps.consent import drop_suppressed
from tidegauge.ingest.steps.identity import put_ids
from tidegauge.ingest.steps.private_identity import put_private_ids
from tidegauge.ingest.steps.property import put_properties

Make = Callable[..., Draft]
MakePolicy = Callable[..., Policy]


def _run(draft: Draft) -> Draft:
    for step in (put_properties, put_ids, drop_suppressed, put_private_ids):
        step(draft)
    return draft


@pytest.mark.req("J6")
def test_the_same_id_has_the_same_hash_wherever_it_stands(draft_of: Make, policy_of: MakePolicy) -> None:
    policy = policy_of(("person_id", "hash"))
    hashed = policy.pseudonym("ann")
    draft = _run(
        draft_of({"user_id": "ann", "anonymous_id": "v"}, {"anonymous_id": "ann"}, {"name": "$alias", "properties": {"previous_id": "ann"}}, policy=policy)
    )
    assert (draft.user_ids, draft.anonymous_ids) == ([hashed, "", ""], [policy.pseudonym("v"), hashed, ""])
    assert draft.property_of(2, "previous_id") == hashed
    assert policy.tally == {"0": 2}


def test_numbers_are_the_ids_that_their_digits_are(draft_of: Make, policy_of: MakePolicy) -> None:
    policy = policy_of(("person_id", "hash"))
    draft = _run(draft_of({"user_id": 7, "properties": {"alias": 7}}, {"properties": {"alias": 7.0}}, {"properties": {"alias": "7"}}, policy=policy))
    assert {draft.user_ids[0], *(draft.property_of(row, "alias") for row in range(3))} == {policy.pseudonym("7")}


@pytest.mark.hostile(411)
def test_what_stands_for_no_id_stays_so_that_strangers_are_not_one(draft_of: Make, policy_of: MakePolicy) -> None:
    draft = _run(draft_of({"user_id": "null", "properties": {"alias": "guest"}}, {}, policy=policy_of(("person_id", "hash"))))
    assert (draft.user_ids, draft.property_of(0, "alias")) == (["null", ""], "guest")


@pytest.mark.req("J6")
@pytest.mark.parametrize(
    ("rules", "users", "visitors", "sessions"),
    [
        ([("person_id", "drop")], [""], [""], ["s"]),
        ([("user_id", "drop")], [""], ["v"], ["s"]),
        ([("anonymous_id", "drop")], ["u"], [""], ["s"]),
        ([("session_id", "drop")], ["u"], ["v"], [""]),
    ],
)
def test_ids_are_dropped(draft_of: Make, policy_of: MakePolicy, rules: Any, users: list[str], visitors: list[str], sessions: list[str]) -> None:
    draft = _run(draft_of({"user_id": "u", "anonymous_id": "v", "session_id": "s"}, policy=policy_of(*rules)))
    assert (draft.user_ids, draft.anonymous_ids, draft.session_ids) == (users, visitors, sessions)


def test_a_dropped_person_leaves_no_earlier_id(draft_of: Make, policy_of: MakePolicy) -> None:
    draft = _run(draft_of({"user_id": "u", "properties": {"previous_id": "v", "a": 1}}, policy=policy_of(("person_id", "drop"))))
    assert draft.property_of(0, "previous_id") == ""


@pytest.mark.hostile(411)
@pytest.mark.req("J6")
def test_ids_that_look_personal_are_hashed_not_masked(draft_of: Make, policy_of: MakePolicy) -> None:
    policy = policy_of(("detected", "mask", "email"))
    draft = _run(draft_of({"user_id": "a@b.co", "properties": {"alias": "c@d.co"}}, {"user_id": "7", "session_id": "e@f.co"}, policy=policy))
    assert draft.user_ids == [policy.pseudonym("a@b.co"), "7"]
    assert draft.property_of(0, "alias") == policy.pseudonym("c@d.co")
    assert draft.session_ids == ["", policy.pseudonym("e@f.co")]


@pytest.mark.hostile(413)
@pytest.mark.req("J6")
@pytest.mark.parametrize("rules", [[], [("person_id", "hash")]])
def test_who_was_erased_under_the_clear_id_or_the_hash_stays_erased(draft_of: Make, policy_of: MakePolicy, rules: Any) -> None:
    policy = policy_of(*rules)
    hashed = policy.pseudonym
    for erased in (person_key("gone", ""), person_key(hashed("gone"), "")):
        draft = _run(draft_of({"user_id": "gone"}, {"user_id": "here"}, policy=policy, erased=[erased]))
        assert (len(draft.events), draft.suppressed) == (1, 1)
    draft = _run(draft_of({"user_id": "here", "anonymous_id": "v"}, policy=policy, erased=[person_key("", hashed("v"))]))
    assert (draft.anonymous_ids, draft.suppressed) == ([""], 0)
