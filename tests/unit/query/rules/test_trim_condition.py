import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Condition, Not, Or
from tidegauge.query.rules.trim_condition import trim

A = Compare(resolve_field("name"), "eq", "a")
B = Compare(resolve_field("name"), "eq", "b")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (And((A,)), A),
        (Or((A,)), A),
        (And((A, And((B, A)))), And((A, B))),
        (Or((Or((A, B)), A)), Or((A, B))),
        (Not(Not(A)), A),
        (Not(And((Not(Not(A)),))), Not(A)),
        (And((A, And())), A),
        (Or((A, And((B,)))), Or((A, B))),
        (And(), And()),
        (Or(), Or()),
        (And((Or((A, B)), A)), And((Or((A, B)), A))),
    ],
)
def test_conditions_get_shorter_and_mean_the_same(given: Condition, expected: Condition) -> None:
    assert trim(given) == expected
