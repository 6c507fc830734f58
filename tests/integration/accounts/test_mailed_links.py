"""Links that come by mail: real mails over SMTP, with addresses that the operator set."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from tests.integration.accounts.accounts_app import EMAIL, PASSWORD, Stage, stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_credentials import NEW, status_of
from tests.integration.mail_sink import Mail, MailSink, mail_sink

from tidegauge.meta.model import ExternalIdentity

BASE = "https://tide.example.com"
FORGOTTEN = "/api/auth/forgotten"
pytestmark = pytest.mark.req("J1")


@pytest.fixture
def sink() -> Iterator[MailSink]:
    with mail_sink() as sink:
        yield sink


@pytest.fixture
async def mailing(meta_url: str, sink: MailSink) -> AsyncIterator[Stage]:
    """Accounts with a mail server."""
    smtp = {"TIDEGAUGE_SMTP_HOST": "127.0.0.1", "TIDEGAUGE_SMTP_PORT": str(sink.port), "TIDEGAUGE_SMTP_SECURITY": "none"}
    async with stage(meta_url, TIDEGAUGE_SMTP_FROM="tide@example.com", TIDEGAUGE_PUBLIC_URL=f"{BASE}/", **smtp) as stage_:
        yield stage_


def token_in(mail: Mail) -> str:
    """The token of the mail's link, whose address is the operator's."""
    (address,) = re.findall(r"\S+://\S+", mail.message.get_content())
    base, _, token = address.partition("/welcome#")
    assert base == BASE
    return token


async def ask(client: httpx.AsyncClient, email: str, **headers: str) -> tuple[int, str]:
    """What is answered to somebody who forgot their password."""
    answer = await client.post(FORGOTTEN, json={"email": email}, headers=headers)
    return answer.status_code, answer.text


@pytest.mark.hostile(60)
async def test_who_forgot_the_password_is_mailed_a_link_that_works_once_for_a_while_and_for_them_alone(mailing: Stage, sink: MailSink) -> None:
    await add_someone(mailing, "vera@example.com", "viewer")
    async with mailing.client() as anyone:
        known = await ask(anyone, " Vera@Example.com ", host="evil.example", **{"x-forwarded-host": "evil.example", "origin": "https://evil.example"})
        await mailing.accounts.credentials.close()
        unknown = await ask(anyone, "nobody@example.com")
        assert known == unknown == (202, '{"status":"sent_if_known"}')
        await mailing.accounts.credentials.close()
        (mail,) = sink.mails
        assert (mail.to, mail.sender) == (["vera@example.com"], "tide@example.com")
        assert "evil" not in mail.message.as_string()
        token = token_in(mail)
        assert (await anyone.post("/api/auth/link", json={"token": token})).json()["email"] == "vera@example.com"
        use = {"token": token, "new_password": NEW}
        assert [(await anyone.post("/api/auth/link/password", json=use)).status_code for _ in range(2)] == [204, 404]
        assert [await status_of(mailing, email, NEW) for email in ("vera@example.com", EMAIL)] == [200, 401]
        await ask(anyone, "vera@example.com")
        await mailing.accounts.credentials.close()
        late = token_in(sink.mails[1])
        mailing.clock.advance(3_600_000 + 6_000)
        assert (await anyone.post("/api/auth/link/password", json={"token": late, "new_password": PASSWORD})).json()["error"]["code"] == "link_spent"


@pytest.mark.hostile(60)
async def test_an_invitation_is_mailed_and_a_second_one_for_the_same_address_is_refused(mailing: Stage, sink: MailSink) -> None:
    async with await mailing.script() as admin, mailing.client() as anyone:
        made = await admin.post("/api/users", json={"email": "nina@example.com", "name": "Nina"}, headers={"host": "evil.example"})
        assert (made.status_code, made.json()["link"]["mailed_to"]) == (201, "nina@example.com")
        again = await admin.post("/api/users", json={"email": "NINA@example.com", "name": "Nina"})
        assert (again.status_code, again.json()["error"]["code"]) == (409, "address_taken")
        (mail,) = sink.mails
        token = token_in(mail)
        assert f"/welcome#{token}" == made.json()["link"]["path"]
        both = [(await anyone.post("/api/auth/link/password", json={"token": token, "new_password": NEW})).status_code for _ in range(2)]
        assert both == [204, 404]
        sink.refusal = "554 not today"
        link = (await admin.post(f"/api/users/{made.json()['user']['id']}/link")).json()
        assert link["mailed_to"] is None
        assert "554" in link["mail_error"]
        assert link["path"].startswith("/welcome#"), "it can still be handed on"


@pytest.mark.hostile(60)
async def test_nobody_is_flooded_and_nobody_floods(mailing: Stage, sink: MailSink) -> None:
    await add_someone(mailing, "vera@example.com", "viewer")
    async with mailing.client() as anyone:
        answers = [(await ask(anyone, "vera@example.com"))[0] for _ in range(22)]
        await mailing.accounts.credentials.close()
    assert answers == [202] * 20 + [429] * 2
    assert len(sink.mails) == 3, "and still the same answer"


async def test_who_may_not_sign_in_is_mailed_nothing(mailing: Stage, sink: MailSink) -> None:
    await add_someone(mailing, "vera@example.com", "viewer")
    async with await mailing.script() as admin, mailing.client() as anyone:
        vera = next(user["id"] for user in (await admin.get("/api/users")).json()["users"] if user["email"] == "vera@example.com")
        await admin.put(f"/api/users/{vera}", json={"is_active": False})
        assert (await ask(anyone, "vera@example.com"))[0] == 202
        for wrong in ({}, {"email": 1}, {"email": "x" * 300}, {"email": "a@b.c", "host": "evil"}):
            assert (await anyone.post(FORGOTTEN, json=wrong)).status_code == 400
        assert (await anyone.get("/api/auth/session")).json()["ways"]["forgotten"] is True
    await mailing.accounts.credentials.close()
    assert sink.mails == []


async def test_without_a_mail_server_the_way_is_closed_and_said_to_be(on_stage: Stage) -> None:
    async with on_stage.client() as anyone:
        assert (await anyone.get("/api/auth/session")).json()["ways"]["forgotten"] is False
        answer = await anyone.post(FORGOTTEN, json={"email": EMAIL})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "no_mail")


@pytest.mark.hostile(60)
async def test_a_link_in_the_old_mailbox_ends_with_the_address(mailing: Stage, sink: MailSink) -> None:
    token = await add_someone(mailing, "vera@example.com", "viewer")
    async with mailing.client(authorization=f"Bearer {token}") as vera, mailing.client() as anyone:
        await ask(anyone, "vera@example.com")
        await mailing.accounts.credentials.close()
        assert (await vera.put("/api/auth/me", json={"email": "new@example.com", "password": PASSWORD})).status_code == 204
        use = {"token": token_in(sink.mails[0]), "new_password": NEW}
        assert (await anyone.post("/api/auth/link/password", json=use)).json()["error"]["code"] == "link_spent"


async def test_an_address_of_other_letters_is_written_to_or_said_why_not(mailing: Stage, sink: MailSink) -> None:
    async with await mailing.script() as admin:
        of_domain = (await admin.post("/api/users", json={"email": "nina@Bücher.example"})).json()["link"]
        of_name = (await admin.post("/api/users", json={"email": "zoë@example.com"})).json()["link"]
    assert (of_domain["mailed_to"], of_domain["mail_error"]) == ("nina@bücher.example", "")
    assert sink.mails[0].to == ["nina@xn--bcher-kva.example"]
    assert of_name["mailed_to"] is None
    assert "ASCII" in of_name["mail_error"]


async def test_who_comes_by_the_provider_is_mailed_no_door_past_it(mailing: Stage, sink: MailSink) -> None:
    async with await mailing.script() as admin, mailing.client() as anyone:
        nina = (await admin.post("/api/users", json={"email": "nina@example.com"})).json()["user"]
        assert nina["is_invited"]
        known = ExternalIdentity(person_id=nina["id"], issuer="https://op.example", subject="n", created_at_ms=0)
        await mailing.accounts.database.write(lambda session: session.add(known))
        assert (await ask(anyone, "nina@example.com"))[0] == 202
        await mailing.accounts.credentials.close()
        assert len(sink.mails) == 1, "the invitation"
        assert not (await admin.get("/api/users", params={"id": nina["id"]})).json()["is_invited"]
        assert (await admin.post(f"/api/users/{nina['id']}/link")).json()["mailed_to"] == "nina@example.com", "an administrator may"
