from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from tidegauge.cli.importing.block import Block
from tidegauge.cli.importing.expression import Expression
from tidegauge.core.errors import InvalidInput


def block(records: list[dict[str, Any]], *, is_table: bool = False) -> Block:
    count = len(records)
    return Block(records, list(range(1, count + 1)), [b""] * count, frame=pl.DataFrame(records) if is_table else None)


@pytest.mark.req("A7")
@pytest.mark.parametrize("is_table", [True, False])
def test_sql_is_evaluated_row_by_row(is_table: bool) -> None:
    rows = block([{"q": 6, "p": 2.5, "c": "C1"}, {"q": -1, "p": 4.0, "c": None}], is_table=is_table)
    assert Expression("--set", "q * p").values(rows) == [15.0, -4.0]
    assert Expression("--where", "c LIKE 'C%'").values(rows) == [True, None]
    assert Expression("--set", "'fixed'").values(rows) == ["fixed", "fixed"]


def test_records_without_the_column_give_null() -> None:
    assert Expression("--set", "a + 1").values(block([{"b": 1}, {"a": 2}])) == [None, 3]


@pytest.mark.parametrize(
    ("sql", "message"), [("q *", "unable to parse"), ("sum(q)", "one value a row"), ("missing + 1", 'unable to find column "missing"'), ("q; DROP TABLE x", "")]
)
def test_what_is_wrong_is_told(sql: str, message: str) -> None:
    with pytest.raises(InvalidInput) as error:
        Expression("--set", sql).values(block([{"q": 1}, {"q": 2}], is_table=True))
    assert sql in error.value.message
    assert message in error.value.message
