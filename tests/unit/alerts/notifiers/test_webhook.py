from __future__ import annotations

import hashlib
import hmac
import json

import pytest
from tests.integration.web_sink import WebSink, status, web_sink
from tests.unit.alerts.notifiers.letters import fact, letter

from tidegauge.alerts.notifiers.notifier import Means, Undelivered
from tidegauge.alerts.notifiers.webhook import WebhookNotifier, WebhookSettings, signature
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.guard import Guard
from tidegauge.outbound.target import Refused

WEBHOOK = WebhookNotifier()


def means(sink: WebSink) -> Means:
    return Means(OutboundClient(Guard(allow=["127.0.0.1"], ports=[sink.port]), timeout_s=1), None)


@pytest.mark.req("F3")
@pytest.mark.hostile(90)
async def test_what_is_sent_is_signed_over_its_time_and_named() -> None:
    with web_sink() as sink:
        await WEBHOOK.send(WebhookSettings(f"http://127.0.0.1:{sink.port}/hook", "shared secret"), letter(), means(sink))
    (received,) = sink.received
    assert received.headers["x-tidegauge-delivery"] == "d1"
    parts = dict(part.split("=") for part in received.headers["x-tidegauge-signature"].split(","))
    expected = hmac.new(b"shared secret", parts["t"].encode() + b"." + received.body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(parts["v1"], expected)
    body = json.loads(received.body)
    assert (body["id"], body["type"], body["title"]) == ("d1", "alert", "Firing: Checkout fails (/cart): 31 > 20")
    assert body["alerts"][0]["link"] == "https://tg.example.com/alerts/a1"
    assert (body["alerts"][0]["value"], body["alerts"][0]["group"], body["alerts"][0]["since"]) == (31.0, {"page": "/cart"}, "2026-11-18T11:06:40.000Z")
    assert b"shared secret" not in received.body


def test_a_signature_changes_with_the_time_and_the_body() -> None:
    assert signature("s", b"{}", 1) == "t=1,v1=" + hmac.new(b"s", b"1.{}", hashlib.sha256).hexdigest()
    assert len({signature("s", b"{}", 1), signature("s", b"{}", 2), signature("s", b"[]", 1), signature("t", b"{}", 1)}) == 4


async def test_without_a_secret_nothing_is_signed() -> None:
    with web_sink() as sink:
        await WEBHOOK.send(WebhookSettings(f"http://127.0.0.1:{sink.port}/"), letter(fact(), fact(alert_id="a2")), means(sink))
    assert "x-tidegauge-signature" not in sink.received[0].headers
    assert len(json.loads(sink.received[0].body)["alerts"]) == 2


@pytest.mark.hostile(90)
async def test_anything_but_a_2xx_is_to_be_tried_again() -> None:
    with web_sink() as sink:
        settings = WebhookSettings(f"http://127.0.0.1:{sink.port}/token-in-the-path")
        for code in (302, 404, 500):
            sink.answer = status(code, b"a body with internals")
            with pytest.raises(Undelivered, match=f"status {code}") as caught:
                await WEBHOOK.send(settings, letter(), means(sink))
            assert not caught.value.is_final
            assert "internals" not in caught.value.text
            assert "token-in-the-path" not in caught.value.text
        sink.answer = status(429, Retry_After="7")
        with pytest.raises(Undelivered) as caught:
            await WEBHOOK.send(settings, letter(), means(sink))
        assert caught.value.retry_after_s == 7


async def test_an_address_inside_is_refused_when_saved_and_when_sent() -> None:
    settings = WebhookSettings("http://10.0.0.1/hook")
    outside = Means(OutboundClient(Guard()), None)
    with pytest.raises(Refused):
        await WEBHOOK.check(settings, outside)
    with pytest.raises(Undelivered) as caught:
        await WEBHOOK.send(settings, letter(), outside)
    assert caught.value.is_final


@pytest.mark.hostile(196)
async def test_of_its_address_only_the_host_is_shown() -> None:
    with web_sink() as sink:
        assert await WEBHOOK.check(WebhookSettings(f"http://127.0.0.1:{sink.port}/token?x=y"), means(sink)) == f"http://127.0.0.1:{sink.port}"
