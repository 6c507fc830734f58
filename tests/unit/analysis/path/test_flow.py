from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tidegauge.analysis.path.flow import Count, drop_offs_of, largest, links_of, merged, namer, nodes_of
from tidegauge.analysis.path.walks import AFTER, BEGAN, ENDED, OTHER

WALKS = st.lists(st.tuples(st.lists(st.integers(0, 4), min_size=1, max_size=4), st.booleans()), min_size=1, max_size=30)
name_of = namer(["a", "b", "c", "d"])


def counted(walks: list[tuple[list[int], bool]]) -> list[Count]:
    """Links of walks that begin at step 0; those with True go on after the last step."""
    found: Counter[tuple[int, int, int]] = Counter()
    for codes, goes_on in walks:
        for step, (source, target) in enumerate(zip([BEGAN, *codes], [*codes, AFTER if goes_on else ENDED], strict=True)):
            found[step, source, target] += 1
    return [Count(*place, walks) for place, walks in found.items()]


@given(walks=WALKS, limit=st.integers(1, 10))
def test_merging_small_places_loses_nobody(walks: list[tuple[list[int], bool]], limit: int) -> None:
    counts = counted(walks)
    own = largest(counts, limit)
    small = merged(counts, own)
    nodes, links = nodes_of(small, name_of), links_of(small, name_of)
    assert len([node for node in nodes if not node.is_other]) == len(own) <= limit
    assert merged(small, own) == small
    for node in nodes:
        came = sum(link.count for link in links if link.target == node.id)
        went = sum(link.count for link in links if link.source == node.id)
        assert node.count == came + node.began == went + node.ended + node.after
    assert sum(node.began for node in nodes) == len(walks) == sum(node.ended + node.after for node in nodes)
    assert sum(node.after for node in nodes) == sum(goes_on for _, goes_on in walks)


def test_the_largest_places_are_chosen_over_all_steps() -> None:
    counts = counted([([1, 2], False), ([1, 3], False), ([1, 2], False), ([OTHER, 2], False)])
    assert largest(counts, 2) == {(0, 1), (1, 2)}
    assert largest(counts, 9) == {(0, 1), (1, 2), (1, 3)}


def test_other_names_come_last_and_have_the_step_as_id() -> None:
    nodes = nodes_of(counted([([OTHER], False), ([OTHER], False), ([1], False)]), name_of)
    assert [(node.id, node.name, node.is_other) for node in nodes] == [("0:a", "a", False), ("0", "(other)", True)]


def test_drop_offs_are_shares_of_the_visits_and_leave_out_the_end() -> None:
    nodes = nodes_of(counted([([1, 2], False), ([1], False), ([2, 1], False), ([1, 3], True)]), name_of)
    assert [(one.name, one.count, one.visits, one.rate) for one in drop_offs_of(nodes, None, 9)] == [("a", 2, 4, 0.5), ("b", 1, 2, 0.5)]
    assert [one.name for one in drop_offs_of(nodes, "a", 9)] == ["b"]
    assert [one.name for one in drop_offs_of(nodes, None, 1)] == ["a"]
