from __future__ import annotations

import pytest

from tidegauge.alerts.contributing import DIMENSIONS, MAX_DIMENSIONS, Contribution, best, dimensions_of
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question


def plan(**more: object) -> Plan:
    return parse_question(Question(**{"metric": "*", "aggregation": "count", **more}), 1, "UTC", Catalogue(), 1_795_000_000_000)[0]  # type: ignore[arg-type]


@pytest.mark.req("F4")
def test_what_the_question_holds_fixed_is_not_asked() -> None:
    assert dimensions_of([plan()], []) == list(DIMENSIONS)
    fixed = plan(group_by=["country"], filters=[{"field": "os", "operator": "eq", "value": "iOS"}, {"field": "path", "operator": "neq", "value": "/"}])
    assert dimensions_of([fixed], ["plan", "country"]) == [*(name for name in DIMENSIONS if name not in ("country", "os")), "plan"]
    assert "name" not in dimensions_of([plan(metric="purchase", aggregation="count")], [])
    assert len(dimensions_of([plan()], [f"p{index}" for index in range(50)])) == MAX_DIMENSIONS


@pytest.mark.req("F4")
def test_a_few_lines_of_each_dimension_that_explain_most() -> None:
    def line(dimension: str, share: float) -> Contribution:
        return Contribution(dimension, str(share), 1, 0, share, "")

    found = [line("a", 0.5), line("a", 0.4), line("a", 0.3), line("b", 0.9), line("c", 0.05), line("d", -0.8)]
    assert [(one.dimension, one.share) for one in best(found)] == [("b", 0.9), ("a", 0.5), ("a", 0.4)]
