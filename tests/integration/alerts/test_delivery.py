"""From a change of an alert to a message: once, in order, whoever writes it, sends it or is killed meanwhile. Real stores of both kinds, a real web server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import pytest
from tests.integration.web_sink import WebSink, status, web_sink
from tests.unit.alerts.test_evaluator import House, T, rule

from tidegauge.accounts.keys.seal import Seal
from tidegauge.alerts.channels.channel import Channel, ChannelView
from tidegauge.alerts.channels.desk import ChannelDesk
from tidegauge.alerts.contributing import Contribution
from tidegauge.alerts.mutes.desk import MuteDesk
from tidegauge.alerts.mutes.mute import Mute, Weekly
from tidegauge.alerts.notices.composer import Composer
from tidegauge.alerts.notices.courier import LEASE_MS, Courier
from tidegauge.alerts.notices.desk import NoticeDesk
from tidegauge.alerts.notices.message import Letter
from tidegauge.alerts.notices.policy import FLAP_CHANGES, FLAP_MS
from tidegauge.alerts.notices.repository import Claim, claim, forget_notices, mark_sent, release, renew
from tidegauge.alerts.notices.retry import BREAK_AFTER, MAX_ATTEMPTS
from tidegauge.alerts.notifiers.notifier import Means
from tidegauge.alerts.outlook.repository import GATHER_MS
from tidegauge.alerts.outlook.teller import Teller
from tidegauge.alerts.repository import acknowledge, put_contributing, snooze
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.meta.database import Database
from tidegauge.meta.model import Project
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.guard import Guard
from tidegauge.outbound.mail import MailServer
from tidegauge.query.execute import QueryService

pytestmark = pytest.mark.req("F2", "F3")
SEAL = Seal(b"s" * 32, "alert-channel")
MINUTE = 60_000


@pytest.fixture
async def database(meta_url: str) -> AsyncIterator[Database]:
    database = Database(meta_url)
    database.upgrade()
    await database.write(lambda session: session.add(Project(id=1, name="p", timezone="UTC", created_at_ms=T)))
    yield database
    database.close()


@pytest.fixture
def sink() -> Iterator[WebSink]:
    with web_sink() as sink:
        yield sink


class PostOffice:
    """One process: an evaluator, what writes its notices, and what sends them."""

    def __init__(self, database: Database, clock: ManualClock, sink: WebSink, mail: MailServer | None = None) -> None:
        self.clock, self.sink, self.database = clock, sink, database
        self.house = House(database, clock)
        self.outbound = OutboundClient(Guard(allow=["127.0.0.1"], ports=[sink.port]), timeout_s=2)
        means = Means(self.outbound, mail)
        self.channels = ChannelDesk(database, SEAL, means, "http://t", clock)
        self.mutes = MuteDesk(database, clock)
        self.courier = Courier(database, SEAL, means, self.compose, clock, luck=lambda: 1.0)
        self.notices = NoticeDesk(database, clock, self.courier.wake)
        self.teller = Teller(self.house.book, lambda: self.house.evaluator.kept, database, clock)
        self.house.evaluator.on_write = self.teller.changed

    async def compose(self, claimed: Claim, channel: Channel) -> Letter:
        return Letter(id=claimed.delivery_id, facts=claimed.facts, title=channel.title, base_url="http://t")

    async def hook(self, **more: Any) -> ChannelView:
        settings = {"url": f"http://127.0.0.1:{self.sink.port}/hook", "secret": "shared"}
        return await self.channels.put(1, None, Channel(**{"name": "Hook", "kind": "webhook", "settings": settings, **more}), None)

    async def say(self, *numbers: tuple[str, float]) -> None:
        self.house.numbers.say(*numbers)
        await self.house.settle()

    async def send(self, after_ms: int = GATHER_MS) -> int:
        self.clock.advance(after_ms)
        return await self.courier.drain()

    @property
    def titles(self) -> list[str]:
        return [json.loads(received.body)["title"] for received in self.sink.received]


@pytest.fixture
async def post(database: Database, sink: WebSink) -> AsyncIterator[PostOffice]:
    post = PostOffice(database, ManualClock(T), sink)
    await post.house.start()
    yield post
    post.outbound.close()


@pytest.mark.asvs("2.3.3")
async def test_a_change_and_its_notice_are_one_transaction_and_people_are_told_of_its_end(post: PostOffice) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    await post.say(("", 20))
    assert [notice.state for notice in await post.notices.all(1, None, None)] == ["waiting"]
    assert await post.courier.drain() == 0
    assert await post.send() == 1
    await post.say(("", 2))
    assert await post.send() == 1
    assert await post.send(MINUTE) == 0
    assert post.titles == ["Firing: Errors: 20 > 10", "Resolved: Errors: 2 against 10"]
    assert [(notice.event, notice.state, notice.attempts) for notice in await post.notices.all(1, None, None)] == [
        ("resolved", "sent", 1),
        ("firing", "sent", 1),
    ]


@pytest.mark.hostile(199)
async def test_a_change_whose_notice_cannot_be_written_is_not_written_either(post: PostOffice) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)

    def fail(session: Any, alert_id: str) -> None:
        post.teller.changed(session, alert_id)
        post.house.evaluator.on_write = post.teller.changed
        raise Unavailable("the store went away", retry_after_s=0.01)

    post.house.evaluator.on_write = fail
    await post.say(("", 20))
    assert len(post.house.told) == 1
    assert len(await post.notices.all(1, None, None)) == 1


@pytest.mark.hostile(125)
async def test_of_processes_that_see_and_send_everything_at_once_each_message_goes_out_once(post: PostOffice, meta_url: str) -> None:
    await post.hook()
    others = [PostOffice(Database(meta_url), post.clock, post.sink) for _ in range(2)]
    offices = [post, *others]
    await post.house.book.put(1, None, rule(), None)
    for office in others:
        await office.house.start()
    for value in (20, 3, 30, 4):
        for office in offices:
            office.house.numbers.say(("", value))
        for _ in range(2):
            await asyncio.gather(*(office.house.settle() for office in offices))
        await asyncio.gather(*(office.teller.look() for office in offices))
        post.clock.advance(GATHER_MS)
        await asyncio.gather(*(office.courier.drain() for office in offices))
    assert [title.split(":")[0] for title in post.titles] == ["Firing", "Resolved", "Firing", "Resolved"]
    assert len({received.headers["x-tidegauge-delivery"] for received in post.sink.received}) == 4
    for office in others:
        office.database.close()
        office.outbound.close()


@pytest.mark.hostile(125)
async def test_what_a_killed_process_held_another_sends_under_the_same_id(post: PostOffice, database: Database) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    await post.say(("", 20))
    post.clock.advance(GATHER_MS)
    held = await database.write(claim, post.clock.now_ms(), LEASE_MS)
    assert held is not None
    assert await post.send(LEASE_MS - 1) == 0
    await database.write(renew, held, post.clock.now_ms() + LEASE_MS)
    assert await post.send(LEASE_MS - 1) == 0
    assert await post.send(1) == 1
    assert [received.headers["x-tidegauge-delivery"] for received in post.sink.received] == [held.delivery_id]
    assert await post.send(LEASE_MS) == 0


async def test_what_a_stopping_process_lets_go_is_sent_at_once(post: PostOffice, database: Database) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    await post.say(("", 20))
    post.clock.advance(GATHER_MS)
    held = await database.write(claim, post.clock.now_ms(), LEASE_MS)
    assert held is not None
    await database.write(release, held)
    assert await post.send(0) == 1


async def test_groups_that_change_within_moments_are_one_message(post: PostOffice) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(query={"metric": "errors", "group_by": ["part"]}), None)
    await post.say(("a", 20), ("b", 30))
    post.clock.advance(1_000)
    await post.say(("a", 20), ("b", 30), ("c", 40))
    assert await post.send() == 1
    assert post.titles == ["Errors: 3 firing"]
    assert [alert["group"] for alert in json.loads(post.sink.received[0].body)["alerts"]] == [{"part": "a"}, {"part": "b"}, {"part": "c"}]


@pytest.mark.hostile(90)
async def test_what_fails_is_tried_again_later_and_later_then_dead_and_may_be_sent_again(post: PostOffice) -> None:
    channel = await post.hook()
    await post.house.book.put(1, None, rule(), None)
    await post.say(("", 20))
    post.sink.answer = status(500, b"stack trace")
    waits = []
    assert await post.send() == 1
    for _ in range(MAX_ATTEMPTS - 1):
        waited_s = 0
        while not await post.send(5_000):
            waited_s += 5
        waits.append(waited_s + 5)
    assert waits[:4] == [5, 10, 20, 40]
    assert waits == sorted(waits)
    (dead,) = await post.notices.all(1, channel.id, "dead")
    assert (dead.attempts, dead.error, dead.next_attempt_at) == (MAX_ATTEMPTS, "The server answered with status 500.", None)
    assert await post.send(10 * 3_600_000) == 0
    assert len({received.headers["x-tidegauge-delivery"] for received in post.sink.received}) == 1
    post.sink.answer = status(204)
    again = await post.notices.again(1, dead.id)
    assert (again.state, again.attempts) == ("waiting", 0)
    assert await post.send(0) == 1
    assert [notice.state for notice in await post.notices.all(1, None, None)] == ["sent"]
    assert (await post.channels.get(1, channel.id)).failures == 0


@pytest.mark.hostile(90)
async def test_a_channel_that_keeps_failing_is_left_alone_and_then_tried_by_one(post: PostOffice) -> None:
    channel = await post.hook()
    for name in "abcdefgh":
        await post.house.book.put(1, None, rule(name=name), None)
    post.sink.answer = status(503)
    await post.say(("", 20))
    assert await post.send() == BREAK_AFTER
    paused = await post.channels.get(1, channel.id)
    assert (paused.failures, paused.paused_until is not None) == (BREAK_AFTER, True)
    assert await post.send(29_000) == 0
    post.sink.answer = status(204)
    assert await post.send(1_000) == 8
    assert (await post.channels.get(1, channel.id)).paused_until is None


async def test_an_end_waits_for_its_beginning_and_other_rules_do_not(post: PostOffice) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    post.sink.answer = status(500)
    await post.say(("", 20))
    assert await post.send() == 1
    post.sink.answer = status(204)
    await post.say(("", 2))
    assert await post.send(GATHER_MS) == 0
    assert await post.send(GATHER_MS) == 2
    assert [title.split(":")[0] for title in post.titles] == ["Firing", "Firing", "Resolved"]


async def test_nobody_is_told_while_muted_and_what_still_holds_afterwards(post: PostOffice) -> None:
    await post.hook()
    known = await post.house.book.put(1, None, rule(), None)
    mute = await post.mutes.put(1, "UTC", None, Mute(name="m", rule_id=known.id, weekly=Weekly(tuple(range(7)))), None)
    await post.say(("", 20))
    await post.say(("", 2))
    await post.teller.look()
    assert await post.send() == 0
    await post.mutes.remove(1, mute.id)
    assert await post.teller.look() == 0
    mute = await post.mutes.put(1, "UTC", None, Mute(name="m", weekly=Weekly(tuple(range(7)))), None)
    await post.say(("", 20))
    await post.mutes.remove(1, mute.id)
    assert await post.teller.look() == 1
    assert await post.send() == 1
    assert [title.split(":")[0] for title in post.titles] == ["Firing"]


async def test_one_that_goes_on_is_told_again_until_somebody_takes_care(post: PostOffice, database: Database) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(repeat_after=600), None)
    await post.say(("", 20))
    assert await post.send() == 1
    post.clock.advance(9 * MINUTE)
    assert await post.teller.look() == 0
    post.clock.advance(1 * MINUTE)
    assert await post.teller.look() == 1
    assert await post.teller.look() == 0
    assert await post.send() == 1
    (kept,) = post.house.evaluator.kept.values()
    await database.write(snooze, kept.id, post.clock.now_ms() + 15 * MINUTE)
    post.clock.advance(11 * MINUTE)
    assert await post.teller.look() == 0
    post.clock.advance(5 * MINUTE)
    assert await post.teller.look() == 1
    await database.write(acknowledge, kept.id, None, post.clock.now_ms())
    post.clock.advance(60 * MINUTE)
    assert await post.teller.look() == 0
    assert await post.send() == 1
    assert [title.split(":")[0] for title in post.titles] == ["Firing", "Still firing", "Still firing"]


async def test_one_that_flaps_is_told_so_once_and_how_it_settled(post: PostOffice) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    for turn in range(20):
        post.clock.advance(10_000)
        await post.say(("", 20 if turn % 2 == 0 else 2))
        await post.send()
    words = [title.split(":")[0] for title in post.titles]
    assert words == ["Firing", "Resolved"] * 2 + ["Firing", "Flapping"]
    assert len(words) == FLAP_CHANGES + 1
    post.clock.advance(FLAP_MS)
    assert await post.teller.look() == 1
    assert await post.send() == 1
    assert post.titles[-1].startswith("Resolved")


async def test_a_rule_tells_those_it_names_and_their_severities(post: PostOffice) -> None:
    usual, named, quiet = await post.hook(), await post.hook(name="Named", is_default=False), await post.hook(name="Quiet", severities=["critical"])
    await post.house.book.put(1, None, rule(name="a"), None)
    await post.house.book.put(1, None, rule(name="b", notify=(named.id,)), None)
    await post.say(("", 20))
    told = {(notice.text.split(":")[0], notice.channel_id) for notice in await post.notices.all(1, None, None)}
    assert told == {("a", usual.id), ("b", named.id)}
    assert quiet.id not in {channel for _, channel in told}


async def test_who_was_told_of_a_beginning_is_told_of_the_end_though_the_rule_names_others_since(post: PostOffice) -> None:
    usual, other = await post.hook(), await post.hook(name="Other", is_default=False)
    known = await post.house.book.put(1, None, rule(), None)
    await post.say(("", 20))
    await post.house.book.put(1, known.id, rule(notify=(other.id,)), None)
    await post.say(("", 2))
    assert [(notice.event, notice.channel_id) for notice in await post.notices.all(1, None, None)] == [("resolved", usual.id), ("firing", usual.id)]


async def test_old_notices_go_but_for_the_last_word_on_an_alert_that_goes_on(post: PostOffice, database: Database) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    for value in (20, 2, 30):
        post.clock.advance(1_000)
        await post.say(("", value))
    await post.send()
    await database.write(forget_notices, post.clock.now_ms() + 1)
    assert [notice.event for notice in await post.notices.all(1, None, None)] == ["firing"]
    assert await post.teller.look() == 0


async def test_a_channel_that_was_switched_off_meanwhile_sends_nothing_more(post: PostOffice) -> None:
    channel = await post.hook()
    await post.house.book.put(1, None, rule(), None)
    await post.say(("", 20))
    await post.channels.put(1, channel.id, Channel(name="Hook", kind="webhook", is_enabled=False), None)
    assert await post.send() == 1
    assert [(notice.state, notice.error) for notice in await post.notices.all(1, None, None)] == [("dead", "The channel was switched off.")]
    assert post.sink.received == []


@pytest.mark.req("F4")
async def test_what_explains_a_change_is_in_the_message_of_that_change(post: PostOffice, database: Database) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    composer = Composer(cast(QueryService, None), database, lambda rule_id: None, "http://t")
    texts = []
    for value in (20, 2):
        await post.say(("", value))
        (kept,) = post.house.evaluator.kept.values()
        await database.write(put_contributing, kept.id, 1, [Contribution("page", "/cart", 31.0, 12.0, 0.9, "page /cart: 31 instead of 12")])
        post.clock.advance(GATHER_MS)
        claimed = await database.write(claim, post.clock.now_ms(), LEASE_MS)
        assert claimed is not None
        texts.append((await composer.compose(claimed, Channel(name="Hook", kind="email"))).contributing)
        await database.write(mark_sent, claimed, post.clock.now_ms())
    assert texts == ["page /cart: 31 instead of 12", ""]


@pytest.mark.hostile(265)
async def test_what_was_sent_while_the_store_did_not_answer_is_noted_and_not_sent_again(
    post: PostOffice, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    await post.say(("", 20))
    write, refusals = database.write, iter([True, True, False])

    async def sometimes(work: Any, *args: Any, **more: Any) -> Any:
        if work is mark_sent and next(refusals):
            raise Unavailable("the store is away", retry_after_s=0.01)
        return await write(work, *args, **more)

    monkeypatch.setattr(database, "write", sometimes)
    assert await post.send() == 1
    assert await post.send(10 * LEASE_MS) == 0
    assert len(post.sink.received) == 1
    assert [notice.state for notice in await post.notices.all(1, None, None)] == ["sent"]


@pytest.mark.hostile(198)
async def test_a_stop_lets_go_of_what_hangs(post: PostOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    await post.say(("", 20))
    began = asyncio.Event()

    async def hang(claimed: Claim, channel: Channel) -> Letter:
        began.set()
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    monkeypatch.setattr(post.courier, "_compose", hang)
    monkeypatch.setattr("tidegauge.alerts.notices.courier.STOP_S", 0.1)
    running = asyncio.ensure_future(post.courier.run())
    post.clock.advance(GATHER_MS)
    post.courier.wake()
    await began.wait()
    await post.courier.stop()
    running.cancel()
    monkeypatch.setattr(post.courier, "_compose", post.compose)
    assert await post.send(0) == 1
    assert [notice.state for notice in await post.notices.all(1, None, None)] == ["sent"]


async def test_the_worker_sends_by_itself_and_ends_in_order(post: PostOffice) -> None:
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    running = asyncio.ensure_future(post.courier.run())
    await post.say(("", 20))
    post.clock.advance(GATHER_MS)
    post.courier.wake()
    await asyncio.to_thread(post.sink.wait_for, 1)
    await post.courier.stop()
    running.cancel()
    assert [notice.state for notice in await post.notices.all(1, None, None)] == ["sent"]
