"""The mail server stops and comes back while notices and links are due: nobody gets an error for it, and each mail arrives once."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from tests.integration.accounts.accounts_app import Stage, stage
from tests.integration.alerts.test_delivery import PostOffice, database, sink  # noqa: F401 - fixtures
from tests.integration.app.test_alerts import RULE
from tests.integration.mail_sink import MailSink, mail_sink
from tests.integration.outages.sender import Sender
from tests.integration.outages.tcp_proxy import TcpProxy, proxied
from tests.integration.server import served, until
from tests.integration.web_sink import WebSink
from tests.unit.alerts.test_evaluator import T, rule

from tidegauge.accounts.credentials.repository import claim_link, put_off_link
from tidegauge.alerts.channels.channel import Channel
from tidegauge.app.breakers import SMTP
from tidegauge.app.health.checks import outside
from tidegauge.core.clock import ManualClock
from tidegauge.meta.database import Database
from tidegauge.outbound.mail import MailServer
from tidegauge.telemetry.breakers.breaker import PartBreaker

pytestmark = [pytest.mark.req("K6")]
MINUTE = 60_000


@pytest.fixture
def mailbox() -> Iterator[MailSink]:
    with mail_sink() as found:
        yield found


@pytest.fixture
def proxy(mailbox: MailSink) -> Iterator[TcpProxy]:
    with proxied(("127.0.0.1", mailbox.port)) as running:
        yield running


def stop(proxy: TcpProxy) -> None:
    proxy.refuses = True
    proxy.cut()


@pytest.fixture
def breaker() -> PartBreaker:
    return PartBreaker("smtp", SMTP, ManualClock(T), luck=0.5)


@pytest.mark.req("F2", "K5")
@pytest.mark.hostile(125)
async def test_notices_wait_for_the_mail_server_and_go_out_once(
    database: Database,  # noqa: F811
    sink: WebSink,  # noqa: F811
    mailbox: MailSink,
    proxy: TcpProxy,
    breaker: PartBreaker,
) -> None:
    clock = breaker._clock
    assert isinstance(clock, ManualClock)
    post = PostOffice(database, clock, sink, MailServer("127.0.0.1", proxy.port, "none", "", "", "tide@example.com", breaker))
    await post.house.start()
    await post.channels.put(1, None, Channel(name="Team", kind="email", settings={"to": ["team@example.com"]}), None)
    await post.house.book.put(1, None, rule(), None)
    stop(proxy)
    await post.say(("", 20))
    for _ in range(4):
        await post.send(MINUTE)
    assert breaker.report().state == "open"
    health = outside(breaker.report(), "does not answer")
    assert (health.state, health.detail) == ("down", "SMTPConnectError; breaker open")
    (waiting,) = await post.notices.all(1, None, None)
    assert (waiting.state, mailbox.mails) == ("waiting", [])
    proxy.refuses = False
    for _ in range(10):
        await post.send(MINUTE)
    (sent,) = await post.notices.all(1, None, None)
    assert (sent.state, breaker.report().state) == ("sent", "closed")
    (mail,) = mailbox.mails
    assert mail.message["Subject"] == "Firing: Errors: 20 > 10"
    post.outbound.close()


@pytest.fixture
async def accounts(meta_url: str, proxy: TcpProxy, breaker: PartBreaker) -> AsyncIterator[Stage]:
    smtp = {"TIDEGAUGE_SMTP_HOST": "127.0.0.1", "TIDEGAUGE_SMTP_PORT": str(proxy.port), "TIDEGAUGE_SMTP_SECURITY": "none"}
    clock = breaker._clock
    assert isinstance(clock, ManualClock)
    async with stage(meta_url, clock=clock, mail_breaker=breaker, TIDEGAUGE_PUBLIC_URL="https://tide.example.com", **smtp) as found:
        yield found


async def invite(accounts: Stage, name: str) -> dict[str, str | None]:
    async with await accounts.script() as admin:
        answer = await admin.post("/api/users", json={"email": f"{name}@example.com", "name": name})
    assert answer.status_code == 201, answer.text
    link: dict[str, str | None] = answer.json()["link"]
    return link


def token_of(mailbox: MailSink, to: str) -> str:
    """The token in the only mail to somebody."""
    (mail,) = [mail for mail in mailbox.mails if mail.to == [f"{to}@example.com"]]
    (token,) = re.findall(r"/welcome#(\S+)", mail.message.get_content())
    return str(token)


@pytest.mark.req("J1")
@pytest.mark.hostile(60, 125)
async def test_links_wait_for_the_mail_server_and_are_made_when_they_are_mailed(
    accounts: Stage, mailbox: MailSink, proxy: TcpProxy, breaker: PartBreaker
) -> None:
    again, anyone = accounts.accounts.credentials.courier, accounts.client()
    await invite(accounts, "vera")
    use = {"token": token_of(mailbox, "vera"), "new_password": "another long password 7"}
    assert (await anyone.post("/api/auth/link/password", json=use)).status_code == 204
    mailbox.mails.clear()
    stop(proxy)
    for name in ("nina", "omar", "paul"):
        link = await invite(accounts, name)
        assert (link["mailed_to"], str(link["mail_error"]).endswith("It is tried again by itself.")) == (None, True)
    assert breaker.report().state == "open"
    assert (await anyone.post("/api/auth/forgotten", json={"email": "vera@example.com"})).status_code == 202
    await accounts.accounts.credentials.close()
    use = {"token": str(link["path"]).partition("#")[2], "new_password": "another long password 7"}
    assert (await anyone.post("/api/auth/link/password", json=use)).status_code == 204, "paul was handed his link"
    accounts.clock.advance(MINUTE)
    assert await again.drain() == 4
    assert mailbox.mails == []
    proxy.refuses = False
    for _ in range(8):
        accounts.clock.advance(5 * MINUTE)
        await again.drain()
    assert sorted(mail.to[0] for mail in mailbox.mails) == ["nina@example.com", "omar@example.com", "vera@example.com"]
    assert breaker.report().state == "closed"
    for name in ("nina", "vera"):
        assert (await anyone.post("/api/auth/link", json={"token": token_of(mailbox, name)})).json()["email"] == f"{name}@example.com"
    await anyone.aclose()


@pytest.mark.req("J1")
@pytest.mark.hostile(124)
async def test_a_link_is_given_up_with_its_time_and_who_lost_its_turn_changes_nothing(accounts: Stage, proxy: TcpProxy, mailbox: MailSink) -> None:
    stop(proxy)
    await invite(accounts, "nina")
    database, clock = accounts.accounts.database, accounts.clock  # noqa: F811
    clock.advance(MINUTE)
    stale = await database.write(claim_link, clock.now_ms(), MINUTE)
    assert stale is not None
    assert await database.write(claim_link, clock.now_ms(), MINUTE) is None, "one at a time"
    clock.advance(MINUTE)
    held = await database.write(claim_link, clock.now_ms(), MINUTE)
    assert held is not None
    await database.write(put_off_link, stale, clock.now_ms())
    assert await database.write(claim_link, clock.now_ms(), MINUTE) is None, "it is still the other's"
    clock.advance(8 * 24 * 60 * MINUTE)
    proxy.refuses = False
    assert await accounts.accounts.credentials.courier.drain() == 1
    assert (await accounts.accounts.credentials.courier.drain(), mailbox.mails) == (0, [])


@pytest.mark.soak
@pytest.mark.req("J1", "F2", "K5")
@pytest.mark.hostile(125)
@pytest.mark.timeout(400)
def test_under_load_nobody_gets_an_error_for_a_mail_server_that_is_away_and_each_mail_arrives_once(mailbox: MailSink, proxy: TcpProxy, tmp_path: Path) -> None:
    smtp = {"TIDEGAUGE_SMTP_HOST": "127.0.0.1", "TIDEGAUGE_SMTP_PORT": str(proxy.port), "TIDEGAUGE_SMTP_SECURITY": "none"}
    with served(tmp_path, environ=smtp) as product, Sender(product) as sender:

        def invite(name: str) -> httpx.Response:
            return product.client.post("/api/users", json={"email": f"{name}@example.com", "name": name})

        def check() -> str:
            return str(product.client.get("/health").json()["checks"]["smtp"])

        channel = {"name": "Team", "kind": "email", "settings": {"to": ["team@example.com"]}}
        assert product.client.post("/api/alerts/channels", json=channel).status_code == 201
        assert invite("early").json()["link"]["mailed_to"] == "early@example.com"
        stop(proxy)
        product.client.post("/api/alerts/rules", json={**RULE, "query": {**RULE["query"], "metric": "tick"}}).raise_for_status()
        answers = [invite(f"new-{number}") for number in range(5)]
        assert {answer.status_code for answer in answers} == {201}
        assert {answer.json()["link"]["mailed_to"] for answer in answers} == {None}
        until(lambda: check().startswith("does not answer"))
        assert product.client.get("/health/ready").status_code == 200
        forgotten = httpx.post(f"{product.url}/api/auth/forgotten", json={"email": "early@example.com"})
        assert forgotten.status_code == 202
        time.sleep(20)  # the breaker tries once more, and waits longer
        proxy.refuses = False
        expected = sorted(["team@example.com", "early@example.com", "early@example.com", *(f"new-{number}@example.com" for number in range(5))])
        until(lambda: len(mailbox.mails) >= len(expected), timeout_s=300)
        until(lambda: check() == "ok")
        sender.stop()
        assert sorted(mail.to[0] for mail in mailbox.mails) == expected
        assert len({mail.message["Message-ID"] for mail in mailbox.mails}) == len(expected)
        assert sender.statuses == {202}
        assert "Traceback" not in product.log.read_text(errors="replace")
