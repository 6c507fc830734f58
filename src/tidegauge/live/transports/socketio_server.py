"""Socket.IO sessions as live connections: `join_admin_room`, `leave_admin_room` and `request_live_update`; `live_update`, `status` and `error`.

Imports the library: loaded when somebody connects, by `socketio_library`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final

import engineio
import msgspec
import socketio
from socketio.exceptions import ConnectionRefusedError as Refused
from socketio.packet import CONNECT, EVENT, Packet

from tidegauge.core.errors import InvalidInput, TidegaugeError, Unauthenticated
from tidegauge.live.connection import Connection
from tidegauge.live.frame import Frame
from tidegauge.live.hub import Hub
from tidegauge.live.outbox import Wire
from tidegauge.live.pace import MessageRate
from tidegauge.live.transports.frame_protocol import EXTENSION, MAX_MESSAGE_BYTES
from tidegauge.live.transports.socketio_wire import NotedQueue, SocketIoWire
from tidegauge.live.transports.websocket import Entrance, Scope

ROOM: Final = "admin"
MAX_LOGINS: Final = 3
_quiet: Final = logging.getLogger("tidegauge.socketio")
_quiet.setLevel(logging.CRITICAL)  # what a client does wrong is told to the client


class Status(msgspec.Struct, tag="status"):
    """Where the session stands: connected, joined or left."""

    status: str
    room: str | msgspec.UnsetType = msgspec.UNSET


class Session:
    """One Engine.IO session. `socket`: the WebSocket below it, once there is one."""

    def __init__(self, rate: MessageRate) -> None:
        self.rate = rate
        self.logins = 0
        self.connection: Connection | None = None
        self.socket: Wire | None = None


class _Engine(engineio.AsyncServer):  # type: ignore[misc]
    def create_queue(self, *args: Any, **kwargs: Any) -> NotedQueue:
        return NotedQueue(*args, **kwargs)


class SocketIoServer(socketio.AsyncServer):  # type: ignore[misc]
    """Sessions by their Engine.IO id. `entrance` makes the gate of a request or handshake."""

    def __init__(self, hub: Hub, entrance: Callable[[Scope], Entrance]) -> None:
        limits = hub.limits
        super().__init__(
            async_mode="asgi",
            async_handlers=False,  # one event of a client at a time: a flood waits in its own socket
            cors_allowed_origins=[],  # the app's rules hold, see `connect`
            http_compression=False,
            max_http_buffer_size=MAX_MESSAGE_BYTES,
            ping_interval=limits.heartbeat_s,
            ping_timeout=max(limits.idle_s - limits.heartbeat_s, 1.0),
            logger=_quiet,
            engineio_logger=_quiet,
        )
        self._hub, self._entrance = hub, entrance
        self.sessions: dict[str, Session] = {}
        for name in ("connect", "disconnect", "join_admin_room", "leave_admin_room", "request_live_update"):
            self.on(name, getattr(self, f"_{name}"))
        self.on("*", self._unknown)

    def note_socket(self, engine_id: str, scope: Scope) -> None:
        """The session goes on over a WebSocket."""
        session, side_door = self.sessions.get(engine_id), scope.get("extensions", {}).get(EXTENSION)
        if session is not None and side_door is not None:
            session.socket = side_door["wire"]

    async def drop(self, engine_id: str) -> None:
        """Let a session go at once."""
        session, socket = self.sessions.get(engine_id), self.eio.sockets.pop(engine_id, None)
        if socket is not None:
            await socket.close(wait=False, abort=True, reason=self.reason.SERVER_DISCONNECT)
            socket.queue.put_nowait(None)
        if session is not None and session.socket is not None:
            session.socket.abort()

    def _engineio_server_class(self) -> type[_Engine]:
        return _Engine

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        await super()._handle_eio_connect(eio_sid, environ)
        loop, limits = asyncio.get_running_loop(), self._hub.limits
        self.sessions[eio_sid] = Session(MessageRate(limits.messages_per_s, limits.message_burst, loop.time()))
        self.note_socket(eio_sid, environ["asgi.scope"])
        loop.call_later(limits.auth_timeout_s, self._expire, eio_sid)

    async def _handle_eio_message(self, eio_sid: str, data: object) -> None:
        session = self.sessions.get(eio_sid)
        try:
            packet = _readable(data)
        except (ValueError, RecursionError):
            packet = None
        if session is None or packet is None or not self._may(session, packet):
            await self.drop(eio_sid)
            return
        wait_s = session.rate.take(asyncio.get_running_loop().time())
        if session.rate.delayed > self._hub.limits.messages_delayed:
            self._hub.dropped += 1
            await self.drop(eio_sid)
            return
        await asyncio.sleep(wait_s)
        await super()._handle_eio_message(eio_sid, data)

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        await super()._handle_eio_disconnect(eio_sid, reason)
        self.sessions.pop(eio_sid, None)
        socket = self.eio.sockets.get(eio_sid)
        if socket is not None:
            socket.queue.put_nowait(None)  # a poll that waits is answered

    def _may(self, session: Session, packet: Packet) -> bool:
        """A session logs in once and in few attempts, before anything else."""
        if packet.packet_type != CONNECT:
            return session.connection is not None
        session.logins += 1
        return session.connection is None and session.logins <= MAX_LOGINS

    def _expire(self, eio_sid: str) -> None:
        session = self.sessions.get(eio_sid)
        if session is not None and session.connection is None:
            self.start_background_task(self.drop, eio_sid)

    async def _connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        eio_sid = self.manager.eio_sid_from_sid(sid, "/")
        gate, token = self._entrance(environ["asgi.scope"]), auth.get("token") if isinstance(auth, dict) else None
        try:
            viewer = await (gate.admit(token) if isinstance(token, str) and token else gate.enter())
            if viewer is None:
                raise Unauthenticated('Not signed in. Connect with auth: {"token": "…"}, or from the product\'s own pages.')
            self._hub.roster.check_room(viewer.name)
        except TidegaugeError as error:
            raise Refused(error.message, {"code": error.code}) from None
        session, socket = self.sessions.get(eio_sid), self.eio.sockets.get(eio_sid)
        if session is None or socket is None:  # gone while we asked
            raise Refused("Gone.")
        wire = SocketIoWire(socket.queue, lambda: self.start_background_task(self.drop, eio_sid))
        session.connection = Connection(self._hub, wire, gate, viewer, asyncio.get_running_loop().time(), "socketio")
        self._hub.roster.put(session.connection)
        session.connection.greet()
        self._say(session.connection, Status("connected"))

    async def _disconnect(self, sid: str, reason: str) -> None:
        connection = self._connection(sid)
        if connection is not None:
            self._hub.part(connection)

    async def _join_admin_room(self, sid: str, *given: object) -> None:
        connection = self._connection(sid)
        if connection is not None and connection.viewer is not None:
            connection.unsubscribe(ROOM)
            self._say(connection, Status("joined", ROOM))
            viewer = connection.viewer
            with self._hub.seen_by(viewer):
                connection.subscriptions[ROOM] = self._hub.summaries.follow(viewer.project_id, viewer.timezone, ROOM, connection.outbox, connection.on_fault)

    async def _leave_admin_room(self, sid: str, *given: object) -> None:
        connection = self._connection(sid)
        if connection is not None:
            connection.unsubscribe(ROOM)
            self._say(connection, Status("left", ROOM))

    async def _request_live_update(self, sid: str, *given: object) -> None:
        connection = self._connection(sid)
        if connection is not None and connection.viewer is not None:
            viewer = connection.viewer
            try:
                with self._hub.seen_by(viewer):
                    connection.outbox.remark(await self._hub.summaries.look(viewer.project_id, viewer.timezone))
            except TidegaugeError as error:
                connection.fault(error)

    async def _unknown(self, event: str, sid: str, *given: object) -> None:
        connection = self._connection(sid)
        if connection is not None:
            known = "join_admin_room, leave_admin_room or request_live_update"
            connection.fault(InvalidInput(f"There is no event '{event[:60]}'. Send {known}.", code="invalid_message"))

    def _connection(self, sid: str) -> Connection | None:
        session = self.sessions.get(self.manager.eio_sid_from_sid(sid, "/"))
        return session.connection if session is not None else None

    def _say(self, connection: Connection, message: msgspec.Struct) -> None:
        connection.outbox.remark(Frame(msgspec.json.encode(message)))


def _readable(data: object) -> Packet | None:
    """The packet; None when it is of a kind that is not taken here: binary ones would wait in memory for their attachments. Raises ValueError."""
    if not isinstance(data, str) or data[:1] not in ("0", "1", "2", "3"):
        return None
    packet = Packet(encoded_packet=data)
    if packet.packet_type == EVENT and not (isinstance(packet.data, list) and packet.data and isinstance(packet.data[0], str)):
        return None
    return packet
