from typing import Any

import pytest

from tidegauge.contracts.answer import Answer, AnswerMeta, ResultRow
from tidegauge.insights.fact import MAX_LABEL, Fact, facts_of


def answer(rows: list[ResultRow], interval: str | None = None, **meta: Any) -> Answer:
    return Answer(rows, AnswerMeta("a", "b", interval, "UTC", True, 0.0, False, 1.0, 1, False, **meta))


def groups(*values: float) -> list[ResultRow]:
    return [ResultRow("n", value, 1, {"page": f"/{at}"}, "2026-11-01T00:00:00Z") for at, value in enumerate(values)]


@pytest.mark.req("G5")
def test_nothing_is_said_to_be_nothing() -> None:
    assert facts_of(answer([])) == facts_of(answer(groups(0, 0), total=0)) == [Fact(kind="nothing")]
    assert facts_of(answer([ResultRow("n", None, 0, {})], total=None)) == [Fact(kind="nothing")]


@pytest.mark.req("G5")
def test_a_total_and_what_it_changed_by() -> None:
    row = [ResultRow("n", 120, 1, {})]
    assert facts_of(answer(row, total=120, previous_total=100)) == [Fact(kind="total", value=120), Fact(kind="change", value=120, previous=100, percent=20.0)]
    assert facts_of(answer(row, total=120, previous_total=0))[1].percent is None
    assert facts_of(answer(row, total=-50, previous_total=-100))[1].percent == 50.0


@pytest.mark.req("G5")
def test_the_ends_of_a_line() -> None:
    line = [ResultRow("n", value, 1, {}, f"2026-11-0{at}T00:00:00Z") for at, value in enumerate([3, 9, None, 1, 9], 1)]
    assert facts_of(answer(line, "day", total=22))[1:] == [
        Fact(kind="highest", value=9, at="2026-11-02T00:00:00Z"),
        Fact(kind="lowest", value=1, at="2026-11-04T00:00:00Z"),
    ]
    flat = [ResultRow("n", 2, 1, {}, f"2026-11-0{at}T00:00:00Z") for at in (1, 2)]
    assert [fact.kind for fact in facts_of(answer(flat, "day", total=4))] == ["total"]


@pytest.mark.req("G5")
def test_groups_have_shares_only_where_they_add_up() -> None:
    found = facts_of(answer(groups(1, 5, 2, 2), total=10))[1:]
    assert [(fact.label, fact.value, fact.percent) for fact in found] == [("/1", 5, 50.0), ("/2", 2, 20.0), ("/3", 2, 20.0)]
    assert [fact.percent for fact in facts_of(answer(groups(1, 5), total=3.2))[1:]] == [None, None]
    assert [fact.percent for fact in facts_of(answer(groups(-1, 5), total=4))[1:]] == [None, None]


def test_a_long_label_is_cut() -> None:
    (_, fact) = facts_of(answer([ResultRow("n", 1, 1, {"page": "x" * 500})], total=1))
    assert len(fact.label) == MAX_LABEL
