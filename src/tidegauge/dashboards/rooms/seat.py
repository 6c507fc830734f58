"""One connection's place in a room."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec

from tidegauge.accounts.principal import Principal
from tidegauge.dashboards.access import Access
from tidegauge.dashboards.view import PersonName

COLOURS: Final = ("#45a8f9", "#d78f12", "#079489", "#d461b7", "#8f68cb", "#7d9b1f", "#ca564d", "#3499e5")
"""Of cursors and names; the categorical colours, so dark and light pages both show them."""


class Seat(msgspec.Struct):
    """`editing`: they have begun to change the dashboard."""

    connection: str
    caller: Principal
    person: PersonName
    colour: str
    access: Access
    tab: str | None = None
    widget: str | None = None
    editing: bool = False


class PresenceView(msgspec.Struct, frozen=True):
    """A seat as the others see it."""

    connection: str
    person: PersonName
    colour: str
    tab: str | None
    widget: str | None
    editing: bool


def presence_view(seat: Seat) -> PresenceView:
    """The view of a seat."""
    return PresenceView(seat.connection, seat.person, seat.colour, seat.tab, seat.widget, seat.editing)


def pick_colour(person_id: str, taken: Collection[str]) -> str:
    """A colour nobody there has, else one by the person's id."""
    free = [colour for colour in COLOURS if colour not in taken]
    return free[0] if free else COLOURS[sum(person_id.encode()) % len(COLOURS)]
