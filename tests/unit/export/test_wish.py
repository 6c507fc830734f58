import pytest

from tidegauge.core.errors import InvalidInput
from tidegauge.export.wish import ShownTable, Wish, check
from tidegauge.query.sql.runner import SqlQuestion


@pytest.mark.req("I1")
@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(format="csv"), "this wish has none"),
        (Wish(format="csv", question={}, sql=SqlQuestion()), "has question and sql"),
        (Wish(format="csv", table=ShownTable(["a"], []), title="x" * 201), "at most 200 characters"),
        (Wish(format="csv", table=ShownTable(["a", "b"], [["1", 2], ["1"]])), r"table.rows\[1\] must have 2 cells"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_by_its_place(wish: Wish, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        check(wish)


def test_one_source_with_even_rows_passes() -> None:
    check(Wish(format="xlsx", table=ShownTable([], [])))
    check(Wish(format="xlsx", table=ShownTable(["a"], [[None], [1]]), title="x" * 200))
