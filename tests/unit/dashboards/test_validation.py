"""Documents from outside: everything wrong with them is said with its place."""

from __future__ import annotations

from typing import Any

import pytest

from tidegauge.core.errors import LimitReached, PayloadTooLarge, TidegaugeError
from tidegauge.dashboards.document import Document
from tidegauge.dashboards.validation import MAX_DEPTH, Rules, checked_document, read_document
from tidegauge.query.catalogue import Catalogue

RULES = Rules(Catalogue(), 1, "Asia/Bangkok", 1_790_000_000_000, 100)


QUERY = "tabs.0.widgets.0.queries.0.query"


def widget(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {"id": "w1", "kind": "line", "title": "Views", "x": 0, "y": 0, "w": 6, "h": 6}
    return base | {"queries": [{"id": "A", "query": {"metric": "page_views"}}], "options": {}} | changes


def document(*widgets: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"name": "Board", "tabs": [{"id": "main", "name": "Main", "widgets": list(widgets)}]} | changes


def check(given: Any) -> Document:
    return checked_document(read_document(given), RULES)


def place_of(given: Any) -> str:
    """Where the complaint is about."""
    with pytest.raises(TidegaugeError) as caught:
        check(given)
    assert caught.value.status == 400
    return caught.value.details[0].field


def test_a_plain_document_passes_with_its_defaults_filled_in() -> None:
    checked = check(document(widget(), name="  Board  ", tags=["a ", "a"], folder="/a//b/"))
    assert (checked.name, checked.tags, checked.folder) == ("Board", ("a",), "a/b")
    assert checked.time.range == "last_24_hours"


def test_markup_stays_the_text_it_is() -> None:
    text = "<script>alert(1)</script> & \"quotes\" 'and' {{braces}}"
    checked = check(document(widget(title=text), name=text))
    assert (checked.name, checked.widgets[0].title) == (text, text)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"kind": "lin"}, "tabs.0.widgets.0.kind"),
        ({"x": 8, "w": 6}, "tabs.0.widgets.0.w"),
        ({"x": -1}, "tabs.0.widgets.0.x"),
        ({"h": 0}, "tabs.0.widgets.0.h"),
        ({"y": 10**9}, "tabs.0.widgets.0.y"),
        ({"w": 2.5}, "tabs.0.widgets.0.w"),
        ({"id": "W 1"}, "tabs.0.widgets.0.id"),
        ({"id": "w1\n"}, "tabs.0.widgets.0.id"),
        ({"title": "a\u0000b"}, "tabs.0.widgets.0.title"),
        ({"options": {"curve": "wild"}}, "tabs.0.widgets.0.options.curve"),
        ({"options": {"thresholds": [{"value": 1}]}}, "tabs.0.widgets.0.options.thresholds.0"),
        ({"options": {"no_such": 1}}, "tabs.0.widgets.0.options"),
        ({"options": []}, "tabs.0.widgets.0.options"),
        ({"queries": [{"id": "a", "query": {}}]}, "tabs.0.widgets.0.queries.0.id"),
        ({"queries": [{"id": "A", "query": {"metric": "x", "aggregation": "avgg"}}]}, "tabs.0.widgets.0.queries.0.query.aggregation"),
        ({"queries": [{"id": "A", "query": {"metric": "x", "filters": [{"field": "a", "operator": "is"}]}}]}, f"{QUERY}.filters.0.operator"),
        ({"queries": [{"id": "A", "query": {"metric": "x", "sql": "drop"}}]}, "tabs.0.widgets.0.queries.0.query"),
        ({"queries": [{"id": "A", "query": {}}]}, "tabs.0.widgets.0.queries.0.query"),
        ({"queries": [{"id": "A", "query": {"metric": "x"}}] * 2}, "tabs.0.widgets.0.queries"),
        ({"formulas": [{"id": "F1", "label": "x", "expression": "A / Z"}]}, "tabs.0.widgets.0.formulas.0.expression"),
        ({"formulas": [{"id": "F1", "label": "x", "expression": "__import__('os')"}]}, "tabs.0.widgets.0.formulas.0.expression"),
        ({"time": {"range": "last_fortnight"}}, "tabs.0.widgets.0.time.range.time_window"),
        ({"time": {"range": {"from": "2026-02-02", "to": "2026-01-01"}}}, "tabs.0.widgets.0.time.range.to"),
        ({"colour": "red"}, "tabs.0.widgets.0"),
    ],
)  # fmt: skip
@pytest.mark.req("H1")
def test_a_wrong_widget_is_refused_with_its_place(change: dict[str, Any], place: str) -> None:
    assert place_of(document(widget(**change))) == place


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"name": "   "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "a\nb"}, "name"),
        ({"description": "x" * 4_001}, "description"),
        ({"tags": ["x"] * 21}, "tags"),
        ({"tags": ["x" * 41]}, "tags.0"),
        ({"folder": "a/b/c/d/e/f"}, "folder"),
        ({"tabs": []}, "tabs"),
        ({"tabs": [{"id": "a", "name": "A"}] * 2}, "tabs"),
        ({"tabs": [{"id": "a", "name": ""}]}, "tabs.0.name"),
        ({"time": {"range": "whenever"}}, "time.range.time_window"),
        ({"time": {"refresh": 0.5}}, "time.refresh"),
        ({"time": {"refresh": "often"}}, "time.refresh"),
        ({"time": {"timezone": "Mars/Base"}}, "time.timezone.timezone"),
        ({"filters": [{"field": "a", "operator": "is"}]}, "filters.filters.0.operator"),
        ({"variables": [{"name": "Bad Name", "label": "", "kind": "text"}]}, "variables.0.name"),
        ({"variables": [{"name": "a", "label": "", "kind": "text"}] * 2}, "variables"),
        ({"accent": "red"}, "accent"),
        ({"owner": "me"}, "document"),
    ],
)
@pytest.mark.req("H1")
def test_a_wrong_document_is_refused_with_its_place(change: dict[str, Any], place: str) -> None:
    assert place_of(document(widget(), **change)) == place


