from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.batch import EventBatch, build_batch, person_key
from tidegauge.contracts.event import Event
from tidegauge.identity.claim import aliases, visitors_with_users


def _batch(*events: Event) -> EventBatch:
    return build_batch(events)


def _event(user: str = "", visitor: str = "", name: str = "page_view", project: int = 1, **properties: Any) -> Event:
    return Event(project, name, "custom", 1_000, 1_000, user_id=user, anonymous_id=visitor, properties=properties or None)


@pytest.mark.req("C8")
def test_a_row_with_user_and_visitor_says_that_they_are_one() -> None:
    assert visitors_with_users(_batch(_event(visitor="a"), _event("u", "a"), _event("u"))) == [(1, [person_key("", "a")], [1], ["u"])]


def test_of_a_visitor_the_first_user_is_given_by_row_and_project() -> None:
    found = visitors_with_users(_batch(_event("u2", "b"), _event("u1", "a"), _event("u2", "a"), _event("u9", "a", project=2), _event("u1", "b")))
    a, b = person_key("", "a"), person_key("", "b")
    assert found == [(1, [b, a], [0, 1], ["u2", "u1"]), (2, [a], [3], ["u9"])]


@pytest.mark.parametrize("batch", [_batch(), _batch(_event("u")), _batch(_event(visitor="a")), _batch(_event("u"), _event(visitor="a"))])
def test_batches_that_name_no_pair_say_nothing(batch: EventBatch) -> None:
    assert visitors_with_users(batch) == []


def test_pairs_are_read_from_a_slice_of_a_larger_batch() -> None:
    whole = _batch(_event("x", "y"), _event("u", "a"), _event("z", "w"))
    assert visitors_with_users(EventBatch(whole.record.slice(1, 1))) == [(1, [person_key("", "a")], [0], ["u"])]


def test_rows_say_the_same_as_columns() -> None:
    events = [_event("x", "y"), _event("new", name="identify", previous_id="old"), _event("z")]
    rows = EventBatch.of_events(events)
    assert list(aliases(rows)) == list(aliases(build_batch(events)))
    assert visitors_with_users(EventBatch.of_events(events)) == visitors_with_users(build_batch(events))
    quiet = EventBatch.of_events([_event("u"), _event(visitor="v")])
    assert (visitors_with_users(quiet), list(aliases(quiet))) == ([], [])
    assert quiet.rows is not None, "columns were made only to see that nothing is said"


@pytest.mark.parametrize(("user", "earlier"), [("null", "a"), ("u", "undefined"), ("u", "[object Object]"), ("NULL", "a"), ("u", "Anonymous")])
def test_placeholders_are_nobodys_alias(user: str, earlier: str) -> None:
    assert list(aliases(_batch(_event(user, name="$alias", previous_id=earlier)))) == []


@pytest.mark.parametrize("name", ["$identify", "identify", "$alias", "alias", "$create_alias"])
@pytest.mark.parametrize("field", ["previous_id", "alias", "$anon_distinct_id"])
def test_an_alias_event_names_an_earlier_user_and_visitor(name: str, field: str) -> None:
    claims = list(aliases(_batch(_event("new"), _event("new", name=name, **{field: "old"}))))
    assert [(claim.row, claim.key, claim.user, claim.is_visitor) for claim in claims] == [
        (1, person_key("old", ""), person_key("new", ""), False),
        (1, person_key("", "old"), person_key("new", ""), True),
    ]


def test_an_earlier_id_may_be_a_number() -> None:
    claims = list(aliases(_batch(_event("8", name="$alias", previous_id=7))))
    assert claims[0].key == person_key("7", "")


@pytest.mark.parametrize("event", [_event(visitor="a", name="$alias", previous_id="b"), _event("u", name="$alias"), _event("u", name="alias_list", alias="b")])
def test_alias_events_without_user_or_earlier_id_claim_nothing(event: Event) -> None:
    assert list(aliases(_batch(event))) == []
