"""Sends mail by the operator's mail server."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from email.message import EmailMessage
from email.utils import formataddr
from typing import Final, Literal

import msgspec

from tidegauge.contracts.breaker import UNGUARDED, Breaker
from tidegauge.core.errors import Unavailable
from tidegauge.core.settings import Settings

TIMEOUT_S: Final = 30.0
FAREWELL_S: Final = 1.0
PERMANENT: Final = 500
"""From this status of SMTP on a message is refused for good (RFC 5321, 4.2.1)."""

_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class NotSent(Exception):
    """The mail server did not take the message; the text says why. `is_partial`: it took it for some, who would get it twice if it were sent again.
    `is_final`: it never will take it."""

    def __init__(self, text: str, *, is_partial: bool = False, is_final: bool = False) -> None:
        super().__init__(text)
        self.is_partial, self.is_final = is_partial, is_final


class MailServer(msgspec.Struct, frozen=True):
    """Where mail is handed in, and as whom."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    user: str
    password: str
    sender: str
    breaker: Breaker = UNGUARDED

    async def send(self, message: EmailMessage) -> None:
        """Hand a message in: to all of its recipients, or else raise NotSent."""
        import aiosmtplib  # loaded by the first mail: a tenth of a second, 4 MB

        try:
            async with self.breaker.guard():
                refused = await self._hand_in(message)
        except Unavailable as error:
            raise NotSent(error.message) from None
        except (TimeoutError, aiosmtplib.SMTPTimeoutError):
            raise NotSent(f"The mail server did not answer within {TIMEOUT_S:g} s.") from None
        except aiosmtplib.SMTPRecipientsRefused as error:
            is_final = all(one.code >= PERMANENT for one in error.recipients)
            raise NotSent("The mail server refused " + _refusals({one.recipient: one for one in error.recipients}), is_final=is_final) from None
        except aiosmtplib.SMTPResponseException as error:
            is_final = error.code >= PERMANENT and not isinstance(error, aiosmtplib.SMTPAuthenticationError)
            raise NotSent(f"The mail server refused the message: {error.code} {one_line(error.message)[:200]}", is_final=is_final) from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise NotSent(f"The mail server cannot be reached: {one_line(str(error))[:200]}") from None
        if refused:
            raise NotSent("Sent to the others; the mail server refused " + _refusals(refused), is_partial=True)

    async def _hand_in(self, message: EmailMessage) -> object:
        """The addresses that were refused. Raises what the library raises, but nothing once the message was taken: it would be sent twice."""
        import aiosmtplib

        client = aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            username=self.user or None,
            password=self.password or None,
            use_tls=self.security == "tls",
            start_tls=self.security == "starttls",
            timeout=TIMEOUT_S,
        )
        try:
            async with asyncio.timeout(TIMEOUT_S):
                await client.connect()
                refused, _ = await client.send_message(message)
            with suppress(aiosmtplib.SMTPException, OSError):
                await client.quit(timeout=FAREWELL_S)
        finally:
            client.close()
        return refused


def mail_server(settings: Settings, breaker: Breaker = UNGUARDED) -> MailServer | None:
    """The mail server of the settings; None when they name none."""
    if not settings.smtp_host:
        return None
    sender = settings.smtp_from or settings.smtp_user or f"tidegauge@{settings.smtp_host}"
    return MailServer(settings.smtp_host, settings.smtp_port, settings.smtp_security, settings.smtp_user, settings.smtp_password, one_line(sender), breaker)


def mailbox(name: str, address: str) -> str:
    """`name <address>` for a header, a domain of other letters as the DNS has it (RFC 3490). Raises NotSent for what cannot be written so without doubt."""
    local, _, domain = address.rpartition("@")
    try:
        plain = domain.encode("idna")
        if not local.isascii() or plain.decode("idna") != domain.lower():
            raise NotSent("Mail is sent to addresses of ASCII letters only (domains may have others), as most mail servers take no others.", is_final=True)
    except UnicodeError:
        raise NotSent("The domain of the address is none that there can be.", is_final=True) from None
    return formataddr((one_line(name), f"{local}@{plain.decode()}"))


def one_line(text: str) -> str:
    """A text that may stand in a header: whatever could begin another one is a space."""
    return _CONTROL.sub(" ", text).strip()


def _refusals(refused: object) -> str:
    given = refused if isinstance(refused, dict) else {}
    return ", ".join(f"{address} ({getattr(answer, 'code', '')} {one_line(getattr(answer, 'message', ''))[:100]})" for address, answer in given.items()) + "."
