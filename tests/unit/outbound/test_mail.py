from __future__ import annotations

import socket
from email.message import EmailMessage
from typing import Any

import pytest
from tests.integration.mail_sink import mail_sink

from tidegauge.app.breakers import SMTP
from tidegauge.core.clock import ManualClock
from tidegauge.core.settings import Settings
from tidegauge.outbound.mail import MailServer, NotSent, mail_server, mailbox, one_line
from tidegauge.telemetry.breakers.breaker import PartBreaker

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # the sink's; it is on this machine


def server(port: int, **more: Any) -> MailServer:
    return MailServer(**{"host": "127.0.0.1", "port": port, "security": "none", "user": "", "password": "", "sender": "t@example.com", **more})


def message(*to: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "t@example.com", ", ".join(to or ["a@example.com"]), "Hello"
    mail.set_content("สวัสดี")
    return mail


@pytest.mark.req("F3")
async def test_a_mail_is_handed_in_with_a_login() -> None:
    with mail_sink(needs_login=True) as sink:
        await server(sink.port, user="me", password="right").send(message())
    assert sink.logins == [("me", "right")]
    assert (sink.mails[0].to, sink.mails[0].message.get_content().strip()) == (["a@example.com"], "สวัสดี")


async def test_what_the_server_refuses_is_said() -> None:
    with mail_sink() as sink:
        sink.refusal = "554 looks like spam"
        with pytest.raises(NotSent, match="554 looks like spam"):
            await server(sink.port).send(message())
        sink.refusal, sink.unknown = "", {"b@example.com"}
        with pytest.raises(NotSent, match=r"b@example\.com \(550 no such user\)"):
            await server(sink.port).send(message("b@example.com"))
        with pytest.raises(NotSent, match=r"Sent to the others; the mail server refused b@example\.com") as caught:
            await server(sink.port).send(message("a@example.com", "b@example.com"))
        assert caught.value.is_partial
        assert len(sink.mails) == 1


@pytest.mark.req("F2")
@pytest.mark.hostile(125)
async def test_what_was_taken_is_sent_though_the_server_does_not_say_goodbye(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidegauge.outbound.mail.TIMEOUT_S", 0.5)
    monkeypatch.setattr("tidegauge.outbound.mail.FAREWELL_S", 0.01)
    with mail_sink() as sink:
        sink.is_silent_at_quit = True
        await server(sink.port).send(message())
        assert len(sink.mails) == 1


@pytest.mark.hostile(197)
async def test_a_wrong_password_is_not_repeated() -> None:
    with mail_sink(needs_login=True) as sink, pytest.raises(NotSent, match="535") as caught:
        await server(sink.port, user="me", password="wrong-password").send(message())
    assert "wrong-password" not in str(caught.value)


async def test_nobody_there_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(NotSent, match="cannot be reached"):
            await server(taken.getsockname()[1]).send(message())


@pytest.mark.req("K6")
async def test_a_server_that_is_away_is_left_alone_and_one_that_refuses_is_not() -> None:
    clock = ManualClock()
    breaker = PartBreaker("smtp", SMTP, clock, luck=0.5)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        for text in ("cannot be reached", "cannot be reached", "cannot be reached", "did not answer lately"):
            with pytest.raises(NotSent, match=text):
                await server(taken.getsockname()[1], breaker=breaker).send(message())
    with mail_sink() as sink:
        sink.refusal = "550 not here"
        clock.advance(15_001)
        for _ in range(5):
            with pytest.raises(NotSent, match="refused the message"):
                await server(sink.port, breaker=breaker).send(message())
    assert breaker.is_closed


def test_the_mail_server_is_the_settings() -> None:
    assert mail_server(Settings()) is None
    found = mail_server(Settings(smtp_host="mail.example.com", smtp_user="me@example.com", smtp_security="tls", smtp_port=465))
    assert found == MailServer("mail.example.com", 465, "tls", "me@example.com", "", "me@example.com")


def test_one_line_has_nothing_that_begins_another() -> None:
    assert one_line("a\r\nBcc: x\x00\u2028y") == "a Bcc: x y"


def test_a_mailbox_is_written_as_every_mail_server_takes_it() -> None:
    assert mailbox("Nina\r\nBcc: x", "nina@b\u00fccher.example") == '"Nina Bcc: x" <nina@xn--bcher-kva.example>'
    for doubtful in ("zo\u00eb@example.com", "a@stra\u00dfe.example", "a@" + "x" * 64 + ".example", "a@b..example"):  # the sharp s was once read as ss
        with pytest.raises(NotSent):
            mailbox("", doubtful)
