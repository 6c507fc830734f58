from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.identity.person_map import PersonMap


def _keys(*values: int) -> np.ndarray:
    return np.array(values, np.uint64)


def test_nobody_is_linked_at_first() -> None:
    who = PersonMap()
    assert who.root(7) == 7
    assert who.resolve(_keys(7, 8)).tolist() == [7, 8]
    assert who.unknown([7]) == [0]
    assert who.members(7) == [7]


def test_the_first_link_of_a_key_wins() -> None:
    who = PersonMap()
    assert who.link_visitor(1, 100, 5) == 100
    assert who.unknown([1, 2]) == [1]
    assert who.link_user(100, 200, 6) == [100, 1]
    assert who.link_user(100, 300, 7) == []
    assert who.root(1) == 200
    assert (who.version, who.changed_at) == (2, 6)


def test_an_alias_takes_everybody_along() -> None:
    who = PersonMap()
    who.link_visitor(1, 100, 1)
    who.link_visitor(2, 100, 1)
    assert sorted(who.link_user(100, 200, 2)) == [1, 2, 100]
    assert sorted(who.members(200)) == [1, 2, 100, 200]
    assert who.resolve(_keys(1, 2, 100, 200, 3)).tolist() == [200, 200, 200, 200, 3]


@pytest.mark.hostile(159)
def test_people_never_become_each_other_in_a_circle() -> None:
    who = PersonMap()
    who.link_user(100, 200, 1)
    assert who.link_user(200, 100, 2) == []
    assert who.link_user(200, 200, 2) == []
    assert who.root(100) == who.root(200) == 200


def test_a_link_to_somebody_who_became_another_leads_to_the_other() -> None:
    who = PersonMap()
    who.link_user(100, 200, 1)
    assert who.link_visitor(1, 100, 2) == 200


def test_kept_links_are_gone_on_from() -> None:
    who = PersonMap()
    who.load(_keys(1, 100), _keys(200, 200), 9)
    assert who.changed_at == 9
    assert who.unknown([1, 2]) == [1]
    assert who.link_user(200, 300, 10) == [200, 1, 100]
    assert who.resolve(_keys(1, 100, 200)).tolist() == [300, 300, 300]


def test_changes_tell_who_became_another_since_a_version() -> None:
    who = PersonMap()
    who.link_visitor(1, 100, 1)
    seen = who.version
    who.link_visitor(2, 100, 2)
    who.link_user(100, 200, 3)
    changes = who.changes(seen)
    assert changes is not None
    assert (changes.keys.tolist(), changes.roots.tolist()) == ([2, 100], [200, 200])


def test_changes_of_too_long_ago_are_forgotten() -> None:
    who = PersonMap()
    for key in range(1, 10_001):
        who.link_visitor(key, 100_000, 1)
    assert who.changes(1) is None
    assert who.changes(0) is None
    assert who.changes(who.version - 4_000) is not None
    assert who.links == 10_000
    assert who.resolve(np.arange(1, 10_001, dtype=np.uint64)).tolist() == [100_000] * 10_000
    assert who.unknown([1, 10_000, 10_001]) == [2]


_LINKS = st.lists(st.tuples(st.integers(1, 12), st.integers(13, 20), st.booleans()) | st.tuples(st.integers(13, 20), st.integers(13, 20), st.just(False)))


@pytest.mark.req("C8")
@given(_LINKS)
def test_a_map_says_what_following_the_links_says(links: list[tuple[int, int, bool]]) -> None:
    """Against the plainest form: a parent of each key, set once, never closing a circle."""
    who, parent = PersonMap(), {}

    def root(key: int) -> int:
        while key in parent:
            key = parent[key]
        return key

    for sequence, (key, into, _) in enumerate(links, 1):
        is_new = key not in parent and root(into) != key
        if key <= 12:
            assert bool(who.unknown([key])) == is_new
            if is_new:
                who.link_visitor(key, into, sequence)
        else:
            assert bool(who.link_user(key, into, sequence)) == is_new
        if is_new:
            parent[key] = into
    for key in range(1, 21):
        assert who.root(key) == root(key)
        assert sorted(who.members(root(key))) == sorted(other for other in range(1, 21) if root(other) == root(key))
    assert who.resolve(np.arange(1, 21, dtype=np.uint64)).tolist() == [root(key) for key in range(1, 21)]


@pytest.mark.req("J6")
def test_who_is_forgotten_leaves_no_link() -> None:
    who = PersonMap()
    who.load(_keys(1, 2, 5), _keys(100, 100, 500), 3)
    who.link_visitor(3, 100, 4)
    who.link_visitor(6, 500, 4)
    before = who.version
    who.forget({100})
    assert [who.root(key) for key in (1, 2, 3, 5, 6)] == [1, 2, 3, 500, 500]
    assert who.members(100) == [100]
    assert sorted(who.members(500)) == [5, 6, 500]
    assert who.changes(before) is None
