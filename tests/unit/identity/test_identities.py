from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tidegauge.contracts.batch import EventBatch, build_batch, person_key
from tidegauge.contracts.event import Event
from tidegauge.identity.identities import Identities

A, B, U, V = person_key("", "a"), person_key("", "b"), person_key("u", ""), person_key("v", "")


def _batch(sequence: int, *pairs: tuple[str, str], name: str = "login", project: int = 1, **properties: Any) -> EventBatch:
    events = [Event(project, name, "custom", 1, 1, user_id=user, anonymous_id=visitor, properties=properties or None) for user, visitor in pairs]
    batch = build_batch(events)
    batch.sequence = sequence
    return batch


def test_a_project_without_links_has_no_map() -> None:
    who = Identities()
    who.accept([_batch(1, ("u", ""), ("", "a"))])
    assert who.find(1) is None
    assert who.keys(1, A) == [A]
    assert who.root(1, A) == A
    assert who.changed_at(1) == 0


def test_links_are_of_their_project() -> None:
    who = Identities()
    who.accept([_batch(1, ("u", "a")), _batch(2, ("v", "a"), project=2)])
    assert (who.root(1, A), who.root(2, A)) == (U, V)
    assert who.changed_at(1) == 1


@pytest.mark.req("C8")
def test_a_device_shared_by_two_users_is_the_first_ones_and_does_not_make_them_one() -> None:
    who = Identities()
    who.accept([_batch(1, ("u", "a")), _batch(2, ("v", "a")), _batch(3, ("v", "b"))])
    assert who.root(1, A) == U
    assert who.root(1, B) == V
    assert who.root(1, U) != who.root(1, V)


@pytest.mark.hostile(161)
@pytest.mark.parametrize(("user", "visitor"), [("null", "a"), ("u", "undefined"), ("u", "[object Object]"), ("NULL", "a"), ("u", "Anonymous")])
def test_placeholders_are_nobody(user: str, visitor: str) -> None:
    who = Identities()
    who.accept([_batch(1, (user, visitor), ("u", "b"))])
    assert who.links == 1
    assert who.root(1, B) == U


def test_within_a_batch_the_earlier_row_wins() -> None:
    events = [
        Event(1, "login", "custom", 1, 1, user_id="u", anonymous_id="a"),
        Event(1, "$alias", "custom", 1, 1, user_id="v", properties={"previous_id": "a"}),
        Event(1, "$alias", "custom", 1, 1, user_id="v", properties={"previous_id": "b"}),
        Event(1, "login", "custom", 1, 1, user_id="u", anonymous_id="b"),
    ]
    who = Identities()
    batch = build_batch(events)
    batch.sequence = 1
    who.accept([batch])
    assert (who.root(1, A), who.root(1, B)) == (U, V)


def test_taking_batches_twice_changes_nothing() -> None:
    who = Identities()
    batches = [_batch(1, ("u", "a"), ("v", "b")), _batch(2, ("v", "a")), _batch(3, ("v", ""), name="$alias", previous_id="u")]
    who.accept(batches)
    before = who.unsaved(9)
    who.accept(batches)
    assert who.unsaved(9) == before
    assert who.root(1, A) == V


def test_what_the_store_has_not_kept_is_given_up_to_a_sequence() -> None:
    who = Identities()
    who.accept([_batch(1, ("u", "a")), _batch(2, ("v", ""), name="$alias", previous_id="u")])
    assert [(link.person, link.root, link.sequence) for link in who.unsaved(1)] == [(A, U, 1)]
    later = {link.person: link for link in who.unsaved(2)}
    assert (later[A].root, later[A].sequence) == (V, 2)
    assert later[U].root == V
    who.saved(1)
    assert {link.sequence for link in who.unsaved(2)} == {2}
    who.saved(2)
    assert who.unsaved(2) == []


def test_what_was_kept_is_known_again() -> None:
    first, second = Identities(), Identities()
    batches = [_batch(1, ("u", "a")), _batch(2, ("v", ""), name="$alias", previous_id="u"), _batch(3, ("u", "b"))]
    first.accept(batches)
    kept = sorted({link.person: link.root for link in first.unsaved(3)}.items())
    second.load(1, np.array([key for key, _ in kept], np.uint64), np.array([root for _, root in kept], np.uint64), 3)
    second.accept(batches)
    assert second.unsaved(9) == []
    assert [second.root(1, key) for key in (A, B, U, V)] == [first.root(1, key) for key in (A, B, U, V)] == [V] * 4


@pytest.mark.hostile(160)
def test_links_beyond_the_bound_are_refused_and_counted() -> None:
    who = Identities(max_links=2)
    who.accept([_batch(1, ("u", "a"), ("u", "b"), ("u", "c"), ("u", "d"))])
    assert who.links == 2
    assert who.refused == 2
    assert who.root(1, person_key("", "c")) == person_key("", "c")


def test_a_user_of_very_many_visitors_stays_who_they_are() -> None:
    who = Identities()
    who.accept([_batch(1, *(("u", f"a{number}") for number in range(1_500))), _batch(2, ("v", ""), name="$alias", previous_id="u")])
    assert who.root(1, U) == U
    assert who.refused == 1


def test_an_erased_project_is_forgotten() -> None:
    who = Identities()
    who.accept([_batch(1, ("u", "a")), _batch(2, ("u", "a"), project=2)])
    who.forget(1)
    assert who.find(1) is None
    assert {link.project for link in who.unsaved(9)} == {2}
