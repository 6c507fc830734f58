"""Rooms as topics: messages reach the others in order, and who fell behind gets the whole state."""

from __future__ import annotations

from typing import Any, cast

import msgspec
import pytest
from tests.unit.live.screens import NamedViewer, RecordingWire

from tidegauge.core.errors import InvalidInput, NotFound
from tidegauge.live.connection import Connection, Viewer
from tidegauge.live.hall import RoomRegistry
from tidegauge.live.messages import Edit, Presence
from tidegauge.live.outbox import Outbox
from tidegauge.live.topic import Subscription


class Notes:
    """Rooms that are a list of words; every edit adds one."""

    def __init__(self, hall: RoomRegistry) -> None:
        self.hall = hall
        self.words: list[str] = []
        self.left: list[str] = []
        self.guests: list[str] = []

    async def enter(self, board_id: str, guest: str, viewer: Viewer) -> None:
        if board_id == "none":
            raise NotFound("There is no such dashboard.")
        self.guests.append(guest)

    def snapshot(self, board_id: str) -> bytes:
        return msgspec.json.encode({"all": self.words})

    def edit(self, guest: str, edit: Edit) -> None:
        self.words.append(edit.nonce)
        self.hall.send(edit.dashboard, msgspec.json.encode({"new": edit.nonce}), guest)

    def present(self, guest: str, presence: Presence) -> None:
        self.hall.send(presence.dashboard, b'{"here":1}')

    def leave(self, board_id: str, guest: str) -> None:
        self.left.append(guest)


class Peer:
    """A connection as far as a room needs it."""

    def __init__(self) -> None:
        self.wire = RecordingWire()
        self.outbox = Outbox(self.wire)
        self.faults: list[tuple[str, bool]] = []

    def on_fault(self, subscription: Subscription, error: Any, *, is_final: bool) -> None:
        self.faults.append((error.code, is_final))

    async def enter(self, hall: RoomRegistry, board_id: str = "b") -> Subscription:
        return await hall.follow(cast(Connection, self), board_id, NamedViewer())

    def take(self) -> list[dict[str, Any]]:
        """What came since the last look, without the guest's own name."""
        messages = [{key: value for key, value in message.items() if key != "connection"} for message in self.wire.messages]
        self.wire.frames.clear()
        return messages


def _edit(word: str) -> Edit:
    return Edit("b", msgspec.Raw(b"[]"), 0, word)


def _hall() -> tuple[RoomRegistry, Notes]:
    hall = RoomRegistry()
    notes = Notes(hall)
    hall.rooms = notes
    return hall, notes


@pytest.mark.req("H10")
async def test_everyone_gets_the_state_once_and_then_what_the_others_do() -> None:
    hall, notes = _hall()
    ada, bob = Peer(), Peer()
    first, second = await ada.enter(hall), await bob.enter(hall)
    assert ada.wire.messages[0]["connection"] == notes.guests[0]
    assert (ada.take(), bob.take()) == ([{"all": []}], [{"all": []}])
    hall.edit(first, _edit("x"))
    hall.edit(second, _edit("y"))
    hall.present(first, Presence("b"))
    assert ada.take() == [{"new": "y"}, {"here": 1}]
    assert bob.take() == [{"new": "x"}, {"here": 1}]


@pytest.mark.req("H10", "E7")
async def test_who_does_not_read_gets_the_whole_state_when_they_do_and_holds_nobody_up() -> None:
    hall, _ = _hall()
    ada, slow = Peer(), Peer()
    first, second = await ada.enter(hall), await slow.enter(hall)
    slow.wire.can_write = False
    for word in ("x", "y", "z"):
        hall.edit(first, _edit(word))
    hall.edit(second, _edit("mine"))
    ada.take()
    slow.take()
    slow.wire.resume()
    assert slow.take() == [{"all": ["x", "y", "z", "mine"]}]
    hall.edit(first, _edit("w"))
    assert slow.take() == [{"new": "w"}]


async def test_who_leaves_hears_nothing_more_and_the_last_one_closes_the_room() -> None:
    hall, notes = _hall()
    ada, bob = Peer(), Peer()
    first, second = await ada.enter(hall), await bob.enter(hall)
    bob.take()
    hall.leave(second.topic, second)  # type: ignore[arg-type]
    hall.edit(first, _edit("x"))
    assert bob.take() == []
    hall.leave(first.topic, first)  # type: ignore[arg-type]
    assert len(hall) == 0
    assert sorted(notes.left) == sorted(notes.guests)
    hall.send("b", b"{}")


async def test_a_guest_can_be_sent_away() -> None:
    hall, notes = _hall()
    ada = Peer()
    await ada.enter(hall)
    hall.eject("b", notes.guests[0], NotFound("gone"))
    hall.eject("b", "unknown", NotFound("gone"))
    hall.eject("unknown", notes.guests[0], NotFound("gone"))
    assert ada.faults == [("not_found", True)]


async def test_only_who_is_in_a_room_changes_it() -> None:
    hall, notes = _hall()
    with pytest.raises(InvalidInput, match="Subscribe"):
        hall.edit(None, _edit("x"))
    with pytest.raises(InvalidInput, match="Subscribe"):
        hall.present(None, Presence("b"))
    with pytest.raises(NotFound):
        await Peer().enter(hall, "none")
    assert (notes.words, len(hall)) == ([], 0)
