from __future__ import annotations

import msgspec

from tidegauge.dashboards.document import Box, Document, Tab, Widget, outline


def a_document() -> Document:
    first = Tab("a", "A", (Widget("w1", "line", "One", 0, 0, 6, 4), Widget("w2", "line", "Two", 6, 0, 6, 4)))
    return Document("Board", (first, Tab("b", "B", (Widget("w3", "pie", "Three", 0, 0, 12, 4),))), tags=("x",))


def test_the_outline_counts_all_tabs_and_draws_the_first() -> None:
    what = outline(a_document())
    assert (what.widget_count, what.kinds, what.tags) == (3, ("line", "pie"), ("x",))
    assert what.thumbnail == (Box(0, 0, 6, 4, "line"), Box(6, 0, 6, 4, "line"))


def test_a_widget_is_found_on_any_tab() -> None:
    found = a_document().widget("w3")
    assert found is not None
    assert found.title == "Three"
    assert a_document().widget("w9") is None


def test_what_was_not_given_is_not_written() -> None:
    plain = msgspec.json.decode(msgspec.json.encode(a_document()))
    assert "accent" not in plain
    assert "formulas" not in plain["tabs"][0]["widgets"][0]
    assert plain["filters"] == []
