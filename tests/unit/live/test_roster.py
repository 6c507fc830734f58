from __future__ import annotations

from typing import cast

import pytest
from tests.unit.live.screens import NamedViewer, RecordingWire

from tidegauge.core.errors import RateLimited, Unavailable
from tidegauge.live.connection import Connection
from tidegauge.live.limits import LiveLimits
from tidegauge.live.outbox import Outbox
from tidegauge.live.roster import Presence, Roster


class Held:
    """A connection, as far as counting it and letting it go need one."""

    def __init__(self, wire: RecordingWire, viewer: NamedViewer | None = None, transport: str = "websocket") -> None:
        self.outbox, self.viewer, self.transport = Outbox(wire), viewer, transport


def _connection() -> Connection:
    return cast(Connection, object())


@pytest.mark.req("E7")
@pytest.mark.hostile(100)
def test_the_server_has_a_limit_of_connections() -> None:
    roster = Roster(LiveLimits(connections=2))
    first, second = _connection(), _connection()
    roster.put(first)
    roster.put(second)
    with pytest.raises(Unavailable) as caught:
        roster.check_room(None)
    assert caught.value.retry_after_s
    roster.remove(first)
    roster.check_room(None)
    assert list(roster) == [second]


@pytest.mark.req("E7")
@pytest.mark.hostile(260)
def test_a_person_has_a_limit_of_connections_and_gets_room_back() -> None:
    roster = Roster(LiveLimits(connections_per_person=1))
    first, second = _connection(), _connection()
    roster.put(first)
    roster.identify(first, "ada")
    roster.identify(first, "ada")
    roster.put(second)
    with pytest.raises(RateLimited):
        roster.identify(second, "ada")
    with pytest.raises(RateLimited):
        roster.check_room("ada")
    roster.check_room("bob")
    roster.remove(first)
    roster.identify(second, "ada")
    assert len(roster) == 1


@pytest.mark.req("E7")
@pytest.mark.hostile(103)
def test_before_a_restart_everyone_is_told_a_time_of_their_own_to_come_back() -> None:
    roster, wires = Roster(LiveLimits()), [RecordingWire() for _ in range(500)]
    for wire in wires:
        roster.put(cast(Connection, Held(wire)))
    roster.send_away()
    times_ms = [wire.messages[0]["retry_ms"] for wire in wires]
    assert min(times_ms) >= 500
    assert max(times_ms) <= 2_000
    assert len(set(times_ms)) > 200
    assert {wire.closed for wire in wires} == {(1012, "the server restarts")}


@pytest.mark.req("E7")
def test_who_looks_at_a_project_is_counted_by_person_and_by_transport() -> None:
    roster = Roster(LiveLimits())
    for name, project, transport in (("ada", 1, "websocket"), ("ada", 1, "event_stream"), ("bob", 1, "websocket"), ("eve", 2, "socketio")):
        connection = Held(RecordingWire(), NamedViewer(project, name=name), transport)
        roster.put(cast(Connection, connection))
        roster.identify(cast(Connection, connection), name)
    stranger = Held(RecordingWire())
    roster.put(cast(Connection, stranger))
    assert roster.presence(1) == Presence(2, 3, {"websocket": 2, "event_stream": 1})
    assert roster.presence(3) == Presence(0, 0, {})
    assert roster.person_count == 3
    assert roster.transports() == {"websocket": 3, "event_stream": 1, "socketio": 1}


@pytest.mark.req("J3")
def test_the_connections_of_somebody_are_found() -> None:
    roster = Roster(LiveLimits())
    first, second, other = _connection(), _connection(), _connection()
    for connection, name in ((first, "ada"), (second, "ada"), (other, "eve")):
        roster.put(connection)
        roster.identify(connection, name)
    assert roster.of("ada") == [first, second]
    roster.remove(first)
    assert (roster.of("ada"), roster.of("nobody")) == ([second], [])
