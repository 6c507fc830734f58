"""A mail server that keeps what it is handed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, NamedTuple, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class Mail(NamedTuple):
    """One message with its envelope."""

    sender: str
    to: list[str]
    message: EmailMessage


class MailSink:
    """`refusal`: what the server says to a message instead of taking it; `unknown`: addresses that it does not take; `is_silent_at_quit`: it took the
    message and is not heard of again."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.logins: list[tuple[str, str]] = []
        self.refusal = ""
        self.unknown: set[str] = set()
        self.is_silent_at_quit = False
        self.changed = threading.Condition()
        self.port = 0

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        if address in self.unknown:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refusal:
            return self.refusal
        message = cast(EmailMessage, message_from_bytes(cast(bytes, envelope.content), policy=default))  # type: ignore[arg-type]
        with self.changed:
            self.mails.append(Mail(str(envelope.mail_from), [str(to) for to in envelope.rcpt_tos], message))
            self.changed.notify_all()
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.is_silent_at_quit:
            await asyncio.Event().wait()
        return "221 Bye"

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        if isinstance(data, LoginPassword):
            self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=isinstance(data, LoginPassword) and data.password == b"right", handled=False)

    def wait_for(self, count: int, timeout_s: float = 60) -> list[Mail]:
        """At least so many mails; AssertionError when they do not come."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.mails) >= count, timeout_s), f"{len(self.mails)} of {count} mails came"
            return list(self.mails)


@contextmanager
def mail_sink(*, needs_login: bool = False) -> Iterator[MailSink]:
    """A sink that serves on a loop of its own thread until the end of the block."""
    sink = MailSink()
    is_ready, stop = threading.Event(), threading.Event()

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        authenticate = {"authenticator": sink.authenticate, "auth_required": needs_login, "auth_require_tls": False}
        server = await loop.create_server(lambda: SMTP(sink, loop=loop, **authenticate), "127.0.0.1", 0)
        sink.port = server.sockets[0].getsockname()[1]
        is_ready.set()
        await asyncio.to_thread(stop.wait)
        server.close()
        await asyncio.sleep(0)

    thread = threading.Thread(target=asyncio.run, args=[serve()], daemon=True)
    thread.start()
    is_ready.wait(10)
    try:
        yield sink
    finally:
        stop.set()
        thread.join()
