"""Messages by mail: plain text and HTML, with the picture in it."""

from __future__ import annotations

import html
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, localtime, parseaddr
from typing import Annotated, Final, cast

import msgspec
from msgspec import Meta

from tidegauge.alerts.notices.fact import EVENT_WORDS, Fact
from tidegauge.alerts.notices.message import MAX_LISTED, Letter, link_of, written, written_time
from tidegauge.alerts.notifiers.notifier import Means, Undelivered
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.outbound.mail import NotSent, one_line

MailAddress = Annotated[str, Meta(pattern=r"^[^\s@<>()\[\],;:\"\\]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$(?!\n)")]
MAX_SUBJECT: Final = 250
_COLOURS: Final = {"firing": "#b42318", "still_firing": "#b42318", "flapping": "#b54708", "no_data": "#475467", "resolved": "#067647"}


class EmailSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`to`: who gets it; each sees the others."""

    to: Annotated[tuple[MailAddress, ...], Meta(min_length=1, max_length=50)]


class EmailNotifier:
    """Hands the message to the operator's mail server."""

    settings = EmailSettings
    secrets = ()

    async def check(self, settings: msgspec.Struct, means: Means) -> str:
        if means.mail is None:
            reason = "this server sends no mail: an operator has to name a mail server in the setting smtp_host"
            raise InvalidInput(f"kind: {reason}.", details=[ErrorDetail("kind", reason)])
        return ", ".join(cast(EmailSettings, settings).to)

    async def send(self, settings: msgspec.Struct, letter: Letter, means: Means) -> None:
        if means.mail is None:
            raise Undelivered("This server sends no mail: the setting smtp_host is empty.")
        try:
            await means.mail.send(mail_of(letter, cast(EmailSettings, settings).to, means.mail.sender))
        except NotSent as error:
            raise Undelivered(str(error), is_final=error.is_partial) from None


def mail_of(letter: Letter, to: tuple[str, ...], sender: str) -> EmailMessage:
    """The whole message. Its id is the letter's, so that a mailbox which gets it twice can tell."""
    title, text = written(letter)
    domain = parseaddr(sender)[1].rpartition("@")[2] or "tidegauge"
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = one_line(sender), ", ".join(to)
    mail["Subject"] = one_line(title)[:MAX_SUBJECT]
    mail["Date"] = format_datetime(localtime())
    mail["Message-ID"] = f"<{letter.id}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    picture_id = f"chart.{letter.id}@{domain}"
    mail.add_alternative(_page(letter, title, text, picture_id), subtype="html")
    if letter.picture is not None:
        parts = cast(list[EmailMessage], mail.get_payload())
        parts[1].add_related(letter.picture, "image", "png", cid=f"<{picture_id}>", filename="chart.png", disposition="inline")
    return mail


def _page(letter: Letter, title: str, text: str, picture_id: str) -> str:
    if letter.text:
        cards = f'<p style="white-space:pre-line">{html.escape(text)}</p>'
    else:
        cards = "".join(_card(letter, fact) for fact in letter.facts[:MAX_LISTED])
        more = len(letter.facts) - MAX_LISTED
        cards += f"<p>and {more} more</p>" if more > 0 else ""
    picture = "" if letter.picture is None else f'<p><img src="cid:{picture_id}" alt="{html.escape(title, quote=True)}" width="560" style="max-width:100%"></p>'
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body style="font-family:system-ui,sans-serif;color:#101828;line-height:1.5">'
        f'<h1 style="font-size:18px">{html.escape(title)}</h1>{picture}{cards}</body></html>'
    )


def _card(letter: Letter, fact: Fact) -> str:
    rows = {
        "Severity": fact.severity,
        "Since": written_time(fact.since_ms, letter.timezone),
        "What moved it": letter.contributing,
        **{name: value or "(none)" for name, value in fact.group.items()},
    }
    cells = "".join(
        f'<tr><td style="color:#475467;padding-right:16px">{html.escape(name)}</td><td>{html.escape(value)}</td></tr>' for name, value in rows.items() if value
    )
    description = f'<p style="white-space:pre-line">{html.escape(fact.description)}</p>' if fact.description else ""
    link = html.escape(link_of(letter, fact), quote=True)
    return (
        f'<div style="border-left:4px solid {_COLOURS[fact.event]};padding-left:12px;margin-bottom:16px">'
        f"<p><b>{EVENT_WORDS[fact.event]}</b>: {html.escape(fact.line)}</p><table>{cells}</table>{description}"
        f'<p><a href="{link}">Open the alert</a></p></div>'
    )
