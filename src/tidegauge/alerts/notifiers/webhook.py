"""Messages as signed JSON to a URL."""

from __future__ import annotations

import hashlib
import hmac
import time
from typing import Annotated, Any, Final, cast

import msgspec
from msgspec import Meta

from tidegauge.alerts.notices.message import Letter, link_of, written
from tidegauge.alerts.notifiers.notifier import Means, Undelivered
from tidegauge.core.timestamps import format_timestamp
from tidegauge.outbound.guard import Unresolved
from tidegauge.outbound.reply import Unreachable
from tidegauge.outbound.target import Refused

SIGNATURE: Final = "X-Tidegauge-Signature"
DELIVERY: Final = "X-Tidegauge-Delivery"


class WebhookSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`url` is secret as it may hold a token. `secret` signs what is sent; without one nothing is signed."""

    url: Annotated[str, Meta(min_length=1, max_length=2_000)]
    secret: Annotated[str, Meta(max_length=200)] = ""


class WebhookNotifier:
    """POSTs the message; any 2xx is an answer."""

    settings = WebhookSettings
    secrets = ("url", "secret")

    async def check(self, settings: msgspec.Struct, means: Means) -> str:
        return (await means.outbound.check(cast(WebhookSettings, settings).url)).shown

    async def send(self, settings: msgspec.Struct, letter: Letter, means: Means) -> None:
        webhook = cast(WebhookSettings, settings)
        body = msgspec.json.encode(payload_of(letter))
        headers = {"Content-Type": "application/json", DELIVERY: letter.id}
        if webhook.secret:
            headers[SIGNATURE] = signature(webhook.secret, body, int(time.time()))
        try:
            reply = await means.outbound.post(webhook.url, body, headers)
        except Unresolved as error:
            raise Undelivered(error.message) from None
        except Refused as error:
            raise Undelivered(error.message, is_final=True) from None
        except Unreachable as error:
            raise Undelivered(str(error)) from None
        if not 200 <= reply.status < 300:
            raise Undelivered(f"The server answered with status {reply.status}.", retry_after_s=reply.retry_after_s)


def payload_of(letter: Letter) -> dict[str, Any]:
    """The body: the message as people read it, and every fact."""
    title, text = written(letter)
    alerts = [
        {
            **msgspec.structs.asdict(fact),
            "since": format_timestamp(fact.since_ms),
            "at": format_timestamp(fact.at_ms),
            "link": link_of(letter, fact),
        }
        for fact in letter.facts
    ]
    for alert in alerts:
        del alert["since_ms"], alert["at_ms"]
    return {"id": letter.id, "type": "test" if letter.is_test else "alert", "title": title, "text": text, "alerts": alerts}


def signature(secret: str, body: bytes, at_s: int) -> str:
    """`t=<seconds>,v1=<hex of HMAC-SHA256 over "<seconds>.<body>">`: whoever has the secret can tell that the body is ours, and how old it is."""
    return f"t={at_s},v1={hmac.new(secret.encode(), f'{at_s}.'.encode() + body, hashlib.sha256).hexdigest()}"
