from __future__ import annotations

import msgspec
import pytest
from tests.integration.mail_sink import mail_sink
from tests.unit.alerts.notifiers.letters import fact, letter

from tidegauge.alerts.notifiers.email import EmailNotifier, EmailSettings
from tidegauge.alerts.notifiers.notifier import Means, Undelivered
from tidegauge.core.errors import InvalidInput
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.guard import Guard
from tidegauge.outbound.mail import MailServer

EMAIL = EmailNotifier()
TO = EmailSettings(("a@example.com", "b@example.com"))


def means(port: int) -> Means:
    return Means(OutboundClient(Guard()), MailServer("127.0.0.1", port, "none", "", "", "Tidegauge <t@example.com>"))


@pytest.mark.req("F3", "F4")
async def test_a_mail_says_it_in_text_and_html_with_the_picture_in_it() -> None:
    with mail_sink() as sink:
        picture = b"\x89PNG picture"
        await EMAIL.send(TO, letter(fact(description="Call the shop."), contributing="page /cart: +11 (92 %)", picture=picture), means(sink.port))
    (mail,) = sink.mails
    assert mail.to == ["a@example.com", "b@example.com"]
    message = mail.message
    assert message["Subject"] == "Firing: Checkout fails (/cart): 31 > 20"
    assert message["Message-ID"] == "<d1@example.com>"
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    for text in (plain.get_content(), page.get_content()):
        assert all(
            part in text for part in ("2026-11-18 18:06:40 (Asia/Bangkok)", "page /cart: +11 (92 %)", "Call the shop.", "https://tg.example.com/alerts/a1")
        )
    (image,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert image.get_content() == picture
    assert f'src="cid:{image["Content-ID"].strip("<>")}"' in page.get_content()


@pytest.mark.hostile(84)
@pytest.mark.asvs("1.3.11")
async def test_what_would_be_another_header_or_markup_is_neither() -> None:
    evil = "x\r\nBcc: victim@example.com\r\n\r\nbody\u2028<script>alert(1)</script>"
    with mail_sink() as sink:
        await EMAIL.send(TO, letter(fact(name=evil, line=evil, group={evil: evil}, description=evil), title="$name $line $group"), means(sink.port))
        await EMAIL.send(TO, letter(fact(line=evil, description="d" * 9_000)), means(sink.port))
    for mail in sink.mails:
        assert mail.to == ["a@example.com", "b@example.com"]
        assert mail.message["Bcc"] is None
        assert "Bcc: victim" in mail.message["Subject"]
        page = mail.message.get_body(("html",))
        assert page is not None
        assert "<script>" not in page.get_content()


@pytest.mark.hostile(84)
@pytest.mark.parametrize("address", ["a@b.c\r\nBcc: x@y.z", "a@b.c\n", "a b@c.d", "a@b.c,d@e.f", "<a@b.c>", "a", "@b.c", "a@", 'a"b@c.d', "a@b c.d"])
def test_an_address_is_one_plain_address(address: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"to": [address]}, EmailSettings)


async def test_without_a_mail_server_none_can_be_saved_or_sent() -> None:
    nothing = Means(OutboundClient(Guard()), None)
    with pytest.raises(InvalidInput, match="smtp_host"):
        await EMAIL.check(TO, nothing)
    with pytest.raises(Undelivered, match="smtp_host"):
        await EMAIL.send(TO, letter(), nothing)


async def test_who_gets_it_is_no_secret_and_a_refusal_is_told() -> None:
    with mail_sink() as sink:
        assert await EMAIL.check(TO, means(sink.port)) == "a@example.com, b@example.com"
        sink.refusal = "452 too much mail"
        with pytest.raises(Undelivered, match="452 too much mail") as caught:
            await EMAIL.send(TO, letter(), means(sink.port))
    assert not caught.value.is_final
