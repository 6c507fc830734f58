"""From a channel made in a real browser to a mail and a signed call, over kills of the server: no message lost, none told as another."""

from __future__ import annotations

import hashlib
import hmac
import json
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.integration.mail_sink import MailSink, mail_sink
from tests.integration.server import ServedProduct, served, until
from tests.integration.web_sink import WebSink, status, web_sink

pytestmark = [pytest.mark.e2e, pytest.mark.req("F2", "F3", "F4")]


@pytest.fixture
def web() -> Iterator[WebSink]:
    with web_sink() as sink:
        yield sink


@pytest.fixture
def mail() -> Iterator[MailSink]:
    with mail_sink() as sink:
        yield sink


def environ(web: WebSink, mail: MailSink) -> dict[str, str]:
    return {
        "TIDEGAUGE_OUTBOUND_ALLOW": "127.0.0.1",
        "TIDEGAUGE_OUTBOUND_PORTS": str(web.port),
        "TIDEGAUGE_SMTP_HOST": "127.0.0.1",
        "TIDEGAUGE_SMTP_PORT": str(mail.port),
        "TIDEGAUGE_SMTP_SECURITY": "none",
        "TIDEGAUGE_SMTP_FROM": "Tidegauge <alerts@example.com>",
        "TIDEGAUGE_PUBLIC_URL": "https://tg.example.com",
    }


def send(product: ServedProduct, count: int, part: str = "") -> None:
    events = [{"name": "payment_failed", "properties": {"part": part}}] * count
    product.client.post("/api/events", json=events, headers={"authorization": f"Bearer {product.write_key}"}).raise_for_status()


def alerts_of(web: WebSink) -> list[dict[str, Any]]:
    """Every alert that the webhook was called for, with the id of its delivery."""
    found = []
    for received in list(web.received):
        body = json.loads(received.body)
        if body["type"] == "alert":
            found += [{**alert, "delivery": received.headers["x-tidegauge-delivery"]} for alert in body["alerts"]]
    return found


def test_people_are_told_by_the_channels_that_an_administrator_made(tmp_path: Path, web: WebSink, mail: MailSink, visit: Callable[..., Visit]) -> None:
    with served(tmp_path, environ=environ(web, mail)) as product:
        send(product, 1)
        until(lambda: product.value(metric="*", aggregation="count", time_window="last_24_hours") == 1)
        seen = visit()
        page = seen.page
        log_in(page, product)
        expect(page.locator("#content")).to_be_visible(timeout=20_000)
        page.get_by_role("link", name="Alerts", exact=True).click()
        page.get_by_role("link", name="Channels", exact=True).click()
        expect(page.get_by_text("There is no channel yet")).to_be_visible(timeout=10_000)

        page.get_by_role("button", name="Add channel").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Name", exact=True).fill("Team mail")
        dialog.get_by_label("To", exact=True).fill("team@example.com")
        dialog.get_by_role("button", name="Save").click()
        expect(page.get_by_text("E-mail · team@example.com")).to_be_visible(timeout=10_000)

        page.get_by_role("button", name="Add channel").click()
        dialog.get_by_role("radio", name="Webhook").click()
        dialog.get_by_label("Name", exact=True).fill("Bridge")
        dialog.get_by_label("Address", exact=True).fill("http://10.0.0.1/hook")
        dialog.get_by_role("button", name="Make one").click()
        secret = dialog.get_by_label("Signing secret").input_value()
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.get_by_role("alert")).to_contain_text("public internet")
        dialog.get_by_label("Address", exact=True).fill(f"http://127.0.0.1:{web.port}/hook")
        dialog.get_by_role("button", name="Save").click()
        expect(page.get_by_text(f"Webhook · http://127.0.0.1:{web.port}")).to_be_visible(timeout=10_000)

        row = page.get_by_role("listitem").filter(has_text="Bridge")
        row.get_by_role("button", name="Test").click()
        expect(row.get_by_text("The test message was handed over")).to_be_visible(timeout=10_000)
        assert json.loads(web.received[0].body)["type"] == "test"

        page.get_by_role("link", name="New rule").first.click()
        page.get_by_label("Name", exact=True).fill("Payments fail")
        page.get_by_label("Limit").fill("3")
        page.get_by_label("For at least").select_option("0")
        page.get_by_role("button", name="Save rule").click()
        expect(page.get_by_role("link", name="Payments fail")).to_be_visible(timeout=10_000)
        send(product, 4)
        expect(page.get_by_role("region", name="Notifications").get_by_text("Payments fail: 5 > 3")).to_be_visible(timeout=5_000)

        call = web.wait_for(2)[1]
        at, digest = (part.split("=")[1] for part in call.headers["x-tidegauge-signature"].split(","))
        assert digest == hmac.new(secret.encode(), f"{at}.".encode() + call.body, hashlib.sha256).hexdigest()
        assert json.loads(call.body)["title"] == "Firing: Payments fail: 5 > 3"
        (letter,) = mail.wait_for(1)
        assert letter.message["Subject"] == "Firing: Payments fail: 5 > 3"
        assert [part.get_content_type() for part in letter.message.walk()].count("image/png") == 1
        page.get_by_role("link", name="Channels", exact=True).first.click()
        told = page.get_by_role("region", name="What was told")
        expect(told.get_by_role("link", name="Firing: Payments fail: 5 > 3")).to_have_count(2, timeout=20_000)

        (known,) = product.client.get("/api/alerts/rules").json()["rules"]
        product.client.put(f"/api/alerts/rules/{known['id']}", json={**known["rule"], "threshold": 1_000, "resolve_after": 0}).raise_for_status()
        assert mail.wait_for(2)[1].message["Subject"].startswith("Resolved: Payments fail")
        assert json.loads(web.wait_for(3)[2].body)["alerts"][0]["event"] == "resolved"
        assert seen.complaints_but(400) == []


