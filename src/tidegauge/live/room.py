"""The ports between open connections and what is kept of a dashboard that several people look at and edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tidegauge.core.errors import NotFound, TidegaugeError
from tidegauge.live.messages import Edit, Presence

if TYPE_CHECKING:
    from tidegauge.live.connection import Viewer


class Hall(Protocol):
    """Reaches those who are in a room."""

    def send(self, board_id: str, payload: bytes, author: str | None = None) -> None:
        """A message to everyone there but its author. Who cannot take it in time gets the whole state instead."""
        ...

    def eject(self, board_id: str, guest: str, error: TidegaugeError) -> None:
        """Tell a guest why they are there no longer."""
        ...


class Rooms(Protocol):
    """Dashboards that are open now. A guest is one connection's stay in one room. Methods raise what the guest is told."""

    async def enter(self, board_id: str, guest: str, viewer: Viewer) -> None:
        """Let a guest in. Raises NotFound for a dashboard that the viewer may not see."""
        ...

    async def admit_again(self, board_id: str, guest: str, viewer: Viewer) -> None:
        """A guest may do other things than before. Raises NotFound when they may not see the dashboard any more."""
        ...

    def snapshot(self, board_id: str) -> bytes:
        """The whole state as a message."""
        ...

    def edit(self, guest: str, edit: Edit) -> None:
        """A guest changes the draft. Raises Forbidden, InvalidInput, LimitReached."""
        ...

    def present(self, guest: str, presence: Presence) -> None:
        """A guest looks at something else, or begins or stops to edit."""
        ...

    def leave(self, board_id: str, guest: str) -> None:
        """A guest is gone."""
        ...


class NoRooms:
    """Where there are no dashboards."""

    async def enter(self, board_id: str, guest: str, viewer: Viewer) -> None:
        raise NotFound("There is no such dashboard.")

    async def admit_again(self, board_id: str, guest: str, viewer: Viewer) -> None:
        raise NotFound("There is no such dashboard.")

    def snapshot(self, board_id: str) -> bytes:
        raise NotFound("There is no such dashboard.")

    def edit(self, guest: str, edit: Edit) -> None:
        raise NotFound("There is no such dashboard.")

    def present(self, guest: str, presence: Presence) -> None:
        raise NotFound("There is no such dashboard.")

    def leave(self, board_id: str, guest: str) -> None:
        return None
