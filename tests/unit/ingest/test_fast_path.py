from __future__ import annotations

import asyncio
from ipaddress import ip_network
from typing import Any

import httpx
import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.ingest.fast_path import PATH, App, FastPath, Head, read_head
from tidegauge.ingest.key import KeyLimits, WriteKey
from tidegauge.ingest.limit import IngestLimits
from tidegauge.ingest.routes import IngestApp
from tidegauge.testing.memory_journal import MemoryDuplicates, MemoryJournal

GOOD = b'{"name":"a","properties":{"plan":"pro"}}'


class Keys:
    def find(self, key: str) -> WriteKey | None:
        bound = KeyLimits(networks=(ip_network("127.0.0.0/8"),))
        return {"w": WriteKey(1, "write", "1"), "r": WriteKey(1, "read", "2"), "b": WriteKey(1, "write", "3", bound), "p": WriteKey(0, "person", "4")}.get(key)


class Answer:
    """An exchange that keeps what it was told."""

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.status, self.body = 0, b""
        self.is_over = asyncio.Event()

    def answer(self, headers: bytes, body: bytes) -> None:
        self.status, self.body = 202, body
        self.headers = dict(line.split(": ", 1) for line in headers.decode().removesuffix("\r\n").split("\r\n"))
        self.is_over.set()

    def hand_over(self, app: App) -> None:
        self._task = asyncio.ensure_future(app(None, None, self._send))

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            self.body = message["body"]
            self.is_over.set()


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
async def ingest(journal: MemoryJournal, clock: ManualClock) -> IngestApp:
    limits = IngestLimits(waiting_events=50, unknown_keys_per_ip="3/hour", max_events_per_second=100)
    made = IngestApp(sink=journal, duplicates=MemoryDuplicates(), keys=Keys(), clock=clock, limits=limits)
    await made.warm()
    return made


def head(key: str = "w", **more: str) -> Head:
    made = read_head({b"authorization": b"Bearer " + key.encode(), **{name.encode(): value.encode() for name, value in more.items()}})
    assert made is not None
    return made


def take(ingest: IngestApp, body: bytes, said: Head | None = None) -> Answer | None:
    answer = Answer()
    return answer if FastPath(ingest).take(said or head(), body, ("127.0.0.1", 1), answer) else None


async def taken(ingest: IngestApp, body: bytes, said: Head | None = None) -> Answer:
    answer = take(ingest, body, said)
    assert answer is not None
    await answer.is_over.wait()
    return answer


@pytest.mark.req("A1")
@pytest.mark.parametrize("origin", [{}, {"origin": "https://shop.example"}])
async def test_it_answers_as_the_ordinary_way_does(ingest: IngestApp, journal: MemoryJournal, origin: dict[str, str]) -> None:
    short = await taken(ingest, GOOD, head(**origin))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(ingest.events), base_url="http://t") as client:
        long = await client.post(PATH, content=GOOD, headers={"authorization": "Bearer w"})
    assert (short.status, short.body) == (long.status_code, long.content)
    opened = {"access-control-allow-origin", "access-control-expose-headers"} if origin else set()
    assert set(short.headers) == set(long.headers) | opened
    assert [row["name"] for row in journal.rows()] == ["a", "a"]
    assert ingest.statistics()["responses_by_status"] == {"202": 2}
    traffic = ingest.traffic.of(1)[0].day
    assert (traffic.requests, traffic.events, traffic.bytes) == (2, 2, 2 * len(GOOD))


async def test_refused_items_are_told_and_kept(ingest: IngestApp) -> None:
    some = await taken(ingest, b'[{"name":"a"},{"name":"b","timestamp":"never"}]')
    assert (some.status, b'"rejected":1' in some.body) == (202, True)
    none = await taken(ingest, b'{"name":"b","timestamp":"never"}', head(origin="https://shop.example"))
    assert (none.status, b'"invalid_events"' in none.body, none.headers["access-control-allow-origin"]) == (400, True, "*")
    assert ingest.statistics()["responses_by_status"] == {"202": 1, "400": 1}


async def test_a_journal_that_refuses_is_told_with_a_time_to_come_back(ingest: IngestApp, journal: MemoryJournal) -> None:
    journal.failure = Unavailable("full", retry_after_s=1)
    answer = await taken(ingest, GOOD)
    assert (answer.status, answer.headers["retry-after"]) == (503, "1")


@pytest.mark.hostile(29)
@pytest.mark.parametrize("key", ["", "unknown", "r", "b", "p"])
async def test_any_other_key_goes_the_ordinary_way(ingest: IngestApp, key: str) -> None:
    assert take(ingest, GOOD, head(key)) is None


@pytest.mark.parametrize("body", [b"", b"{", b'{"name":1}', b'{"events":[],"sent_at":"2027-01-01"}', b"[" + b",".join([GOOD] * 21) + b"]", b"\xff"])
async def test_what_is_wrong_or_large_goes_the_ordinary_way_uncounted(ingest: IngestApp, body: bytes) -> None:
    before = ingest.statistics()
    assert take(ingest, body) is None
    assert ingest.statistics() == before


@pytest.mark.hostile(33)
async def test_limits_go_the_ordinary_way(ingest: IngestApp, journal: MemoryJournal, clock: ManualClock) -> None:
    journal.hold()
    answers = [take(ingest, b"[" + b",".join([GOOD] * 20) + b"]") for _ in range(4)]
    assert [answer is not None for answer in answers] == [True, True, False, False]  # 40 of 50 events wait
    journal.release()
    await ingest.drain()
    clock.advance(10_000)
    fast = []
    for _ in range(7):
        fast.append(take(ingest, b"[" + b",".join([GOOD] * 20) + b"]") is not None)
        await ingest.drain()
    assert (all(fast[:5]), fast[-1]) == (True, False)  # 100 a second
    clock.advance(10_000)
    await ingest.rates.note_unknown_key("127.0.0.1")
    assert take(ingest, GOOD) is None
    cold = IngestApp(sink=journal, duplicates=MemoryDuplicates(), keys=Keys(), clock=clock)
    assert take(cold, GOOD) is None
