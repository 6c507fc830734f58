from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

import pytest
from tests.unit.live.screens import NamedViewer, RecordingWire, TokenGate

from tidegauge.accounts.policy import Permission
from tidegauge.core.errors import InvalidQuery, TidegaugeError, Unavailable
from tidegauge.live.connection import Connection, Viewer
from tidegauge.live.frame import Frame
from tidegauge.live.hall import RoomRegistry
from tidegauge.live.hub import Hub
from tidegauge.live.limits import LiveLimits
from tidegauge.live.roster import Roster
from tidegauge.live.topic import Subscription


class Quiet:
    """A topic that shows nothing."""

    def __init__(self) -> None:
        self.followers: dict[Subscription, None] = {}

    def frame(self, subscription: Subscription) -> Frame:
        return Frame(b"null")


class Desk:
    """The hub as a connection sees it; records what was followed and left."""

    def __init__(self, **limits: Any) -> None:
        self.limits = LiveLimits(**limits)
        self.roster = Roster(self.limits)
        self.dropped = 0
        self.rooms = RoomRegistry()
        self.followed: list[tuple[str, str, bytes, int]] = []
        self.left: list[str] = []
        self.error: TidegaugeError | None = None
        self.renewed: list[tuple[Viewer, Viewer]] = []
        self.admitted: list[tuple[list[str], Viewer]] = []

    def renew_if_changed(self, connection: Connection, before: Viewer, now: Viewer) -> None:
        self.renewed.append((before, now))

    async def admit_again(self, subscriptions: Sequence[Subscription], viewer: Viewer) -> None:
        self.admitted.append(([subscription.id for subscription in subscriptions], viewer))

    def follow_query(self, connection: Connection, id_: str, raw: bytes, viewer: Viewer, *, wants_changes: bool = False) -> Subscription:
        return self._follow("query", connection, id_, raw, viewer)

    def follow_feed(self, connection: Connection, id_: str, raw: bytes, viewer: Viewer) -> Subscription:
        return self._follow("feed", connection, id_, raw, viewer)

    def leave(self, subscription: Subscription) -> None:
        self.left.append(subscription.id)

    def _follow(self, kind: str, connection: Connection, id_: str, raw: bytes, viewer: Viewer) -> Subscription:
        if self.error is not None:
            raise self.error
        self.followed.append((kind, id_, raw, viewer.project_id))
        return Subscription(id_, b"", Quiet(), connection.outbox, connection.on_fault)


class Call:
    """A connection of "ada" (or of nobody yet) at time 0."""

    def __init__(self, viewer: NamedViewer | None = NamedViewer(), **limits: Any) -> None:
        self.desk, self.wire = Desk(**limits), RecordingWire()
        self.gate = TokenGate(ada=NamedViewer(), eve=NamedViewer(name="eve", project_id=2))
        self.connection = Connection(cast(Hub, self.desk), self.wire, self.gate, viewer, 0.0)
        self.desk.roster.put(self.connection)
        self.connection.greet()

    async def say(self, **message: Any) -> dict[str, Any] | None:
        """Send a message; the last thing said back, if anything was."""
        before = len(self.wire.frames)
        await self.connection.receive(json.dumps(message))
        return self.wire.messages[-1] if len(self.wire.frames) > before else None


@pytest.mark.req("E1")
async def test_queries_and_feeds_are_followed_in_the_viewers_project() -> None:
    call = Call()
    assert await call.say(type="subscribe", id="q", query={"metric": "*"}) is None
    assert await call.say(type="subscribe", id="f", feed={"limit": 5}) is None
    assert call.desk.followed == [("query", "q", b'{"metric": "*"}', 1), ("feed", "f", b'{"limit": 5}', 1)]
    assert await call.say(type="unsubscribe", id="q") is None
    assert await call.say(type="unsubscribe", id="q") is None
    call.connection.release()
    assert call.desk.left == ["q", "f"]


@pytest.mark.hostile(251)
async def test_the_same_id_ends_the_subscription_before() -> None:
    call = Call()
    await call.say(type="subscribe", id="q", query={"metric": "a"})
    await call.say(type="subscribe", id="q", query={"metric": "b"})
    assert call.desk.left == ["q"]
    assert list(call.connection.subscriptions) == ["q"]


async def test_a_question_that_cannot_be_asked_is_a_fault_of_its_id() -> None:
    call = Call()
    call.desk.error = InvalidQuery("Unknown metric.")
    fault = await call.say(type="subscribe", id="q", query={"metric": "x"})
    assert fault == {"type": "error", "code": "invalid_query", "message": "Unknown metric.", "id": "q"}
    assert call.connection.subscriptions == {}


@pytest.mark.hostile(251)
@pytest.mark.parametrize("id_", ["", "x" * 201])
async def test_an_id_outside_its_bounds_is_refused(id_: str) -> None:
    fault = await Call().say(type="subscribe", id=id_, query={"metric": "*"})
    assert fault is not None
    assert fault["code"] == "invalid_request"
    assert len(fault["id"]) <= 200


