"""All open rooms, fed by connections on one side and by saves, sharing and deletion on the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

import msgspec

from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import InvalidInput, NotFound, TidegaugeError
from tidegauge.dashboards.access import require_view
from tidegauge.dashboards.library import Library, Remark, Saved
from tidegauge.dashboards.operation import read_operations
from tidegauge.dashboards.rooms.room import Room
from tidegauge.dashboards.rooms.seat import Seat, pick_colour
from tidegauge.dashboards.view import PersonName

NameOf = Callable[[Principal], Awaitable[str]]
"""What a person is called."""


class Edit(Protocol):
    """A connection's change of the draft; `operations` is JSON."""

    dashboard: str
    operations: msgspec.Raw
    base_version: int
    nonce: str


class Presence(Protocol):
    """Where a connection is."""

    dashboard: str
    tab: str | None
    widget: str | None
    editing: bool


class Hall(Protocol):
    """Reaches the connections in a room."""

    def send(self, board_id: str, payload: bytes, author: str | None = None) -> None:
        """A message to all of them but its author."""
        ...

    def eject(self, board_id: str, guest: str, error: TidegaugeError) -> None:
        """Tell one why they are there no longer, and have them leave."""
        ...


class RoomKeeper:
    """Rooms of this process. Give it to the live side as its rooms, and that side's hall to it. Callbacks of the library keep rooms true."""

    def __init__(self, library: Library, hall: Hall, name_of: NameOf) -> None:
        self._library, self._hall, self._name_of = library, hall, name_of
        self._rooms: dict[str, Room] = {}
        self._saves = 0
        library.on_saved.append(self.saved)
        library.on_gone.append(self.gone)
        library.on_shared.append(self.shared)
        library.on_remark.append(self.remarked)

    def __len__(self) -> int:
        return len(self._rooms)

    async def enter(self, board_id: str, guest: str, viewer: object) -> None:
        """Let a guest in. Raises NotFound."""
        if not isinstance(viewer, Principal):
            raise NotFound("There is no such dashboard.")
        name = await self._name_of(viewer) if viewer.person_id else ""
        while True:
            saves = self._saves
            board, document = await self._library.document(viewer, board_id)
            if saves == self._saves:  # else what was read may be older than what was told meanwhile
                break
        room = self._rooms.setdefault(board_id, Room(board_id, board.version, document, self._library.limits.widgets))
        colour = pick_colour(viewer.person_id, {seat.colour for seat in room.seats.values()})
        room.seats[guest] = Seat(guest, viewer, PersonName(viewer.person_id, name), colour, require_view(board.claim, viewer))
        self._hall.send(board_id, room.presence(), guest)

    async def admit_again(self, board_id: str, guest: str, viewer: object) -> None:
        """A guest may do other things than before. Raises NotFound when they may not see the dashboard any more."""
        seat = self._guests(board_id).get(guest)
        if seat is None or not isinstance(viewer, Principal):
            return
        board = await self._library.board(viewer, board_id)
        seat.caller, seat.access = viewer, require_view(board.claim, viewer)
        if seat.editing and seat.access != "edit":
            seat.editing = False
            self._hall.send(board_id, self._room(board_id).presence())

    def snapshot(self, board_id: str) -> bytes:
        """The whole state. Raises NotFound for a room that nobody is in."""
        return self._room(board_id).snapshot()

    def edit(self, guest: str, edit: Edit) -> None:
        """Change the draft and tell the others. Raises Forbidden, InvalidInput, LimitReached."""
        try:
            operations = read_operations(msgspec.json.decode(edit.operations))
        except (msgspec.DecodeError, RecursionError):
            raise InvalidInput("The operations are no JSON, or nest too deep.") from None
        room = self._room(edit.dashboard, guest)
        self._hall.send(edit.dashboard, room.edit(guest, edit.base_version, operations, edit.nonce), guest)
        seat = room.seats[guest]
        if not seat.editing:
            seat.editing = True
            self._hall.send(edit.dashboard, room.presence())

    def present(self, guest: str, presence: Presence) -> None:
        """Move a guest and tell the others. Raises InvalidInput."""
        room = self._room(presence.dashboard, guest)
        seat = room.seats[guest]
        if max(len(presence.tab or ""), len(presence.widget or "")) > 40:
            raise InvalidInput("Name a tab and a widget by their ids.")
        now = (presence.tab, presence.widget, presence.editing and seat.access == "edit")
        if now != (seat.tab, seat.widget, seat.editing):
            seat.tab, seat.widget, seat.editing = now
            self._hall.send(presence.dashboard, room.presence(), guest)

    def leave(self, board_id: str, guest: str) -> None:
        """A guest is gone; the last one takes the draft along."""
        room = self._rooms.get(board_id)
        if room is None or room.seats.pop(guest, None) is None:
            return
        if room.seats:
            self._hall.send(board_id, room.presence())
        else:
            del self._rooms[board_id]

    async def saved(self, saved: Saved) -> None:
        """Tell a room of a new version."""
        self._saves += 1
        room = self._rooms.get(saved.id)
        if room is not None and saved.version > room.version:
            self._hall.send(saved.id, room.saved(saved.version, saved.document))

    async def gone(self, board_id: str) -> None:
        """The dashboard was deleted: everyone leaves."""
        for guest in list(self._guests(board_id)):
            self._hall.eject(board_id, guest, NotFound("This dashboard was deleted."))

    async def shared(self, board_id: str) -> None:
        """Who may see it has changed: those who may not leave, the others may do what they may now."""
        for guest, seat in list(self._guests(board_id).items()):
            try:
                board = await self._library.board(seat.caller, board_id)
            except NotFound as error:
                self._hall.eject(board_id, guest, error)
            else:
                seat.access = require_view(board.claim, seat.caller)

    async def remarked(self, remark: Remark) -> None:
        """Tell the rooms that it concerns, so that those there look again."""
        for board_id, room in self._rooms.items():
            if remark.board_id == board_id or (remark.board_id is None and room.is_of(remark.project_id)):
                self._hall.send(board_id, room.remarks(remark.what))

    def _guests(self, board_id: str) -> dict[str, Seat]:
        room = self._rooms.get(board_id)
        return room.seats if room is not None else {}

    def _room(self, board_id: str, guest: str | None = None) -> Room:
        room = self._rooms.get(board_id)
        if room is None or (guest is not None and guest not in room.seats):
            raise NotFound("There is no such dashboard.")
        return room
