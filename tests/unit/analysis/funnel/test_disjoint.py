from __future__ import annotations

import pytest

from tidegauge.analysis.funnel.disjoint import are_disjoint
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Condition, Not, Or

NAME = resolve_field("name")


def named(name: str) -> Compare:
    return Compare(NAME, "eq", name)


PAID = Compare(resolve_field("properties.paid"), "eq", "yes")
A_PROPERTY_CALLED_NAME = Compare(resolve_field("properties.name"), "eq", "b")


@pytest.mark.parametrize(
    ("first", "second", "is_disjoint"),
    [
        (named("a"), named("b"), True),
        (named("a"), named("a"), False),
        (And((named("a"), PAID)), named("b"), True),
        (And((named("a"), PAID)), named("a"), False),
        (PAID, named("a"), False),
        (ALWAYS, named("a"), False),
        (Or((named("a"), named("b"))), named("c"), True),
        (Or((named("a"), PAID)), named("c"), False),
        (Compare(NAME, "in", ("a", "b")), named("b"), False),
        (Compare(NAME, "in", ("a", "b")), named("c"), True),
        (Not(named("a")), named("b"), False),
        (Compare(NAME, "starts_with", "a"), named("b"), False),
        (named("a"), A_PROPERTY_CALLED_NAME, False),
        (And((named("a"), named("b"))), named("a"), True),  # no event meets the first
    ],
)
def test_only_names_tell_events_apart(first: Condition, second: Condition, is_disjoint: bool) -> None:
    assert are_disjoint(first, second) is is_disjoint
    assert are_disjoint(second, first) is is_disjoint