async def test_a_failed_topic_is_told_once_and_forgotten_when_final() -> None:
    call = Call()
    await call.say(type="subscribe", id="q", query={"metric": "*"})
    subscription = call.connection.subscriptions["q"]
    call.connection.on_fault(subscription, Unavailable("later"), is_final=False)
    assert call.desk.left == []
    call.connection.on_fault(subscription, Unavailable("gone"), is_final=True)
    call.connection.on_fault(subscription, Unavailable("gone"), is_final=True)
    assert [message["message"] for message in call.wire.messages] == ["later", "gone"]
    assert call.desk.left == ["q"]


@pytest.mark.hostile(96)
async def test_who_has_not_logged_in_by_the_deadline_is_let_go() -> None:
    call = Call(viewer=None, auth_timeout_s=5.0)
    fault = await call.say(type="subscribe", id="q", query={"metric": "*"})
    assert fault is not None
    assert fault["code"] == "unauthenticated"
    call.connection.check(4.9)
    assert call.wire.closed is None
    call.connection.check(5.0)
    assert call.wire.closed == (4401, "authenticate first")


@pytest.mark.hostile(250)
async def test_a_login_by_message_opens_the_project_and_can_be_renewed_by_the_same_person_only() -> None:
    call = Call(viewer=None)
    assert await call.say(type="auth", token="ada") is None
    assert await call.say(type="auth", token="ada") is None
    assert await call.say(type="subscribe", id="q", query={"metric": "*"}) is None
    fault = await call.say(type="auth", token="eve")
    assert fault is not None
    assert fault["code"] == "forbidden"
    assert call.wire.closed is None
    assert call.connection.viewer == NamedViewer()


@pytest.mark.req("J1", "J2")
async def test_a_login_that_is_renewed_takes_what_the_person_may_do_no_more() -> None:
    call = Call()
    await call.say(type="subscribe", id="q", query={"metric": "*"})
    less = call.gate.viewers["ada"] = NamedViewer(withheld=frozenset({Permission.SQL}))
    assert await call.say(type="auth", token="ada") is None
    assert call.desk.renewed == [(NamedViewer(), less)]
    assert call.desk.admitted == [(["q"], less)]
    await call.connection.recheck()
    assert len(call.desk.admitted) == 1


@pytest.mark.hostile(250)
async def test_a_wrong_login_ends_the_connection() -> None:
    call = Call(viewer=None)
    fault = await call.say(type="auth", token="guess")
    assert fault is not None
    assert fault["code"] == "unauthenticated"
    assert call.wire.closed == (4401, "not authenticated")


@pytest.mark.req("E7")
async def test_heartbeats_go_out_on_time_but_not_to_who_does_not_read() -> None:
    call = Call(heartbeat_s=20.0)
    call.wire.last_heard_s = 1_000.0
    for now_s in (19.0, 20.0, 39.0, 40.0):
        call.connection.check(now_s)
    assert call.wire.messages == [{"type": "ping"}] * 2
    call.wire.can_write = False
    call.connection.check(60.0)
    call.wire.resume()
    assert len(call.wire.frames) == 2


@pytest.mark.req("E7")
async def test_silence_and_stalls_end_the_connection() -> None:
    silent = Call(idle_s=60.0)
    silent.connection.check(59.0)
    assert silent.wire.closed is None
    silent.connection.check(60.0)
    assert silent.wire.closed == (4408, "no sign of life")
    stalled = Call(stall_s=30.0)
    stalled.wire.last_heard_s = 1_000.0
    stalled.wire.can_write = False
    stalled.connection.check(10.0)
    stalled.connection.check(39.0)
    assert not stalled.wire.is_aborted
    stalled.connection.check(40.0)
    assert stalled.wire.is_aborted
    assert silent.desk.dropped == stalled.desk.dropped == 1


async def test_an_ended_session_ends_the_connection() -> None:
    call = Call()
    await call.connection.recheck()
    assert call.wire.closed is None
    call.gate.is_revoked = True
    await call.connection.recheck()
    assert call.wire.closed == (4401, "session ended")
    assert call.wire.messages[-1]["code"] == "unauthenticated"


@pytest.mark.hostile(260)
async def test_one_connection_too_many_ends_at_once() -> None:
    call = Call(connections_per_person=1)
    late = Connection(cast(Hub, call.desk), wire := RecordingWire(), call.gate, NamedViewer(), 0.0)
    call.desk.roster.put(late)
    late.greet()
    assert wire.messages[-1]["code"] == "rate_limited"
    assert wire.closed == (1013, "rate_limited")


@pytest.mark.hostile(101)
async def test_a_flood_is_delayed_and_then_let_go() -> None:
    call = Call(messages_per_s=10.0, message_burst=2, messages_delayed=3)
    assert [call.connection.delay_s(0.0) for _ in range(2)] == [0.0, 0.0]
    assert call.connection.delay_s(0.0) == pytest.approx(0.1)
    assert [call.connection.delay_s(0.0) is None for _ in range(3)] == [False, False, True]
    assert call.wire.closed == (1008, "too many messages")


async def test_where_there_are_no_dashboards_none_can_be_entered_edited_or_looked_at() -> None:
    call = Call()
    for message in ({"type": "subscribe", "dashboard": "d"}, {"type": "edit", "dashboard": "d", "operations": []}, {"type": "presence", "dashboard": "d"}):
        await call.connection.receive(json.dumps(message))
    assert [(message["code"], message["id"]) for message in call.wire.messages] == [("not_found", "d"), ("invalid_request", "d"), ("invalid_request", "d")]
    assert call.connection.subscriptions == {}
