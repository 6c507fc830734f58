"""Who it is once more, before something that an open screen alone must not be enough for."""

from __future__ import annotations

from typing import Final

import structlog

from tidegauge.accounts.login.repository import login_began_ms
from tidegauge.accounts.password import Passwords
from tidegauge.accounts.people.repository import find_login
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Forbidden
from tidegauge.meta.database import Database

FRESH_S: Final = 600
"""So long after signing in by the provider that alone shows who it is."""

log = structlog.get_logger(__name__)


class Confirmation:
    """Guesses count with those of signing in."""

    def __init__(self, database: Database, passwords: Passwords, throttle: LoginThrottle, clock: Clock) -> None:
        self._database = database
        self._passwords = passwords
        self._throttle = throttle
        self._clock = clock

    async def has_password(self, person: Principal) -> bool:
        """Whether the person has chosen a password: who only ever came by the provider has none."""
        known = await self._database.read(find_login, person.email)
        return known is not None and known.password_hash != ""

    async def require_presence(self, person: Principal, password: str, ip: str) -> None:
        """The password; of somebody who has none, that they signed in a short while ago. Raises as `require`, Forbidden (`sign_in_again`)."""
        if await self.has_password(person):
            await self.require(person, password, ip)
            return
        began_ms = await self._database.read(login_began_ms, person.session_id)
        if began_ms is None or self._clock.now_ms() - began_ms > FRESH_S * 1000:
            raise Forbidden(f"Sign in again, then do this within {FRESH_S // 60} minutes: you have no password to show instead.", code="sign_in_again")

    async def require(self, person: Principal, password: str, ip: str) -> None:
        """Raises Forbidden (`wrong_password`) unless it is the person's password; RateLimited."""
        await self._throttle.begin(person.email, ip)
        known = await self._database.read(find_login, person.email)
        check = await self._passwords.check(known.password_hash if known and known.is_active else None, password)
        if not check.is_right:
            await self._throttle.fail(ip)
            log.warning("wrong_password", person_id=person.person_id, ip=ip)
            raise Forbidden("The password is wrong.", code="wrong_password")
        await self._throttle.succeed(person.email, ip)
