"""The mails that bring a link: an invitation, or a way to a new password."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, localtime, parseaddr
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from tidegauge.core.ids import new_id
from tidegauge.outbound.mail import mailbox, one_line


class Recipient(NamedTuple):
    """To whom a mail goes, in which language ("" for English) and with times of which zone ("" for UTC)."""

    email: str
    name: str
    language: str
    timezone: str


class Words(NamedTuple):
    """The texts of one kind of mail; `{name}`, `{until}` and `{url}` are filled in."""

    subject: str
    text: str


_INVITATION: Final = {
    "en": Words(
        "You are invited to Tidegauge",
        "Hello {name},\n\nan account was made for you. Choose a password with this link:\n\n{url}\n\nIt works once, until {until}.\n",
    ),
    "th": Words(
        "คุณได้รับเชิญให้ใช้ Tidegauge",
        "สวัสดี {name}\n\nมีการสร้างบัญชีให้คุณแล้ว ตั้งรหัสผ่านได้จากลิงก์นี้:\n\n{url}\n\nใช้ได้หนึ่งครั้ง จนถึง {until}\n",
    ),
}
_RESET: Final = {
    "en": Words(
        "A new password for Tidegauge",
        "Hello {name},\n\nsomebody asked for a link to set a new password of your account. If that was you, use this one:\n\n{url}\n\n"
        "It works once, until {until}, and ends all your logins. If it was not you, do nothing: your password stays as it is.\n",
    ),
    "th": Words(
        "รหัสผ่านใหม่ของ Tidegauge",
        "สวัสดี {name}\n\nมีผู้ขอลิงก์เพื่อตั้งรหัสผ่านใหม่ของบัญชีคุณ หากเป็นคุณ ให้ใช้ลิงก์นี้:\n\n{url}\n\n"
        "ใช้ได้หนึ่งครั้ง จนถึง {until} และจะสิ้นสุดการเข้าสู่ระบบทั้งหมดของคุณ หากไม่ใช่คุณ ไม่ต้องทำอะไร รหัสผ่านจะคงเดิม\n",
    ),
}


def link_letter(to: Recipient, url: str, *, is_invitation: bool, ends_ms: int, sender: str) -> EmailMessage:
    """The whole mail. `ends_ms`: until when the link works. Raises NotSent for an address that no mail can go to."""
    words = (_INVITATION if is_invitation else _RESET).get(to.language) or (_INVITATION if is_invitation else _RESET)["en"]
    zone: tzinfo = ZoneInfo(to.timezone) if to.timezone else UTC
    until = datetime.fromtimestamp(ends_ms / 1000, zone).strftime("%Y-%m-%d %H:%M %Z")
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = one_line(sender), mailbox(to.name, to.email)
    mail["Subject"] = words.subject
    mail["Date"] = format_datetime(localtime())
    mail["Message-ID"] = f"<{new_id()}@{parseaddr(sender)[1].rpartition('@')[2] or 'tidegauge'}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(words.text.format(name=one_line(to.name), url=url, until=until))
    return mail
