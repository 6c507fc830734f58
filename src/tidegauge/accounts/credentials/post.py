"""Sends links by mail, where the operator named a mail server."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, Final

import structlog
from limits import parse

from tidegauge.accounts.credentials.letter import Recipient, link_letter
from tidegauge.outbound.mail import MailServer, NotSent
from tidegauge.quota.place import place_of
from tidegauge.quota.windows import Windows, refusal

PER_ADDRESS: Final = parse("20/hour")
"""Requests for a link from one network address, whoever they are for."""
PER_PERSON: Final = parse("3/hour")
"""Links that are mailed to one person on request: more are not sent, and nobody is told."""

log = structlog.get_logger(__name__)


class LinkPost:
    """`base_url`: where people reach the product by the operator's word, never by a request's `Host`."""

    def __init__(self, server: MailServer, base_url: str, windows: Windows) -> None:
        self._server = server
        self._base_url = base_url
        self._windows = windows
        self._under_way: set[asyncio.Task[None]] = set()

    async def send(self, to: Recipient, path: str, *, is_invitation: bool, ends_ms: int) -> NotSent | None:
        """Mail a link; None when the mail server took it, else why not."""
        try:
            await self._server.send(link_letter(to, self._base_url + path, is_invitation=is_invitation, ends_ms=ends_ms, sender=self._server.sender))
        except NotSent as error:
            log.warning("link_not_mailed", reason=str(error))
            return error
        log.info("link_mailed", is_invitation=is_invitation)
        return None

    async def admit(self, ip: str) -> None:
        """Count a request for a link. Raises RateLimited."""
        counted = ("link by mail", place_of(ip))
        if not await self._windows.hit(PER_ADDRESS, *counted):
            raise await refusal(self._windows, PER_ADDRESS, "Too many links were asked for from here. Wait before the next one.", *counted)

    async def admit_person(self, person_id: str) -> bool:
        """Count a mail to a person; False when that is one too many."""
        return await self._windows.hit(PER_PERSON, "link to", person_id)

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it after the answer, so that its time tells nothing."""
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.warning("link_not_made", error=repr(error))

    async def close(self) -> None:
        """Wait for what is under way."""
        if self._under_way:
            await asyncio.wait(self._under_way)
