import math
from datetime import UTC, datetime

import pytest

from tidegauge.contracts.answer import Answer, AnswerMeta, ResultRow
from tidegauge.export.table import cell_of, of_answer


def answer(*rows: ResultRow, interval: str | None = None) -> Answer:
    return Answer(list(rows), AnswerMeta("a", "b", interval, "UTC", True, 0.0, False, 1.0, 1, False))


@pytest.mark.req("I1")
def test_an_answer_has_a_column_for_what_its_rows_have() -> None:
    plain = of_answer("t", answer(ResultRow("revenue", 2.5, 3, {}, "2026-11-29T00:00:00Z")))
    assert (list(plain.columns), list(plain.rows)) == (["metric", "value", "count"], [["revenue", 2.5, 3]])
    whole = of_answer(
        "t", answer(ResultRow("n", 1, 1, {"country": "TH"}, "2026-11-29T07:00:00+07:00", 4), ResultRow("n", None, 0, {}, None, None), interval="day")
    )
    assert list(whole.columns) == ["metric", "country", "time", "value", "previous", "count"]
    assert list(whole.rows) == [["n", "TH", datetime(2026, 11, 29, tzinfo=UTC), 1, 4, 1], ["n", None, None, None, None, 0]]
    assert list(of_answer("t", answer()).rows) == []


@pytest.mark.req("I1")
def test_what_is_no_single_value_is_its_json_and_what_is_no_number_is_nothing() -> None:
    assert of_answer("t", answer(ResultRow("h", [[0.0, 1.0]], 1, {}))).rows[0][1] == "[[0.0,1.0]]"
    assert [cell_of(one) for one in ({"a": 1}, [1], math.nan, math.inf, 2**60, True, "x", None)] == ['{"a":1}', "[1]", None, None, 2**60, True, "x", None]