def test_ids_are_unique_over_all_tabs() -> None:
    tabs = [{"id": name, "name": name, "widgets": [widget()]} for name in ("a", "b")]
    assert place_of(document(tabs=tabs)) == "tabs"


@pytest.mark.parametrize("given", [None, 7, "text", [], {}, {"name": "x"}, {"name": "x", "tabs": "y"}])
def test_what_is_no_document_is_refused(given: Any) -> None:
    with pytest.raises(TidegaugeError):
        check(given)


@pytest.mark.hostile(283)
def test_deep_nesting_is_refused_before_anything_follows_it() -> None:
    deep: Any = "x"
    for _ in range(800):
        deep = [deep]
    custom = widget(kind="custom", options={"plugin": "p", "settings": {"a": deep}}, queries=[])
    assert place_of(document(custom)) == "document"
    flat = widget(kind="custom", options={"plugin": "p", "settings": {"a": [[["x"]]]}}, queries=[])
    assert check(document(flat)).widgets[0].options["settings"] == {"a": [[["x"]]]}
    assert MAX_DEPTH >= 20


@pytest.mark.hostile(283)
def test_large_options_are_refused() -> None:
    custom = widget(kind="custom", options={"plugin": "p", "settings": {"a": "x" * 65_536}}, queries=[])
    assert place_of(document(custom)) == "tabs.0.widgets.0.options"


@pytest.mark.hostile(283)
def test_too_many_widgets_and_too_many_bytes_are_refused() -> None:
    many = [widget(id=f"w{index}") for index in range(101)]
    with pytest.raises(LimitReached, match="100 widgets"):
        check(document(*many))
    large = [widget(id=f"w{index}", kind="text", queries=[], options={"text": "x" * 20_000}) for index in range(40)]
    with pytest.raises(PayloadTooLarge, match="512 KiB"):
        check(document(*large))


def test_variables_stand_for_their_defaults_when_questions_are_checked() -> None:
    question = {"metric": "x", "filters": [{"field": "duration_ms", "operator": "gt", "value": "$least"}]}
    ask = widget(queries=[{"id": "A", "query": question}])
    fits = [{"name": "least", "label": "At least", "kind": "text", "default": "5"}]
    assert check(document(ask, variables=fits))
    nothing = [{"name": "least", "label": "At least", "kind": "text", "default": ""}]
    assert check(document(ask, variables=nothing))


def test_a_tile_is_kept_without_an_instant() -> None:
    for query in ({"metric": "page_views", "at": 5}, {"analysis": "web", "at": "2026-01-01"}):
        assert place_of(document(widget(queries=[{"id": "A", "query": query}]))) == f"{QUERY}.at"
