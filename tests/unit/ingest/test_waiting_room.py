from __future__ import annotations

import asyncio

import pytest

from tidegauge.core.errors import Unavailable
from tidegauge.ingest.waiting_room import WaitingRoom

pytestmark = [pytest.mark.req("A10"), pytest.mark.hostile(15)]


@pytest.fixture
def room() -> WaitingRoom:
    return WaitingRoom(max_events=10, max_bytes=1_000)


def test_what_does_not_fit_is_refused_and_a_place_is_left_once(room: WaitingRoom) -> None:
    seat = room.enter(8, 100)
    with pytest.raises(Unavailable):
        room.enter(3, 1)
    with pytest.raises(Unavailable):
        room.enter(1, 901)
    seat.leave()
    seat.leave()
    assert (room.events, room.size_bytes, room.is_full) == (0, 0, False)
    room.enter(50, 1).leave()  # of an empty room more than it holds


def test_a_body_that_is_read_elsewhere_has_its_place_meanwhile(room: WaitingRoom) -> None:
    seat = room.hold(900)
    assert (room.events, room.size_bytes) == (3, 900)
    seat.resize(12, 300)
    assert (room.events, room.size_bytes, room.is_full) == (12, 300, True)
    seat.leave()
    assert not room.is_full


async def test_who_comes_to_a_full_room_waits_in_order_and_is_let_in_as_it_empties(room: WaitingRoom) -> None:
    seats = [room.enter(5, 1), room.enter(5, 1)]
    came = list[int]()

    async def come(number: int) -> None:
        await room.wait()
        came.append(number)
        seats.append(room.enter(5, 1))

    waiting = [asyncio.create_task(come(number)) for number in range(3)]
    await asyncio.sleep(0)
    waiting.pop(1).cancel()
    seats[0].leave()
    await asyncio.sleep(0)
    assert room.is_full, "who comes now is behind who waits"
    await waiting[0]
    seats[1].leave()
    await waiting[1]
    assert (came, room.events) == ([0, 2], 10)
    for seat in seats:
        seat.leave()
    assert (room.events, room.is_full) == (0, False)


async def test_a_room_that_stays_full_refuses_and_remembers_nobody(room: WaitingRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidegauge.ingest.waiting_room.PATIENCE_S", 0.001)
    seat = room.enter(10, 1)
    refused = await asyncio.gather(*(room.wait() for _ in range(20)), return_exceptions=True)
    assert {type(one) for one in refused} == {Unavailable}
    seat.leave()
    assert not room.is_full
