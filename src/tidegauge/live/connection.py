"""One open connection: who it is, what it follows, and what it may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Protocol

from tidegauge.accounts.policy import Permission
from tidegauge.core.errors import Forbidden, InvalidInput, LimitReached, RateLimited, TidegaugeError, Unauthenticated
from tidegauge.live.frame import Frame
from tidegauge.live.messages import MAX_ID_LENGTH, PING, PONG, Auth, Edit, Ping, Presence, Subscribe, Unsubscribe, encode_fault, read_incoming
from tidegauge.live.outbox import Outbox, Wire
from tidegauge.live.pace import MessageRate

if TYPE_CHECKING:
    from tidegauge.live.hub import Hub
    from tidegauge.live.topic import Subscription

CLOSE_UNAUTHENTICATED: Final = 4401
CLOSE_FLOOD: Final = 1008
CLOSE_IDLE: Final = 4408
CLOSE_TRY_LATER: Final = 1013
Transport = Literal["websocket", "event_stream", "socketio"]
_NULL: Final = b"null"
_PING, _PONG = Frame(PING), Frame(PONG)


class Viewer(Protocol):
    """Who looks: a project to look at, its zone, a name to count connections by, and what they may do."""

    @property
    def project_id(self) -> int: ...

    @property
    def timezone(self) -> str: ...

    @property
    def name(self) -> str: ...

    def may(self, permission: Permission) -> bool: ...


class Gate(Protocol):
    """Decides who may look."""

    async def admit(self, token: str) -> Viewer:
        """The viewer that a token stands for, in the project that the connection asked for. Raises Unauthenticated, Forbidden, NotFound."""
        ...

    async def recheck(self) -> Viewer | None:
        """Who was admitted last, as they are now; None when their session has ended."""
        ...


class Connection:
    """Handles the peer's messages. Everything wrong with them becomes an error message; the connection stays."""

    __slots__ = ("_auth_until_s", "_ping_at_s", "gate", "hub", "outbox", "rate", "recheck_at_s", "subscriptions", "transport", "viewer")

    def __init__(self, hub: Hub, wire: Wire, gate: Gate, viewer: Viewer | None, now_s: float, transport: Transport = "websocket") -> None:
        limits = hub.limits
        self.transport = transport
        self.hub, self.gate, self.viewer = hub, gate, viewer
        self.outbox = Outbox(wire)
        self.subscriptions: dict[str, Subscription] = {}
        self.rate = MessageRate(limits.messages_per_s, limits.message_burst, now_s)
        self._auth_until_s = now_s + limits.auth_timeout_s
        self._ping_at_s = now_s + limits.heartbeat_s
        self.recheck_at_s = now_s + limits.recheck_s

    def greet(self) -> None:
        """The connection is open; one too many for its person ends at once."""
        try:
            if self.viewer is not None:
                self.hub.roster.identify(self, self.viewer.name)
        except TidegaugeError as error:
            self.fault(error)
            self.outbox.wire.close(CLOSE_TRY_LATER, error.code)

    def delay_s(self, now_s: float) -> float | None:
        """How long the message that just came has to wait; None when the peer is flooding and was told to go."""
        wait_s = self.rate.take(now_s)
        if self.rate.delayed <= self.hub.limits.messages_delayed:
            return wait_s
        self.hub.dropped += 1
        self.fault(RateLimited(f"More than {self.hub.limits.messages_per_s:g} messages a second for too long."))
        self.outbox.wire.close(CLOSE_FLOOD, "too many messages")
        return None

    async def receive(self, text: str | bytes) -> None:
        """Do what one message asks."""
        id_: str | None = None
        try:
            message = read_incoming(text)
            match message:
                case Subscribe(dashboard=str(board_id)):
                    id_ = board_id
                    await self._enter(board_id, self._viewer())
                case Edit() | Presence():
                    id_ = message.dashboard
                    room = self.subscriptions.get(id_)
                    self.hub.rooms.edit(room, message) if isinstance(message, Edit) else self.hub.rooms.present(room, message)
                case Subscribe() | Unsubscribe():
                    id_ = message.id if message.id is not None else message.dashboard
                    self._subscribe(message, self._viewer()) if isinstance(message, Subscribe) else self.unsubscribe(id_)
                case Auth():
                    await self._authenticate(message.token)
                case Ping():
                    self.outbox.remark(_PONG)
        except TidegaugeError as error:
            self.fault(error, id_)

    def fault(self, error: TidegaugeError, id_: str | None = None) -> None:
        """Tell the peer what was wrong."""
        self.outbox.remark(Frame(encode_fault(error, id_ if id_ is None else id_[:MAX_ID_LENGTH])))

    def on_fault(self, subscription: Subscription, error: TidegaugeError, *, is_final: bool) -> None:
        """A topic failed: tell the peer, and forget the subscription when nothing more will come."""
        if self.subscriptions.get(subscription.id) is subscription:
            self.fault(error, subscription.id)
            if is_final:
                self.unsubscribe(subscription.id)

    def unsubscribe(self, id_: str | None) -> None:
        """End a subscription; nothing to do for an unknown one."""
        subscription = self.subscriptions.pop(id_, None) if id_ is not None else None
        if subscription is not None:
            self.hub.leave(subscription)

    def release(self) -> None:
        """The peer is gone: end everything."""
        for id_ in list(self.subscriptions):
            self.unsubscribe(id_)

    def check(self, now_s: float) -> None:
        """Once a second: deadlines, heartbeats, and letting go of who does not read or answer."""
        limits, wire = self.hub.limits, self.outbox.wire
        if self.viewer is None and now_s >= self._auth_until_s:
            wire.close(CLOSE_UNAUTHENTICATED, "authenticate first")
        elif self.outbox.stalled_s(now_s) >= limits.stall_s:
            self.hub.dropped += 1
            wire.abort()
        elif now_s - wire.last_heard_s >= limits.idle_s:
            self.hub.dropped += 1
            wire.close(CLOSE_IDLE, "no sign of life")
        elif now_s >= self._ping_at_s:
            self._ping_at_s = now_s + limits.heartbeat_s
            if wire.can_write:
                self.outbox.remark(_PING)

    async def recheck(self) -> None:
        """End the connection when its session has; what its viewer may do no longer ends too."""
        if self.viewer is None:
            return
        viewer = await self.gate.recheck()
        if viewer is None:
            self.fault(Unauthenticated("Your session has ended. Log in again."))
            self.outbox.wire.close(CLOSE_UNAUTHENTICATED, "session ended")
        else:
            await self._go_on_as(viewer)

    def _viewer(self) -> Viewer:
        if self.viewer is None:
            raise Unauthenticated('Log in first: {"type": "auth", "token": "…"}.')
        return self.viewer

    def _subscribe(self, message: Subscribe, viewer: Viewer) -> None:
        if message.id is None or not 0 < len(message.id) <= MAX_ID_LENGTH:
            raise InvalidInput(f"Give the subscription an id of 1 to {MAX_ID_LENGTH} characters.")
        query, feed = bytes(message.query), bytes(message.feed)
        if (query == _NULL) == (feed == _NULL):
            raise InvalidInput("Subscribe to a query or a feed: give one of the two.")
        self._make_room(message.id)
        if feed == _NULL:
            self.subscriptions[message.id] = self.hub.follow_query(self, message.id, query, viewer, wants_changes=message.deltas)
        else:
            self.subscriptions[message.id] = self.hub.follow_feed(self, message.id, feed, viewer)

    async def _enter(self, board_id: str, viewer: Viewer) -> None:
        self._make_room(board_id)
        self.subscriptions[board_id] = await self.hub.rooms.follow(self, board_id, viewer)

    def _make_room(self, id_: str) -> None:
        """End what has this name, when there is something; else check that one more is allowed."""
        most = self.hub.limits.subscriptions_per_connection
        if len(self.subscriptions) >= most and id_ not in self.subscriptions:
            raise LimitReached(f"A connection can have {most} subscriptions. Unsubscribe from some.")
        self.unsubscribe(id_)

    async def _authenticate(self, token: str) -> None:
        try:
            viewer = await self.gate.admit(token)
            if self.viewer is not None and (self.viewer.name, self.viewer.project_id) != (viewer.name, viewer.project_id):
                raise Forbidden("This connection belongs to another login. Open a new one.")
            self.hub.roster.identify(self, viewer.name)
        except TidegaugeError as error:
            self.fault(error)
            if self.viewer is None:
                self.outbox.wire.close(CLOSE_UNAUTHENTICATED, "not authenticated")
            return
        await self._go_on_as(viewer)

    async def _go_on_as(self, viewer: Viewer) -> None:
        """What the viewer may do no longer ends."""
        before, self.viewer = self.viewer, viewer
        if before is not None and before != viewer:
            self.hub.renew_if_changed(self, before, viewer)
            await self.hub.admit_again(list(self.subscriptions.values()), viewer)
