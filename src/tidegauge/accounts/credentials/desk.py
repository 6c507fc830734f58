"""Setting passwords."""

from __future__ import annotations

import asyncio
from typing import Final

import msgspec
import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.address import plain_address
from tidegauge.accounts.credentials.body import LinkHolder, LinkView
from tidegauge.accounts.credentials.courier import FIRST_WAIT_S, LinkCourier
from tidegauge.accounts.credentials.link import fits, is_invited, print_of
from tidegauge.accounts.credentials.post import LinkPost
from tidegauge.accounts.credentials.repository import Waiting, drop_link, find_recipient, keep_link, set_password
from tidegauge.accounts.login.confirmation import Confirmation
from tidegauge.accounts.password import Passwords
from tidegauge.accounts.password_strength import require_unguessable
from tidegauge.accounts.people.repository import active_person, comes_by_provider, find_login
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.accounts.token import LINK_S, Claims, Purpose, Tokens
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database
from tidegauge.outbound.mail import NotSent

PAGE: Final = "/welcome"
_LINKS: Final = "a link"
"""What tries of links are counted as, in place of an address."""
_LATER: Final = "It is tried again by itself."
_SPENT: Final = "This link was used, has ended, or is not whole. Ask an administrator for a new one."

log = structlog.get_logger(__name__)


class Credentials:
    """Changes and resets. Nothing is kept of a link: it is signed, holds the print of the password it replaces and of the person's address,
    and ends with either or its time."""

    def __init__(
        self,
        database: Database,
        passwords: Passwords,
        tokens: Tokens,
        throttle: LoginThrottle,
        confirmation: Confirmation,
        access: AccessCache,
        clock: Clock,
        post: LinkPost | None = None,
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._tokens = tokens
        self._throttle = throttle
        self._confirmation = confirmation
        self._access = access
        self._clock = clock
        self._post = post
        self.courier = LinkCourier(database, self._mail_again, clock)

    @property
    def sends_mail(self) -> bool:
        """Whether links are mailed."""
        return self._post is not None

    async def change(self, person: Principal, current: str, new: str, ip: str) -> None:
        """Set one's own password and end one's other logins. Raises Conflict (`no_password`) for who has none, Forbidden for a wrong current one, InvalidInput
        for the new one, RateLimited."""
        if not await self._confirmation.has_password(person):
            raise Conflict("You have no password to change: you sign in by a provider. An administrator can give you a link to set one.", code="no_password")
        await self._confirmation.require(person, current, ip)
        new_hash = await asyncio.to_thread(self._hashed, new, person.email)
        await self._database.write(set_password, person.person_id, new_hash, now_ms=self._clock.now_ms(), keep=person.session_id)
        self._changed(person.person_id, ip)

    async def link(self, person_id: str) -> LinkView:
        """A link for somebody, mailed to them where there is a mail server: an invitation (7 days) until they have a password, then a reset (1 hour).

        What the mail server could not be reached for is mailed later. Raises NotFound for who may not sign in.
        """
        view, error = await self._mailed(person_id)
        if self._post is not None and error is None:
            await self._database.write(drop_link, person_id)
        elif error is not None and not error.is_final:
            now_ms = self._clock.now_ms()
            due_at_ms = now_ms + int(FIRST_WAIT_S * 1000)
            await self._database.write(keep_link, person_id, is_invitation=view.is_invitation, now_ms=now_ms, due_at_ms=due_at_ms)
        return view

    async def _mailed(self, person_id: str) -> tuple[LinkView, NotSent | None]:
        found = await self._database.read(active_person, person_id)
        if found is None:
            raise NotFound("There is no such person, or they may not sign in.")
        purpose: Purpose = "invitation" if is_invited(found.password_hash) else "reset"
        token = self._tokens.issue(purpose, person_id, print_of(found.password_hash, found.email))
        ends_ms = self._clock.now_ms() + LINK_S[purpose] * 1000
        view = LinkView(f"{PAGE}#{token}", purpose == "invitation", format_timestamp(ends_ms))
        to = await self._database.read(find_recipient, person_id) if self._post is not None else None
        if self._post is None or to is None:
            return view, None
        error = await self._post.send(to, view.path, is_invitation=view.is_invitation, ends_ms=ends_ms)
        if error is None:
            return msgspec.structs.replace(view, mailed_to=to.email), None
        return msgspec.structs.replace(view, mail_error=str(error) if error.is_final else f"{error} {_LATER}"), error

    async def _mail_again(self, waiting: Waiting) -> bool:
        """Whether nothing is left to be done: the link was mailed, is refused for good, or is not wanted any more."""
        found = await self._database.read(active_person, waiting.person_id)
        if found is None or is_invited(found.password_hash) != waiting.is_invitation:
            return True
        _, error = await self._mailed(waiting.person_id)
        return error is None or error.is_final

    async def forgotten(self, email: str, ip: str) -> None:
        """Mail a link to who has this address, if anybody: the answer and its time are the same for all. Raises NotFound without a mail server, RateLimited."""
        if self._post is None:
            raise NotFound("No mail is sent here. Ask an administrator for a link.", code="no_mail")
        await self._post.admit(ip)
        self._post.later(self._mail_link(plain_address(email), self._post))

    async def close(self) -> None:
        """Wait for mails that are under way."""
        if self._post is not None:
            await self._post.close()

    async def _mail_link(self, email: str, post: LinkPost) -> None:
        known = await self._database.read(find_login, email)
        if known is None or not known.is_active:
            return
        if not known.password_hash and await self._database.read(comes_by_provider, known.person_id):
            return  # a first password is a door that the provider does not close: an administrator opens it
        if await post.admit_person(known.person_id):
            await self.link(known.person_id)

    async def holder(self, token: str, ip: str) -> LinkHolder:
        """Whom a link is for. Raises NotFound for one that is spent, RateLimited."""
        await self._throttle.begin(_LINKS, ip)
        claims = self._read(token)
        found = await self._database.read(active_person, claims.sub) if claims else None
        if claims is None or found is None or not fits(claims.sid, found.password_hash, found.email):
            raise await self._refused(ip)
        await self._throttle.succeed(_LINKS, ip)
        return LinkHolder(found.email, found.name, is_invited(found.password_hash))

    async def use(self, token: str, new: str, ip: str) -> None:
        """Set the password of whom a link is for, once, and end all their logins. Raises NotFound for a link that is spent, InvalidInput, RateLimited."""
        holder = await self.holder(token, ip)
        claims = self._read(token)
        assert claims is not None
        new_hash = await asyncio.to_thread(self._hashed, new, holder.email, holder.name)
        is_done = await self._database.write(
            set_password, claims.sub, new_hash, now_ms=self._clock.now_ms(), may=lambda old: fits(claims.sid, old.password_hash, old.email)
        )
        if not is_done:
            raise await self._refused(ip)
        self._changed(claims.sub, ip)

    def _hashed(self, password: str, *about: str) -> str:
        """The hash of a password that somebody chose. Raises InvalidInput for one that is too short, too long or soon guessed. Blocks."""
        hash = self._passwords.hash_now(password)
        require_unguessable(password, *about)
        return hash

    def _read(self, token: str) -> Claims | None:
        return self._tokens.read("reset", token) or self._tokens.read("invitation", token)

    async def _refused(self, ip: str) -> NotFound:
        await self._throttle.fail(ip)
        return NotFound(_SPENT, code="link_spent")

    def _changed(self, person_id: str, ip: str) -> None:
        self._access.clear()
        log.info("password_changed", person_id=person_id, ip=ip)
