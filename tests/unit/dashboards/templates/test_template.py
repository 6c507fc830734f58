from __future__ import annotations

import msgspec
import pytest

from tidegauge.dashboards.templates.template import ask, board, part, row, trend


def test_rows_share_their_columns_and_follow_each_other() -> None:
    made = board("B", "", row(3, *(part("number", f"N{n}") for n in range(5))), row(7, part("line", "L", width=8), part("pie", "P")))
    places = [(widget.x, widget.y, widget.w, widget.h) for widget in made.widgets]
    assert places == [(0, 0, 3, 3), (3, 0, 3, 3), (6, 0, 2, 3), (8, 0, 2, 3), (10, 0, 2, 3), (0, 3, 8, 7), (8, 3, 4, 7)]


def test_a_row_that_does_not_fit_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="12 columns"):
        board("B", "", row(3, part("line", "L", width=8), part("line", "M", width=5)))
    with pytest.raises(ValueError, match="12 columns"):
        board("B", "", row(3, part("line", "L", width=8)))


def test_questions_are_lettered_and_formulas_numbered() -> None:
    made = part(
        "number",
        "N",
        ask("revenue", "First", is_hidden=True, where=[("x", "eq", 1)]),
        trend("revenue"),
        formulas=(("Share", "A / B"),),
        range_="today",
        unit="percent",
    )
    widget = board("B", "", row(3, made)).widgets[0]
    plain = msgspec.json.decode(msgspec.json.encode(widget))
    assert plain["queries"] == [
        {"id": "A", "query": {"metric": "revenue", "filters": [{"field": "x", "operator": "eq", "value": 1}]}, "label": "First", "hidden": True},
        {"id": "B", "query": {"metric": "revenue", "interval": "auto", "compare": "previous_period"}, "label": "Revenue"},
    ]
    assert plain["formulas"] == [{"id": "F1", "label": "Share", "expression": "A / B"}]
    assert (plain["time"], plain["options"]) == ({"range": "today"}, {"unit": "percent"})
