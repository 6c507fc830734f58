"""A room: edits make a draft, saves end it, and viewers change nothing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.accounts.policy import OF_ROLE
from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import Forbidden, InvalidInput, LimitReached
from tidegauge.dashboards.access import Access
from tidegauge.dashboards.document import Document, Tab, Widget
from tidegauge.dashboards.operation import read_operations
from tidegauge.dashboards.rooms.room import Room
from tidegauge.dashboards.rooms.seat import Seat
from tidegauge.dashboards.view import PersonName

DOCUMENT = Document("Board", (Tab("a", "A", (Widget("w1", "line", "One", 0, 0, 6, 4),)),))


def _seat(connection: str, access: Access = "edit", person_id: str = "p1") -> Seat:
    caller = Principal(kind="person", person_id=person_id, project_id=1, role="editor", permissions=OF_ROLE["editor"])
    return Seat(connection, caller, PersonName(person_id, "Pim" if person_id else ""), "#45a8f9", access)


def _room(max_widgets: int = 100) -> Room:
    room = Room("b", 3, DOCUMENT, max_widgets)
    room.seats |= {"g1": _seat("g1"), "g2": _seat("g2", "view", "p2"), "wall": _seat("wall", "view", "")}
    return room


def _put(id_: str = "w2", **changes: Any) -> dict[str, Any]:
    return {"op": "put_widget", "tab": "a", "widget": {"id": id_, "kind": "line", "title": "Two", "x": 0, "y": 4, "w": 6, "h": 4} | changes}


def _edit(room: Room, *operations: dict[str, Any], guest: str = "g1", base_version: int = 3, nonce: str = "n") -> dict[str, Any]:
    message: dict[str, Any] = msgspec.json.decode(room.edit(guest, base_version, read_operations(list(operations)), nonce))
    return message


@pytest.mark.req("H10")
def test_edits_make_a_draft_that_newcomers_see_beside_what_is_saved() -> None:
    room = _room()
    assert "draft_document" not in msgspec.json.decode(room.snapshot())
    message = _edit(room, _put(), {"op": "remove_widget", "tab": "a", "id": "w1"})
    assert (message["type"], message["dashboard"], message["person"], message["draft"], message["nonce"]) == ("edits", "b", {"id": "p1", "name": "Pim"}, 1, "n")
    assert message["operations"][1] == {"op": "remove_widget", "tab": "a", "id": "w1"}
    shown = msgspec.json.decode(room.snapshot())
    assert [widget["id"] for widget in shown["document"]["tabs"][0]["widgets"]] == ["w1"]
    assert [widget["id"] for widget in shown["draft_document"]["tabs"][0]["widgets"]] == ["w2"]
    assert (shown["version"], shown["draft"]) == (3, 1)


@pytest.mark.req("H10")
def test_a_save_takes_the_place_of_the_draft() -> None:
    room = _room()
    _edit(room, _put())
    told = msgspec.json.decode(room.saved(4, DOCUMENT))
    assert (told["type"], told["id"], told["version"], told["document"]["name"]) == ("dashboard_update", "b", 4, "Board")
    assert "draft_document" not in msgspec.json.decode(room.snapshot())


@pytest.mark.req("H10")
def test_people_are_shown_with_their_colours_and_screens_are_not() -> None:
    people = msgspec.json.decode(_room().presence())["people"]
    assert [(one["connection"], one["person"]["id"], one["editing"], one["tab"], one["widget"]) for one in people] == [
        ("g1", "p1", False, None, None),
        ("g2", "p2", False, None, None),
    ]


@pytest.mark.hostile(253)
def test_viewers_change_nothing() -> None:
    room = _room()
    with pytest.raises(Forbidden):
        _edit(room, _put(), guest="g2")
    assert room.draft is None


@pytest.mark.hostile(255)
def test_an_edit_is_applied_whole_or_not_at_all() -> None:
    room = _room(max_widgets=2)
    with pytest.raises(LimitReached):
        _edit(room, _put("w2"), _put("w3"))
    with pytest.raises(InvalidInput, match="no kind"):
        _edit(room, _put("w2"), _put("w3", kind="nope"))
    with pytest.raises(InvalidInput, match="not saved yet"):
        _edit(room, _put(), base_version=4)
    with pytest.raises(InvalidInput, match="nonce"):
        _edit(room, _put(), nonce="x" * 101)
    assert room.draft is None


@pytest.mark.hostile(254)
def test_a_draft_stays_within_the_documents_bounds() -> None:
    room, deep = _room(), []
    for _ in range(60):
        deep = [deep]
    with pytest.raises(InvalidInput, match="deep"):
        _edit(room, _put(options={"settings": deep}))
    for number in range(8):
        _edit(room, _put(f"w{number + 2}", options={"text": "x" * 60_000}))
    with pytest.raises(LimitReached, match="512 KiB"):
        _edit(room, _put("w20", options={"text": "x" * 60_000}))
