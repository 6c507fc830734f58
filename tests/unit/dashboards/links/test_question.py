from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.core.errors import Forbidden, NotFound
from tidegauge.dashboards.document import Document, WidgetQuery
from tidegauge.dashboards.links.link import PublicQuestion
from tidegauge.dashboards.links.question import public_question


def _document(**query: Any) -> Document:
    widget = {"id": "w1", "kind": "line", "title": "T", "x": 0, "y": 0, "w": 1, "h": 1, "queries": [{"id": "A", "query": {"metric": "x"} | query}]}
    return msgspec.convert({"name": "B", "tabs": [{"id": "a", "name": "A", "widgets": [widget]}], "time": {"range": "today"}}, Document)


def test_the_dashboards_time_takes_the_place_of_the_questions() -> None:
    question = public_question(_document(time_window="last_90_days"), PublicQuestion("w1", "A"), allow_filters=False)
    assert (question["time_window"], question.get("compare")) == ("today", None)


def test_a_question_keeps_its_own_comparison() -> None:
    question = public_question(_document(compare="previous_year"), PublicQuestion("w1", "A", range="last_7_days"), allow_filters=True)
    assert (question["time_window"], question["compare"]) == ("last_7_days", "previous_year")


def test_other_questions_are_not_there_and_filters_not_allowed() -> None:
    with pytest.raises(NotFound):
        public_question(_document(), PublicQuestion("w1", "B"), allow_filters=True)
    with pytest.raises(Forbidden):
        public_question(_document(), PublicQuestion("w1", "A", filters=({"field": "a"},)), allow_filters=False)


def test_an_analysis_stays_one() -> None:
    document = _document()
    widget = msgspec.structs.replace(document.widgets[0], queries=(WidgetQuery("A", {"analysis": "sessions", "gap_seconds": 60, "from": "2026-01-01"}),))
    document = msgspec.structs.replace(document, tabs=(msgspec.structs.replace(document.tabs[0], widgets=(widget,)),))
    question = public_question(document, PublicQuestion("w1", "A"), allow_filters=False)
    assert question == {"analysis": "sessions", "gap_seconds": 60, "time_window": "today", "filters": []}


def test_an_earlier_moment_is_another_time() -> None:
    asked = PublicQuestion("w1", "A", at="2026-01-01T00:00:00Z")
    assert public_question(_document(), asked, allow_filters=True)["at"] == "2026-01-01T00:00:00Z"
    with pytest.raises(Forbidden, match="its time and filters cannot be changed"):
        public_question(_document(), asked, allow_filters=False)
