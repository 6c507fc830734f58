"""Edits that travel: each does one thing, and what is meant for something that is gone does nothing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.core.errors import InvalidInput
from tidegauge.dashboards.document import Document, Tab, Widget
from tidegauge.dashboards.operation import MAX_OPERATIONS, applied, read_operations

ONE = Widget("w1", "line", "One", 0, 0, 6, 4)
BOARD = Document("Board", (Tab("a", "A", (ONE,)), Tab("b", "B")), accent="#112233")


def _after(*operations: dict[str, Any], board: Document = BOARD) -> Document:
    for operation in read_operations(list(operations)):
        board = applied(board, operation)
    return board


def _widget(id_: str = "w1", **changes: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "line", "title": "New", "x": 0, "y": 0, "w": 6, "h": 4} | changes


def test_a_widget_is_put_replaced_and_taken_to_another_tab() -> None:
    assert [widget.id for widget in _after({"op": "put_widget", "tab": "a", "widget": _widget("w2")}).widgets] == ["w1", "w2"]
    assert _after({"op": "put_widget", "tab": "a", "widget": _widget()}).tabs[0].widgets[0].title == "New"
    moved = _after({"op": "put_widget", "tab": "b", "widget": _widget()})
    assert [[widget.id for widget in tab.widgets] for tab in moved.tabs] == [[], ["w1"]]
    assert _after({"op": "put_widget", "tab": "gone", "widget": _widget("w2")}) == BOARD


def test_a_widget_is_moved_and_removed() -> None:
    box = _after({"op": "move_widget", "tab": "a", "id": "w1", "x": 3, "y": 2, "w": 4, "h": 5}).widgets[0]
    assert (box.x, box.y, box.w, box.h, box.title) == (3, 2, 4, 5, "One")
    assert _after({"op": "remove_widget", "tab": "a", "id": "w1"}).widgets == ()
    assert _after({"op": "remove_widget", "tab": "a", "id": "w9"}) == BOARD


def test_fields_are_replaced_and_tabs_keep_their_widgets() -> None:
    fields = {"name": "Renamed", "tags": ["x"], "time": {"range": "today"}, "accent": None, "tabs": [{"id": "c", "name": "C"}, {"id": "a", "name": "First"}]}
    after = _after({"op": "put_fields", "fields": fields})
    assert (after.name, after.tags, after.time.range, after.accent) == ("Renamed", ("x",), "today", msgspec.UNSET)
    assert [(tab.id, tab.name, len(tab.widgets)) for tab in after.tabs] == [("c", "C", 0), ("a", "First", 1)]
    assert after.description == BOARD.description


@pytest.mark.hostile(255)
@pytest.mark.parametrize(
    "operations",
    [
        [],
        "x",
        [{"op": "drop_table"}],
        [{"op": "put_widget", "tab": "a"}],
        [{"op": "move_widget", "tab": "a", "id": "w1", "x": 99, "y": 0, "w": 1, "h": 1}],
        [{"op": "put_fields", "fields": {"name": ""}}],
        [{"op": "put_fields", "fields": {"owner": "me"}}],
        [{"op": "put_fields", "fields": {"tabs": []}}],
        [{"op": "remove_widget", "tab": "a", "id": "w1"}] * (MAX_OPERATIONS + 1),
    ],
)
def test_what_is_no_operation_is_refused(operations: Any) -> None:
    with pytest.raises(InvalidInput):
        read_operations(operations)


_IDS = st.sampled_from(["w1", "w2", "w3"])
_TABS = st.sampled_from("abc")


def _put(tab: str, id_: str, x: int) -> dict[str, Any]:
    return {"op": "put_widget", "tab": tab, "widget": _widget(id_, x=x)}


def _move(id_: str, y: int) -> dict[str, Any]:
    return {"op": "move_widget", "tab": "a", "id": id_, "x": 0, "y": y, "w": 6, "h": 4}


def _tabs(ids: list[str]) -> dict[str, Any]:
    return {"op": "put_fields", "fields": {"tabs": [{"id": id_, "name": id_} for id_ in ids]}}


_OPERATION = st.one_of(
    st.builds(_put, _TABS, _IDS, st.integers(0, 6)),
    st.builds(_move, _IDS, st.integers(0, 9)),
    st.builds(lambda id_: {"op": "remove_widget", "tab": "a", "id": id_}, _IDS),
    st.builds(_tabs, st.lists(_TABS, min_size=1, unique=True)),
)


@pytest.mark.hostile(268)
@given(st.lists(_OPERATION, max_size=30))
def test_whatever_the_order_no_widget_is_there_twice_and_the_last_write_stands(operations: list[dict[str, Any]]) -> None:
    after = BOARD
    for operation in operations:
        after = _after(operation, board=after)
        ids = [widget.id for widget in after.widgets]
        assert len(ids) == len(set(ids))
        if operation["op"] == "put_widget" and operation["tab"] in {tab.id for tab in after.tabs}:
            found = after.widget(operation["widget"]["id"])
            assert found is not None
            assert found.x == operation["widget"]["x"]
    assert after.tabs
