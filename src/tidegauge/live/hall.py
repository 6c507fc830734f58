"""Open dashboards as topics: every message to those in a room, once encoded; the whole state to who fell behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tidegauge.core.errors import InvalidInput, TidegaugeError
from tidegauge.core.ids import new_id
from tidegauge.live.frame import Frame
from tidegauge.live.room import NoRooms, Rooms
from tidegauge.live.topic import Subscription

if TYPE_CHECKING:
    from tidegauge.live.connection import Connection, Viewer
    from tidegauge.live.messages import Edit, Presence


class RoomTopic:
    """A room's followers and the last message to them. `version` counts messages."""

    def __init__(self, board_id: str, snapshot: Callable[[], bytes]) -> None:
        self.board_id = board_id
        self.followers: dict[Subscription, None] = {}
        self.guests: dict[str, Subscription] = {}
        self.version = 0
        self._last = Frame(b"")
        self._snapshot = snapshot
        self._whole: tuple[int, bytes] = (-1, b"")

    def push(self, payload: bytes, author: Subscription | None) -> None:
        """Offer a message to all; the author has it already, unless they missed one before."""
        self.version += 1
        self._last = Frame(payload)
        for subscription in list(self.followers):
            if subscription is author and subscription.seen == self.version - 1:
                subscription.seen = self.version
            else:
                subscription.outbox.offer(subscription)

    def frame(self, subscription: Subscription) -> Frame:
        """The last message when the follower has all before it, else the whole state with the follower's own place in it."""
        has_all_before = subscription.seen == self.version - 1
        subscription.seen = self.version
        if has_all_before:
            return self._last
        if self._whole[0] != self.version:
            self._whole = (self.version, self._snapshot())
        return Frame(subscription.prefix + self._whole[1][1:])


class RoomRegistry:
    """Who is in which room, by connection. It is the Hall of `rooms`."""

    def __init__(self) -> None:
        self.rooms: Rooms = NoRooms()
        self._topics: dict[str, RoomTopic] = {}

    def __len__(self) -> int:
        return len(self._topics)

    async def follow(self, connection: Connection, board_id: str, viewer: Viewer) -> Subscription:
        """Enter a room; its state follows at once. Raises NotFound."""
        guest = new_id()
        await self.rooms.enter(board_id, guest, viewer)
        topic = self._topics.get(board_id)
        if topic is None:
            topic = self._topics[board_id] = RoomTopic(board_id, lambda: self.rooms.snapshot(board_id))
        prefix = f'{{"connection":"{guest}",'.encode()
        subscription = Subscription(board_id, prefix, topic, connection.outbox, connection.on_fault)
        subscription.seen = -2  # the first message is the whole state, also when it is the room's first
        topic.followers[subscription] = None
        topic.guests[guest] = subscription
        connection.outbox.offer(subscription)
        return subscription

    async def admit_again(self, topic: RoomTopic, subscription: Subscription, viewer: Viewer) -> None:
        """A guest may do other things than before. Raises NotFound when they may not be there any more."""
        await self.rooms.admit_again(topic.board_id, self._guest(topic, subscription), viewer)

    def leave(self, topic: RoomTopic, subscription: Subscription) -> None:
        """The subscription has ended."""
        topic.followers.pop(subscription, None)
        guest = self._guest(topic, subscription)
        topic.guests.pop(guest, None)
        if not topic.followers:
            self._topics.pop(topic.board_id, None)
        self.rooms.leave(topic.board_id, guest)

    def edit(self, subscription: Subscription | None, message: Edit) -> None:
        """A follower changes the draft. Raises InvalidInput for who is not in the room, and as Rooms.edit."""
        self.rooms.edit(self._guest_in_room(subscription), message)

    def present(self, subscription: Subscription | None, message: Presence) -> None:
        """A follower looks at something else. Raises as `edit`."""
        self.rooms.present(self._guest_in_room(subscription), message)

    def send(self, board_id: str, payload: bytes, author: str | None = None) -> None:
        """See Hall."""
        topic = self._topics.get(board_id)
        if topic is not None:
            topic.push(payload, topic.guests.get(author) if author is not None else None)

    def eject(self, board_id: str, guest: str, error: TidegaugeError) -> None:
        """See Hall."""
        topic = self._topics.get(board_id)
        subscription = topic.guests.get(guest) if topic is not None else None
        if subscription is not None:
            subscription.on_fault(subscription, error, is_final=True)

    def _guest_in_room(self, subscription: Subscription | None) -> str:
        topic = subscription.topic if subscription is not None else None
        if subscription is None or not isinstance(topic, RoomTopic):
            raise InvalidInput("Subscribe to the dashboard first.")
        return self._guest(topic, subscription)

    def _guest(self, topic: RoomTopic, subscription: Subscription) -> str:
        return next((guest for guest, known in topic.guests.items() if known is subscription), "")