@pytest.mark.hostile(125)
@pytest.mark.parametrize("moments_s", [(0.0, 1.0, 3.5), pytest.param((0.0, 0.2, 0.5, 1.0, 1.7, 2.4, 3.0, 3.5), marks=pytest.mark.soak)], ids=["few", "many"])
def test_a_killed_server_loses_no_message_and_tells_none_as_another(tmp_path: Path, web: WebSink, mail: MailSink, moments_s: tuple[float, ...]) -> None:
    """Killed right after the events, while messages are gathered, and while the other side fails."""
    rule = {"name": "Parts", "query": {"metric": "payment_failed", "aggregation": "count", "group_by": ["part"], "time_window": "last_hour"}}
    for index, moment_s in enumerate(moments_s):
        with served(tmp_path, environ=environ(web, mail)) as product:
            if index == 0:
                hook = {"name": "Bridge", "kind": "webhook", "settings": {"url": f"http://127.0.0.1:{web.port}/hook"}}
                product.client.post("/api/alerts/channels", json=hook).raise_for_status()
                product.client.post("/api/alerts/rules", json={**rule, "condition": "gt", "threshold": 2}).raise_for_status()
            web.answer = status(500 if index == len(moments_s) - 1 else 204)
            send(product, 3, f"part-{index}")
            time.sleep(moment_s)  # the moment of the kill is what is tested
            product.stop(signal.SIGKILL)
    web.answer = status(204)
    with served(tmp_path, environ=environ(web, mail)) as product:
        until(lambda: {notice["state"] for notice in product.client.get("/api/alerts/notices").json()["notices"]} == {"sent"}, timeout_s=60)
        notices = product.client.get("/api/alerts/notices").json()["notices"]
        assert sorted(notice["text"] for notice in notices) == [f"Parts (part-{index}): 3 > 2" for index in range(len(moments_s))]
    told = Counter((alert["group"]["part"], alert["delivery"]) for alert in alerts_of(web))
    assert sorted(part for part, _ in told) == [f"part-{index}" for index in range(len(moments_s))]
    print("calls for each delivery:", dict(told))
