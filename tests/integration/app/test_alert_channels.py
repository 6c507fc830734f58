"""Channels, mutes and notices over HTTP, and an event that becomes a mail and a signed call, in the whole product."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.app.test_alerts import KEY, RULE, send
from tests.integration.mail_sink import MailSink, mail_sink
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY
from tests.integration.web_sink import WebSink, status, web_sink

from tidegauge.accounts.people.repository import add_person
from tidegauge.accounts.projects.repository import add_member
from tidegauge.app.application import create_app
from tidegauge.app.opening import open_parts
from tidegauge.app.parts import Parts
from tidegauge.core.settings import load_settings

pytestmark = pytest.mark.req("F3")
PATH = "/api/alerts/channels"
TOKEN = "token-0123456789"
SHARED = "shared-secret-0123456789"


@pytest.fixture
def web() -> Iterator[WebSink]:
    with web_sink() as sink:
        yield sink


@pytest.fixture
def mail() -> Iterator[MailSink]:
    with mail_sink() as sink:
        yield sink


@pytest.fixture
async def parts(data_dir: Path, web: WebSink, mail: MailSink) -> AsyncIterator[Parts]:
    given: dict[str, Any] = {"admin_email": EMAIL, "admin_password": PASSWORD, "write_key": WRITE_KEY, "secret_key": SECRET, "data_dir": data_dir}
    given |= {"outbound_allow": ["127.0.0.1"], "outbound_ports": [web.port], "public_url": "https://tg.example.com/"}
    given |= {"smtp_host": "127.0.0.1", "smtp_port": mail.port, "smtp_security": "none", "smtp_from": "Tidegauge <alerts@example.com>"}
    parts = await open_parts(load_settings(None, {}, given))
    await parts.start()
    yield parts
    await parts.stop()


@pytest.fixture
async def client(parts: Parts) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(parts), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        yield client


@pytest.fixture
async def signed_in(client: httpx.AsyncClient) -> httpx.AsyncClient:
    answer = await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
    client.cookies.clear()
    client.headers["authorization"] = f"Bearer {answer.json()['access_token']}"
    return client


def hook(web: WebSink, **more: Any) -> dict[str, Any]:
    return {"name": "Hook", "kind": "webhook", "settings": {"url": f"http://127.0.0.1:{web.port}/{TOKEN}", "secret": SHARED}, **more}


async def made(client: httpx.AsyncClient, body: dict[str, Any], path: str = PATH) -> dict[str, Any]:
    answer = await client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.req("F4", "J6")
async def test_an_event_becomes_a_mail_with_a_picture_and_a_signed_call(
    parts: Parts, signed_in: httpx.AsyncClient, web: WebSink, mail: MailSink, data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    await made(signed_in, hook(web))
    await made(signed_in, {"name": "Team", "kind": "email", "settings": {"to": ["team@example.com"]}})
    await made(signed_in, {**RULE, "description": "Call the shop."}, "/api/alerts/rules")
    await send(signed_in, *["failure"] * 5)
    (received,) = await asyncio.to_thread(web.wait_for, 1)
    body = json.loads(received.body)
    assert body["title"] == "Firing: Many failures: 5 > 2"
    alert_id = body["alerts"][0]["alert_id"]
    assert body["alerts"][0]["link"] == f"https://tg.example.com/alerts/{alert_id}"
    (letter,) = await asyncio.to_thread(mail.wait_for, 1)
    assert letter.to == ["team@example.com"]
    page = letter.message.get_body(("html",))
    assert page is not None
    assert "Call the shop." in page.get_content()
    (picture,) = [part for part in letter.message.walk() if part.get_content_type() == "image/png"]
    assert picture.get_content().startswith(b"\x89PNG")
    async with asyncio.timeout(60):
        while {one["state"] for one in (await signed_in.get("/api/alerts/notices")).json()["notices"]} != {"sent"}:
            await asyncio.sleep(0.02)
    shown = (await signed_in.get(PATH)).text + (await signed_in.get("/api/alerts/notices")).text
    assert "Hook" in shown
    kept = b"".join(path.read_bytes() for path in data_dir.glob("meta.db*"))  # noqa: ASYNC240
    for secret in (TOKEN, SHARED):
        assert secret not in shown
        assert secret not in caplog.text
        assert secret.encode() not in kept


async def test_secrets_are_said_to_be_set_and_stay_when_they_are_left_out(signed_in: httpx.AsyncClient, web: WebSink) -> None:
    channel = await made(signed_in, hook(web))
    assert (channel["target"], channel["secrets"]) == (f"http://127.0.0.1:{web.port}", {"url": True, "secret": True})
    assert channel["channel"]["settings"] == {}
    body = {**channel["channel"], "name": "Renamed"}
    changed = (await signed_in.put(f"{PATH}/{channel['id']}", json=body)).json()
    assert (changed["channel"]["name"], changed["secrets"]) == ("Renamed", {"url": True, "secret": True})
    assert (await signed_in.post(f"{PATH}/{channel['id']}/test")).json()["is_delivered"]
    assert web.received[0].path == f"/{TOKEN}"
    unsigned = (await signed_in.put(f"{PATH}/{channel['id']}", json={**body, "settings": {"secret": ""}})).json()
    assert unsigned["secrets"] == {"url": True, "secret": False}
    assert (await signed_in.put(f"{PATH}/{channel['id']}", json={**body, "kind": "email", "settings": {"to": ["a@b.c"]}})).status_code == 400


@pytest.mark.hostile(86, 89)
async def test_a_test_says_what_became_of_it_and_nothing_of_what_was_answered(signed_in: httpx.AsyncClient, web: WebSink) -> None:
    channel = await made(signed_in, hook(web))
    path = f"{PATH}/{channel['id']}/test"
    assert (await signed_in.post(path)).json() == {"is_delivered": True, "text": "The message was handed over. Look whether it arrived."}
    assert json.loads(web.received[0].body)["title"].startswith("Test: ")
    web.answer = status(302, b"internal page", Location="http://169.254.169.254/latest")
    answer = await signed_in.post(path)
    assert (answer.status_code, answer.json()) == (200, {"is_delivered": False, "text": "The server answered with status 302."})
    assert len(web.received) == 2


@pytest.mark.hostile(85, 88)
@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"settings": {"url": "http://169.254.169.254/latest/meta-data"}}, "public internet"),
        ({"settings": {"url": "http://127.0.0.1:22/"}}, "Port 22"),
        ({"settings": {"url": "file:///etc/passwd"}}, "https://"),
        ({"settings": {}}, "settings"),
        ({"settings": {"url": "https://example.com", "port": 1}}, "port"),
        ({"title": "$secret_key"}, "title"),
        ({"text": "${name.__class__}"}, "text"),
        ({"kind": "pigeon"}, "kind"),
        ({"name": "two\nlines"}, "name"),
        ({"severities": ["loud"]}, "severities"),
        ({"kind": "service", "settings": {"url": "json://127.0.0.1/"}}, "url"),
        ({"kind": "email", "settings": {"to": ["a@b.c\r\nBcc: x@y.z"]}}, "settings.to"),
    ],
)
async def test_a_channel_that_leads_inside_or_nowhere_is_refused(signed_in: httpx.AsyncClient, web: WebSink, more: dict[str, Any], place: str) -> None:
    answer = await signed_in.post(PATH, json={**hook(web), **more})
    assert answer.status_code == 400, answer.text
    assert place in answer.text
    assert (await signed_in.get(PATH)).json() == {"channels": []}


async def test_a_channel_that_rules_name_says_which_and_stays(signed_in: httpx.AsyncClient, web: WebSink) -> None:
    channel = await made(signed_in, hook(web))
    assert (await signed_in.post(PATH, json=hook(web, name="HOOK"))).status_code == 409
    assert (await signed_in.post("/api/alerts/rules", json={**RULE, "notify": ["nobody"]})).status_code == 400
    rule = await made(signed_in, {**RULE, "notify": [channel["id"]]}, "/api/alerts/rules")
    refused = await signed_in.delete(f"{PATH}/{channel['id']}")
    assert refused.status_code == 409
    assert "'Many failures'" in refused.text
    await signed_in.delete(f"/api/alerts/rules/{rule['id']}")
    assert (await signed_in.delete(f"{PATH}/{channel['id']}")).status_code == 204
    assert (await signed_in.get(f"{PATH}/{channel['id']}")).status_code == 404


async def test_templates_are_shown_as_they_will_read(signed_in: httpx.AsyncClient) -> None:
    shown = (await signed_in.post(f"{PATH}/preview", json={"title": "$severity: $name", "text": "$value of $threshold at $link"})).json()
    assert shown == {"title": "warning: Sample rule", "text": "31 of 20 at https://tg.example.com/alerts/"}
    assert (await signed_in.post(f"{PATH}/preview", json={"text": "$nothing"})).status_code == 400


@pytest.mark.req("F2")
async def test_mutes_are_kept_and_say_whether_they_hold(signed_in: httpx.AsyncClient) -> None:
    path = "/api/alerts/mutes"
    always = {"name": "Always", "weekly": {"days": [0, 1, 2, 3, 4, 5, 6]}}
    mute = await made(signed_in, always, path)
    assert mute["is_on"] is True
    changed = await signed_in.put(f"{path}/{mute['id']}", json={"name": "Long", "until": "2099-01-01T00:00:00Z"})
    assert changed.json()["mute"] == {"name": "Long", "rule_id": None, "until": "2099-01-01T00:00:00Z", "weekly": None}
    for wrong in ({"name": "x"}, {**always, "rule_id": "none"}, {"name": "x", "until": "2001-01-01T00:00:00Z"}, {"name": "x", "weekly": {"days": [7]}}):
        assert (await signed_in.post(path, json=wrong)).status_code == 400
    assert [one["mute"]["name"] for one in (await signed_in.get(path)).json()["mutes"]] == ["Long"]
    assert (await signed_in.delete(f"{path}/{mute['id']}")).status_code == 204
    assert (await signed_in.delete(f"{path}/{mute['id']}")).status_code == 404


@pytest.mark.hostile(90)
async def test_what_was_given_up_is_listed_and_may_be_sent_again(parts: Parts, signed_in: httpx.AsyncClient, web: WebSink) -> None:
    channel = await made(signed_in, hook(web))
    parts.notifying.courier._means.outbound._guard._networks = ()  # the operator takes the permission back
    await made(signed_in, RULE, "/api/alerts/rules")
    await send(signed_in, *["failure"] * 3)
    async with asyncio.timeout(60):
        while not (dead := (await signed_in.get("/api/alerts/notices", params={"state": "dead"})).json()["notices"]):
            await asyncio.sleep(0.02)
    assert (dead[0]["channel_id"], dead[0]["event"], dead[0]["attempts"]) == (channel["id"], "firing", 1)
    assert "public internet" in dead[0]["error"]
    assert web.received == []
    again = await signed_in.post(f"/api/alerts/notices/{dead[0]['id']}/again")
    assert again.json()["state"] == "waiting"
    assert (await signed_in.post(f"/api/alerts/notices/{'0' * 24}/again")).status_code == 404
    assert (await signed_in.get("/api/alerts/notices", params={"state": "lost"})).status_code in (400, 422)


@pytest.mark.req("J1")
async def test_only_administrators_of_the_project_change_channels(parts: Parts, client: httpx.AsyncClient, signed_in: httpx.AsyncClient, web: WebSink) -> None:
    channel = await made(signed_in, hook(web))
    email, accounts = "ed@example.com", parts.accounts
    hash = accounts.passwords.hash_now(PASSWORD)
    person = await parts.database.write(add_person, email=email, name="Ed", role="member", password_hash=hash, now_ms=parts.clock.now_ms())
    await parts.database.write(add_member, 1, person, "editor")
    answer = await client.post("/api/auth/login", json={"email": email, "password": PASSWORD})
    editor = {"authorization": f"Bearer {answer.json()['access_token']}"}
    assert (await client.get(PATH, headers=editor)).status_code == 200
    assert (await client.post(PATH, json=hook(web, name="x"), headers=editor)).status_code == 403
    for method, path in (("PUT", f"{PATH}/{channel['id']}"), ("DELETE", f"{PATH}/{channel['id']}"), ("POST", f"{PATH}/{channel['id']}/test")):
        assert (await client.request(method, path, json=hook(web), headers=editor)).status_code == 403
    assert (await client.post("/api/alerts/mutes", json={"name": "m", "weekly": {"days": [1]}}, headers=editor)).status_code == 201
    for path in (PATH, "/api/alerts/mutes", "/api/alerts/notices"):
        assert (await client.get(path, headers=KEY)).status_code == 403
    key = (await signed_in.post("/api/projects/1/keys", json={"kind": "read", "name": "board"})).json()["key"]
    (seen,) = (await client.get(PATH, headers={"authorization": f"Bearer {key}"})).json()["channels"]
    assert (seen["channel"]["name"], seen["target"], seen["channel"]["settings"]) == ("Hook", "", {})
