"""Opens public links and answers those who came in by one."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any, Final, Protocol

import msgspec

from tidegauge.accounts.password import Passwords
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.contracts.answer import Answer
from tidegauge.contracts.caller import calling
from tidegauge.contracts.sight import OwnerSight, as_owner, every_owner_sees_all
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Forbidden, NotFound, Unauthenticated
from tidegauge.core.ids import new_id
from tidegauge.dashboards.access import require_owner, require_person
from tidegauge.dashboards.document import Document
from tidegauge.dashboards.library import Library
from tidegauge.dashboards.links.link import MIN_PASSWORD_LENGTH, Link, LinkView, NewLink, PublicQuestion, hash_token, link_view, new_token
from tidegauge.dashboards.links.question import public_question
from tidegauge.dashboards.links.repository import Opened, add_link, find_document, find_opened, list_links, remove_link, touch_link
from tidegauge.dashboards.links.ticket import Tickets
from tidegauge.dashboards.validation import read_document
from tidegauge.meta.database import Database

_NOTHING: Final = "This link does not open anything: it is wrong, over, or was taken back."
_MAX_DOCUMENTS: Final = 64


class PublicProject(msgspec.Struct, frozen=True):
    """What a public page says of the project."""

    name: str
    timezone: str


class PublicDashboard(msgspec.Struct, frozen=True):
    """What a link opens; `session` is shown with each question."""

    document: msgspec.Raw
    version: int
    project: PublicProject
    allow_filters: bool
    session: str


class Questions(Protocol):
    """Answers questions and analyses (`Analyses` does)."""

    async def ask(self, given: dict[str, Any], project: int, timezone: str, *, may_be_stale: bool = False) -> Answer:
        """The answer for a project whose zone is `timezone`. Raises InvalidQuery."""
        ...


class Door:
    """Guesses of tokens and passwords are slowed down by the address they come from."""

    def __init__(
        self, library: Library, database: Database, questions: Questions, passwords: Passwords, throttle: LoginThrottle, tickets: Tickets, clock: Clock
    ) -> None:
        self._library, self._database, self._questions, self._passwords = library, database, questions, passwords
        self._throttle, self._tickets, self._clock = throttle, tickets, clock
        self.sight_of: OwnerSight = every_owner_sees_all
        """What is seen through a link: what whoever made it may see."""
        self._documents: OrderedDict[tuple[str, int], Document] = OrderedDict()

    async def links(self, caller: Principal, board_id: str) -> list[LinkView]:
        """A dashboard's links, newest first. Raises Forbidden for others than its owner and the project's administrators."""
        board = await self._library.board(caller, board_id)
        require_owner(board.claim, caller)
        now_ms = self._clock.now_ms()
        return [link_view(link, now_ms, is_public=board.visibility == "public") for link in await self._database.read(list_links, board_id)]

    async def make(self, caller: Principal, board_id: str, new: NewLink) -> LinkView:
        """A new link with its token, which is shown this once. The dashboard is public from now on. Raises InvalidInput, LimitReached."""
        require_owner((await self._library.board(caller, board_id)).claim, caller)
        now_ms = self._clock.now_ms()
        end_ms = new.checked(now_ms)
        password_hash = None
        if new.password is not None:
            password_hash = await asyncio.to_thread(self._passwords.hash_now, new.password, min_length=MIN_PASSWORD_LENGTH)
        origins = new.allowed_origins if new.is_embed else ()
        link = Link(new_id(), board_id, password_hash, end_ms, new.is_embed, new.allow_filters, origins, now_ms, None)
        token = new_token()
        await self._database.write(add_link, link, hash_token(token), require_person(caller))
        return link_view(link, now_ms, is_public=True, token=token)

    async def remove(self, caller: Principal, board_id: str, link_id: str) -> None:
        """Take a link back. Raises NotFound."""
        require_owner((await self._library.board(caller, board_id)).claim, caller)
        if not await self._database.write(remove_link, board_id, link_id):
            raise NotFound("There is no such link.")

    async def open(self, token: str, password: str, address: str) -> PublicDashboard:
        """The dashboard behind a link. Raises NotFound; Unauthenticated with code `password_required` or `wrong_password`; RateLimited."""
        opened = await self._opened(token)
        if opened is None:
            await self._throttle.begin("share", address)
            await self._throttle.fail(address)
            raise NotFound(_NOTHING)
        await self._check_password(opened.link, password, address)
        document = await self._database.read(find_document, opened.link.dashboard_id)
        if document is None:
            raise NotFound(_NOTHING)
        await self._database.write(touch_link, opened.link.id, self._clock.now_ms())
        project = PublicProject(opened.project_name, opened.timezone)
        return PublicDashboard(msgspec.Raw(document), opened.version, project, opened.link.allow_filters, self._tickets.issue(opened.link.id))

    async def ask(self, token: str, ticket: str, asked: PublicQuestion) -> Answer:
        """The answer to one of the dashboard's questions. Raises Unauthenticated without a ticket of this link, NotFound, Forbidden, InvalidQuery."""
        link_id = self._tickets.link_of(ticket)
        if link_id is None:
            raise Unauthenticated("Open the link again: its session has ended.")
        opened = await self._opened(token)
        if opened is None:
            raise NotFound(_NOTHING)
        if opened.link.id != link_id:
            raise Forbidden("This session is of another link.")
        question = public_question(await self._document(opened), asked, allow_filters=opened.link.allow_filters)
        with calling(link_id), as_owner(self.sight_of(opened.project_id, opened.owner_id)):
            return await self._questions.ask(question, opened.project_id, opened.timezone, may_be_stale=True)

    async def origins(self, token: str) -> tuple[str, ...]:
        """The pages that may frame what a link opens; none for a link that is no embed, or none at all."""
        opened = await self._opened(token)
        return opened.link.origins if opened is not None and opened.link.is_embed else ()

    async def _opened(self, token: str) -> Opened | None:
        return await self._database.read(find_opened, hash_token(token[:200]), self._clock.now_ms())

    async def _check_password(self, link: Link, password: str, address: str) -> None:
        if link.password_hash is None:
            return
        if not password:
            raise Unauthenticated("This link asks for a password.", code="password_required")
        await self._throttle.begin(link.id, address)
        if not (await self._passwords.check(link.password_hash, password)).is_right:
            await self._throttle.fail(address)
            raise Unauthenticated("That is not the password of this link.", code="wrong_password")
        await self._throttle.succeed(link.id, address)

    async def _document(self, opened: Opened) -> Document:
        """Decoded once for each version."""
        key = (opened.link.dashboard_id, opened.version)
        found = self._documents.get(key)
        if found is None:
            document = await self._database.read(find_document, opened.link.dashboard_id)
            if document is None:
                raise NotFound(_NOTHING)
            found = self._documents[key] = read_document(msgspec.json.decode(document))
            if len(self._documents) > _MAX_DOCUMENTS:
                self._documents.popitem(last=False)
        return found
